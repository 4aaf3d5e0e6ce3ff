/**
 * A name as addresses and searches spell it, both ways that umlauts are written: "Mühle & Co." is `muhle co` and
 * `muehle co`.
 */
export function slugs(name: string): string[] {
  const lower = name.toLowerCase().replaceAll('ß', 'ss')
  const spelt = lower.replace(/[äöü]/g, (letter) => ({ä: 'ae', ö: 'oe', ü: 'ue'})[letter] ?? letter)
  const slug = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return [...new Set([slug(lower), slug(spelt)])].filter((one) => one !== '')
}

/** Whether a name, as a slug, stands among the words typed, as whole words. */
export function namedValues(words: string): (slug: string) => boolean {
  const typed = slugs(words).map((slug) => ` ${slug} `)
  return (slug) => typed.some((text) => text.includes(` ${slug} `))
}

const CHEAP =
  /(?<!\b(?:nicht|not|too|zu) )\b(?:gunstig\w*|guenstig\w*|billig\w*|preiswert\w*|spar(?:en|preis)|rabatt\w*|reduziert\w*|angebote?|cheap\w*|affordable|inexpensive|budget|low cost|discount\w*|sale)\b|\b(?:nicht|not) (?:zu |too |so )?(?:teuer|expensive)\b/
const AMOUNT = /(?:€|\beur\b|\beuro)/
const BOUND = /\b(?:unter|bis|hochstens|hoechstens|maximal|max|under|below|up to|less than) (?:zu )?\d+$/

/** Whether search words are about the price: a word for cheap, an amount of money, or a bound with nothing after it. */
export function saysCheap(words: string): boolean {
  return AMOUNT.test(words.toLowerCase()) || slugs(words).some((slug) => CHEAP.test(slug) || BOUND.test(slug))
}
