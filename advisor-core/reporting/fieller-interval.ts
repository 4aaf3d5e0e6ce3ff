import {NORMAL_QUANTILE} from './wilson-interval'

/** Two unbiased, nearly normal estimates and how they vary together. */
export interface Ratio {
  readonly top: number
  readonly bottom: number
  readonly varianceTop: number
  readonly covariance: number
  readonly varianceBottom: number
}

/**
 * 95 % interval of top / bottom: every θ at which top − θ · bottom differs from 0 by no more than its own noise. It
 * leans to the side to which the ratio is skewed, and has no ends where the bottom may be 0.
 *
 * @see Fieller 1954, Some problems in interval estimation, J. R. Stat. Soc. B 16
 */
export function fiellerInterval({top, bottom, varianceTop, covariance, varianceBottom}: Ratio): {
  readonly low: number
  readonly high: number
} {
  const square = NORMAL_QUANTILE ** 2
  // a θ² − 2 b θ + c ≤ 0
  const a = bottom ** 2 - square * varianceBottom
  const b = top * bottom - square * covariance
  const c = top ** 2 - square * varianceTop
  if (!(a > 0)) return {low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY}
  const root = Math.sqrt(Math.max(0, b ** 2 - a * c))
  return {low: (b - root) / a, high: (b + root) / a}
}
