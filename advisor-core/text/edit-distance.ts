/**
 * How many typing slips apart two words are: insertions, deletions, substitutions and swaps of neighbours, no
 * part of a word edited twice (optimal string alignment).
 *
 * @param most  gives up beyond this many
 * @returns the distance, or `most + 1` where it is larger
 * @see Damerau 1964, "A technique for computer detection and correction of spelling errors", CACM 7(3), pp. 171–176
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let twoAgo: number[] = []
  let previous = Array.from({length: b.length + 1}, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + cost)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) best = Math.min(best, twoAgo[j - 2]! + 1)
      row.push(best)
    }
    if (Math.min(...row) > most) return most + 1
    twoAgo = previous
    previous = row
  }
  return Math.min(previous[b.length]!, most + 1)
}

/** How many slips a stem of this length may have: short words are too close to each other. */
export function slipsAllowed(length: number): number {
  if (length <= 4) return 0
  return length <= 7 ? 1 : 2
}
