/** Normal quantile of a two-sided 95 % interval. */
export const NORMAL_QUANTILE = 1.959964

/**
 * Wilson's 95 % score interval of a frequency. At rare frequencies and few reports it covers what it claims, where
 * λ ± z √(λ(1 − λ)/n) does not: at λ = 1/12 and n = 200 that one covers 92.8 %, at λ = 1/39 88.3 %.
 *
 * @param lambda  c / n, in [0, 1]
 * @param n       number of reports, divided by the design effect where reports are not independent
 * @returns the ends, in [0, 1]
 * @see Wilson 1927, Probable inference, the law of succession, and statistical inference, J. Am. Stat. Assoc. 22;
 *      Brown, Cai and DasGupta 2001, Interval estimation for a binomial proportion, §3.1.1
 */
export function wilsonInterval(lambda: number, n: number): {readonly low: number; readonly high: number} {
  const square = NORMAL_QUANTILE ** 2
  const centre = (lambda + square / (2 * n)) / (1 + square / n)
  const half =
    (NORMAL_QUANTILE / (1 + square / n)) * Math.sqrt((lambda * (1 - lambda)) / n + square / (4 * n * n))
  return {low: centre - half, high: centre + half}
}
