/**
 * Lower case, accents and umlauts folded to the base letter, ß to ss; the spellings ae, oe and ue count as
 * umlauts where no vowel or q stands before them, as in Snowball's "german2".
 */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/(?<![aeiouq])([aou])e/g, '$1')
}

/** Nouns that would fall together with their adjective: "Größe" is not "große". */
const UMLAUT_NOUNS = /^(?:gr(?:ö|oe)(?:ß|ss)e|l(?:ä|ae)nge|h(?:ö|oe)he|st(?:ä|ae)rke)$/i

/** Letters after which a German s or st is an ending. */
const S_ENDING = /[bdfghklmnt]$/

/**
 * The light German stemmer of Savoy (2006, "Light stemming approaches for the French, Portuguese, German and
 * Hungarian languages", SAC ’06, pp. 1031–1035), which takes off endings of case, number, comparative and
 * superlative, after the English plurals of the S-stemmer (Harman 1991, "How effective is suffixing?", JASIS
 * 42(1), pp. 7–15). One stemmer for both languages, as visitors mix them; it need not be right, only the same for
 * the catalogue's words and for theirs.
 */
export function stem(word: string): string {
  // The mark keeps them apart from their adjective for typos as well.
  if (UMLAUT_NOUNS.test(word)) return `${fold(word)}_`
  return superlative(ending(plural(fold(word))))
}

function plural(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.length > 3 && word.endsWith('s') && !/[ius]s$/.test(word) ? word.slice(0, -1) : word
}

function ending(word: string): string {
  if (word.length > 5 && word.endsWith('ern')) return word.slice(0, -3)
  if (word.length > 4 && /e[mnrs]$/.test(word)) return word.slice(0, -2)
  if (word.length > 3 && word.endsWith('e')) return word.slice(0, -1)
  if (word.length > 3 && word.endsWith('s') && S_ENDING.test(word.slice(0, -1))) return word.slice(0, -1)
  return word
}

function superlative(word: string): string {
  if (word.length > 6 && word.endsWith('est')) return word.slice(0, -3)
  if (word.length > 4 && /e[rn]$/.test(word)) return word.slice(0, -2)
  if (word.length > 4 && word.endsWith('st') && S_ENDING.test(word.slice(0, -2))) return word.slice(0, -2)
  return word
}
