import {frequencies} from './frequencies'

/** The shape of a topic, and the odds it is drawn at. */
export interface Mechanism {
  /** k */
  readonly cells: number
  /** w */
  readonly subsetSize: number
  /** R */
  readonly odds: number
}

/**
 * Covariance of "cell i is in the subset" and "cell j is" in one report, when a share f of the visitors has each
 * cell: exact, from the chances with which subset selection draws two cells together.
 *
 * @param shares  f, shape [k], sums to 1
 * @returns shape [k × k], row-major; of n reports' frequencies it is this over n
 */
export function frequencyCovariance(shares: readonly number[], mechanism: Mechanism): Float64Array {
  const {cells: k, subsetSize: w, odds} = mechanism
  const {p, q} = frequencies(k, w, odds)
  const lambda = shares.map((share) => q + (p - q) * share)
  // Two cells together: one of them is the true one, or a third is.
  const withTrue = (p * (w - 1)) / (k - 1)
  const others = k > 2 ? (p * (w - 1) * (w - 2) + (1 - p) * w * (w - 1)) / ((k - 1) * (k - 2)) : 0
  const covariance = new Float64Array(k * k)
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      const either = shares[i]! + shares[j]!
      const both = i === j ? lambda[i]! : either * withTrue + (1 - either) * others
      covariance[i * k + j] = both - lambda[i]! * lambda[j]!
    }
  }
  return covariance
}

/** Variance in one report of how many of the cells named are in the subset. */
export function groupVariance(covariance: Float64Array, k: number, cells: readonly number[]): number {
  let sum = 0
  for (const i of cells) for (const j of cells) sum += covariance[i * k + j]!
  return Math.max(0, sum)
}
