import {normalQuantile} from '../numeric/normal-quantile'

/**
 * An asymptotic confidence sequence of a mean: intervals that hold the truth at every look from the start on, all at
 * once, with probability 1 − α. Nobody looks before the start, and what is not looked at there costs nothing.
 */
export interface Sequence {
  /** n₀ > 0, the number of reports at which the first interval may be looked at. */
  readonly start: number
  /** a, half the width of the interval at the start in standard errors; see `startErrors`. */
  readonly errors: number
}

/**
 * Half the width of the interval at n reports in standard errors: √(a² + ln(n / n₀)). A Brownian motion leaves
 * ± √(t (a² + ln(t / n₀))) at any time from n₀ on with probability α exactly: Robbins' normal mixture with a flat
 * weight and a delayed start. With a mixture of finite width that starts at once, the narrowest possible interval at
 * any one time is wider (3.04 standard errors at α = .05, here 2.80 at the start).
 *
 * @throws RangeError for fewer reports than at the start: there is no interval
 * @see Robbins and Siegmund 1970, Boundary crossing probabilities for the Wiener process and sample sums, Ann. Math.
 *      Statist. 41; Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024, Time-uniform central limit theory and
 *      asymptotic confidence sequences, Ann. Statist. 52(6); for the delayed start Bibaut, Kallus and Lindon 2022,
 *      Near-optimal non-parametric sequential tests and confidence sequences with possibly dependent observations
 */
export function sequenceErrors(reports: number, {start, errors}: Sequence): number {
  if (!(start > 0 && reports >= start)) throw new RangeError(`invalid reports: ${reports} of ${start}`)
  return Math.sqrt(errors ** 2 + Math.log(reports / start))
}

/** Halvings of the stretch in which a is looked for: to the last digit. */
const HALVINGS = 60

/**
 * The a at which the chance of ever leaving, 2 (1 − Φ(a) + a φ(a)), is α.
 *
 * @param alpha  in [1e-9, 0.5]
 */
export function startErrors(alpha: number): number {
  if (!(alpha >= 1e-9 && alpha <= 0.5)) throw new RangeError(`invalid alpha: ${alpha}`)
  let [low, high] = [1, 8]
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2
    // 1 − Φ(a) is compared by its quantile: what is left of α / 2 once a φ(a) is paid for.
    const left = alpha / 2 - (middle * Math.exp(-(middle ** 2) / 2)) / Math.sqrt(2 * Math.PI)
    if (left > 1e-11 && -normalQuantile(left) < middle) high = middle
    else low = middle
  }
  return (low + high) / 2
}
