import {normalQuantile} from '../numeric/normal-quantile'
import {bivariateNormalCdf} from './bivariate-normal'

/** Correlations beyond this are not told apart from it. */
const LARGEST_CORRELATION = 0.95

/**
 * Polychoric correlation of two ordered indicators: the correlation of the two normal variables that, cut at the
 * margins' thresholds, make the table likeliest (two-step estimate).
 *
 * @param table shape [rows × columns], row-major; how many people (or their weight) in each cell
 * @returns in [−0.95, 0.95]; 0 for a table with one row or column in use
 * @see Olsson 1979, Maximum likelihood estimation of the polychoric correlation coefficient
 */
export function polychoric(table: ArrayLike<number>, columns: number): number {
  const rows = table.length / columns
  const sums = (size: number, of: (i: number) => number): number[] => {
    const counts = new Array<number>(size).fill(0)
    for (let i = 0; i < table.length; i++) counts[of(i)]! += table[i]!
    return counts
  }
  const h = thresholds(sums(rows, (i) => Math.floor(i / columns)))
  const k = thresholds(sums(columns, (i) => i % columns))
  const logLik = (correlation: number): number => {
    const below = h.map((a) => k.map((b) => bivariateNormalCdf(a, b, correlation)))
    let sum = 0
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        const count = table[i * columns + j]!
        if (!(count > 0)) continue
        const mass = below[i + 1]![j + 1]! - below[i]![j + 1]! - below[i + 1]![j]! + below[i]![j]!
        sum += count * Math.log(Math.max(mass, 1e-12))
      }
    }
    return sum
  }
  if (new Set(h).size < 3 || new Set(k).size < 3) return 0
  return maximise(logLik, -LARGEST_CORRELATION, LARGEST_CORRELATION)
}

/**
 * Cut points of a standard normal variable that give the margins: −∞ first, ∞ last.
 *
 * @param counts by category, lowest first
 * @returns shape [categories + 1]
 */
export function thresholds(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  let below = 0
  const cuts = counts.map((count) => {
    below += count / total
    if (below <= 1e-10) return Number.NEGATIVE_INFINITY
    return below >= 1 - 1e-10 ? Number.POSITIVE_INFINITY : normalQuantile(below)
  })
  return [Number.NEGATIVE_INFINITY, ...cuts]
}

/** Golden section search for the top of a function with one top. */
function maximise(value: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2
  let [low, high] = [from, to]
  let a = high - ratio * (high - low)
  let b = low + ratio * (high - low)
  let [atA, atB] = [value(a), value(b)]
  while (high - low > 1e-5) {
    if (atA > atB) {
      ;[high, b, atB] = [b, a, atA]
      a = high - ratio * (high - low)
      atA = value(a)
    } else {
      ;[low, a, atA] = [a, b, atB]
      b = low + ratio * (high - low)
      atB = value(b)
    }
  }
  return (low + high) / 2
}
