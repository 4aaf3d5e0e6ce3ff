const SHORTEST_PART = 4
const SHORTEST_REST = 3

/** More words than this are not compared with each other. */
const MOST_WORDS = 600

/**
 * Parts that the catalogue's compounds are made of: "Kapselmaschine" and "Filtermaschine" share "maschine", which
 * leaves "Kapsel" and "Filter". A visitor's compound counts as understood when it is a known word and such parts.
 *
 * @param words  stems of the words in labels
 */
export function compoundParts(words: ReadonlySet<string>): ReadonlySet<string> {
  const all = [...words].slice(0, MOST_WORDS)
  const parts = new Set(all)
  for (const a of all)
    for (const b of all) {
      const shared = sharedEnding(a, b)
      if (a === b || shared < SHORTEST_PART) continue
      if (shared < b.length && b.length - shared < SHORTEST_REST) continue
      if (a.length - shared < SHORTEST_REST) continue
      parts.add(a.slice(a.length - shared))
      parts.add(a.slice(0, a.length - shared))
    }
  return parts
}

function sharedEnding(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++
  return n
}
