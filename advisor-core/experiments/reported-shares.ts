import {type Counts, toShares} from '../reporting/estimate-cells'
import {frequencies} from '../reporting/frequencies'
import {frequencyCovariance} from '../reporting/frequency-covariance'
import {normSub} from '../reporting/norm-sub'
import {type ArmDesign, cellCount} from './arm-design'

/** Shares of a topic's cells and how they vary. */
export interface ReportedShares {
  /** shape [k]; may lie outside [0, 1] */
  readonly shares: Float64Array
  /** Of what one report adds to them, shape [k × k], row-major: of the shares it is this over n. */
  readonly covariance: Float64Array
}

/**
 * Unbiased shares f̂ = (c/n − q) / (p − q) with the exact covariance of the draw, at the shares nearest to them that
 * visits can have.
 *
 * @param counts  n > 0
 */
export function reportedShares(counts: Counts, design: ArmDesign): ReportedShares {
  const {subsetSize, odds} = design
  const k = cellCount(design)
  const {p, q} = frequencies(k, subsetSize, odds)
  const shares = toShares(counts, {p, q})
  return {
    shares: Float64Array.from(shares),
    covariance: frequencyCovariance(normSub(shares), {cells: k, subsetSize, odds}).map(
      (entry) => entry / (p - q) ** 2,
    ),
  }
}

/** Something told by shares: its value and the standard deviation that one report of it has. */
export interface Figure {
  readonly value: number
  /** σ: of n reports the standard error is σ / √n. */
  readonly deviation: number
}

/** A function of the shares, by its value and its gradient at them (delta method). shape [k] */
export function figureOf(value: number, gradient: Float64Array, covariance: Float64Array): Figure {
  const k = gradient.length
  let variance = 0
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) variance += gradient[i]! * covariance[i * k + j]! * gradient[j]!
  return {value, deviation: Math.sqrt(Math.max(0, variance))}
}
