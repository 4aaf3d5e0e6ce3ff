/** Something claimed with a probability, and whether it came true. */
export interface Claim {
  readonly claimed: number
  readonly came: boolean
}

export interface CalibrationBin {
  readonly count: number
  /** Mean probability claimed, and the share that came true. */
  readonly claimed: number
  readonly observed: number
  /** Standard error of `observed`. */
  readonly se: number
}

export interface Calibration {
  /** Expected calibration error: mean over the claims of |claimed − observed| of their bin. */
  readonly ece: number
  /** What it would be for perfect claims, for want of data: mean |deviation| of a normal, √(2/π) standard errors. */
  readonly byChance: number
  readonly bins: readonly CalibrationBin[]
}

/**
 * Compares claims with what came, in bins of equally many claims, in order of the claim.
 *
 * @see Naeini, Cooper and Hauskrecht 2015, Obtaining well calibrated probabilities using Bayesian binning
 */
export function calibrate(claims: readonly Claim[], binCount = 10): Calibration {
  const sorted = [...claims].sort((a, b) => a.claimed - b.claimed)
  const count = Math.min(binCount, sorted.length)
  const bins = Array.from({length: count}, (_, k) => {
    const from = Math.round((k * sorted.length) / count)
    const to = Math.round(((k + 1) * sorted.length) / count)
    return toBin(sorted.slice(from, to))
  })
  const off = bins.reduce((sum, bin) => sum + bin.count * Math.abs(bin.claimed - bin.observed), 0)
  const chance = bins.reduce(
    (sum, {count: n, claimed: p}) => sum + n * Math.sqrt((2 * p * (1 - p)) / (Math.PI * n)),
    0,
  )
  const total = Math.max(1, claims.length)
  return {ece: off / total, byChance: chance / total, bins}
}

function toBin(claims: readonly Claim[]): CalibrationBin {
  const count = claims.length
  const claimed = claims.reduce((sum, claim) => sum + claim.claimed, 0) / count
  const observed = claims.filter(({came}) => came).length / count
  return {count, claimed, observed, se: Math.sqrt((observed * (1 - observed)) / count)}
}
