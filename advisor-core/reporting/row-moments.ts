import type {ArchetypeSource} from './archetype-sources'

/** Of what one report adds to a row's share: its mean and that of its square. */
export interface RowMoments {
  readonly mean: number
  readonly square: number
}

/** Of visits whose cell is in the row, and of the others. */
export interface RowDraw {
  readonly inside: RowMoments
  readonly outside: RowMoments
}

/**
 * A report whose subset holds x of a row's m cells adds (x − m q) / (p − q) to the row's share, which is the mean of
 * that. How x is distributed is known for visits inside the row and outside, without any data.
 *
 * @returns by archetype, `none` first
 */
export function rowMoments({topic, rows, chances}: ArchetypeSource): RowDraw[] {
  const {p, q} = chances
  const [k, w] = [topic.cells.length, topic.subsetSize]
  return rows.map((row) => {
    const m = row.length
    const square = (x: number) => ((x - m * q) / (p - q)) ** 2
    const inside =
      p * meanOf((x) => square(x + 1), {marked: m - 1, all: k - 1, drawn: w - 1}) +
      (1 - p) * meanOf(square, {marked: m - 1, all: k - 1, drawn: w})
    const outside =
      p * meanOf(square, {marked: m, all: k - 1, drawn: w - 1}) +
      (1 - p) * meanOf(square, {marked: m, all: k - 1, drawn: w})
    return {
      inside: {mean: 1, square: inside},
      outside: {mean: 0, square: outside},
    }
  })
}

/** Of visits of which this share is inside the row. */
export function mixMoments({inside, outside}: RowDraw, share: number): RowMoments {
  return {mean: share, square: share * inside.square + (1 - share) * outside.square}
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
