/** Small statistics for benchmark reports. */

export function mean(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length
}

/** Standard error of the mean, with the sample standard deviation. */
export function standardError(values: readonly number[]): number {
  const m = mean(values)
  const variance = values.reduce((sum, x) => sum + (x - m) ** 2, 0) / Math.max(1, values.length - 1)
  return Math.sqrt(variance / values.length)
}

/** Quantile by linear interpolation (type 7 in R). */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = p * (sorted.length - 1)
  const below = sorted[Math.floor(at)] ?? Number.NaN
  const above = sorted[Math.ceil(at)] ?? Number.NaN
  return below + (at - Math.floor(at)) * (above - below)
}

/** Fisher–Yates, seeded by the generator given. */
export function shuffled<T>(values: readonly T[], random: () => number): T[] {
  const out = [...values]
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const held = out[i]!
    out[i] = out[j]!
    out[j] = held
  }
  return out
}

/**
 * Expected calibration error: |mean claim − observed share| over bins of equal mass, weighted by their size.
 *
 * @see Naeini et al. 2015, Obtaining well calibrated probabilities using Bayesian binning
 */
export function expectedCalibrationError(
  claims: readonly {readonly claimed: number; readonly hit: boolean}[],
  bins = 10,
): number {
  const sorted = [...claims].sort((a, b) => a.claimed - b.claimed)
  let error = 0
  for (let bin = 0; bin < bins; bin++) {
    const rows = sorted.slice(
      Math.round((bin * sorted.length) / bins),
      Math.round(((bin + 1) * sorted.length) / bins),
    )
    if (rows.length === 0) continue
    const gap = mean(rows.map(({claimed}) => claimed)) - mean(rows.map(({hit}) => (hit ? 1 : 0)))
    error += (rows.length / sorted.length) * Math.abs(gap)
  }
  return error
}
