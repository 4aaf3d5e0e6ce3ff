import {type ArchetypeSource, rowShares} from './archetype-sources'
import type {Counts} from './estimate-cells'

/** Means of what one report adds to a row's share, and of its powers up to the fourth. */
export interface RowMoments {
  readonly mean: number
  readonly square: number
  readonly cube: number
  readonly fourth: number
}

/**
 * A report whose subset holds x of a row's m cells adds (x − m q) / (p − q) to the row's share, which is the mean of
 * that. How x is distributed is known for visits inside the row and outside, and the share says how many are inside.
 *
 * @returns by archetype, `none` first; zeros where there is no report
 */
export function rowMoments(source: ArchetypeSource, counts: Counts): RowMoments[] {
  const {topic, rows, chances} = source
  if (!(counts.reports > 0)) return rows.map(() => ({mean: 0, square: 0, cube: 0, fourth: 0}))
  const {p, q} = chances
  const shares = rowShares(source, counts)
  const [k, w] = [topic.cells.length, topic.subsetSize]
  return rows.map((row, a) => {
    const m = row.length
    const share = shares[a]!
    const moment = (power: number): number => {
      const added = (x: number) => ((x - m * q) / (p - q)) ** power
      const inside =
        p * meanOf((x) => added(x + 1), {marked: m - 1, all: k - 1, drawn: w - 1}) +
        (1 - p) * meanOf(added, {marked: m - 1, all: k - 1, drawn: w})
      const outside =
        p * meanOf(added, {marked: m, all: k - 1, drawn: w - 1}) +
        (1 - p) * meanOf(added, {marked: m, all: k - 1, drawn: w})
      return share * inside + (1 - share) * outside
    }
    return {mean: share, square: moment(2), cube: moment(3), fourth: moment(4)}
  })
}

interface Urn {
  readonly marked: number
  readonly all: number
  readonly drawn: number
}

/** E f(x) for the number x of marked ones among those drawn without return: hypergeometric. */
function meanOf(f: (x: number) => number, {marked, all, drawn}: Urn): number {
  const ways = choose(all, drawn)
  let mean = 0
  for (let x = Math.max(0, drawn - (all - marked)); x <= Math.min(marked, drawn); x++)
    mean += (f(x) * choose(marked, x) * choose(all - marked, drawn - x)) / ways
  return mean
}

function choose(n: number, k: number): number {
  let ways = 1
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i
  return ways
}
