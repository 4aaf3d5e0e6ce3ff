import {invertMatrix} from './invert-matrix'

export interface CorrectedShares {
  /** Most likely shares of the true classes: none below 0, together 1. shape [K] */
  readonly shares: Float64Array
  /** The same without these bounds (BCH); what intervals are drawn around. shape [K] */
  readonly unbounded: Float64Array
  readonly standardErrors: Float64Array
  /** Lower and upper ends at the level asked for, cut to [0, 1]. */
  readonly intervals: readonly (readonly [number, number])[]
  /** Largest sum of |weights| by which an error of the reported shares is multiplied; 1 is perfect classification. */
  readonly magnification: number
}

export interface ReportedShares {
  /** Shares of the classes as reported; estimates may lie below 0. shape [K] */
  readonly shares: ArrayLike<number>
  /** Their covariance, shape [K × K]; left out, that of `people` reports drawn without further noise. */
  readonly covariance?: ArrayLike<number>
  readonly people: number
}

/** Of the normal distribution: 95 % lie within. */
const Z95 = 1.959964
const ITERATIONS = 10_000

/**
 * Shares of the true classes from the shares of the reported ones: the third step of three-step latent class
 * analysis. What was reported is Dᵀ π; the inverse gives π, its covariance the interval by the delta method, and EM
 * the most likely π inside the bounds. The matrix counts as known.
 *
 * @param matrix D, shape [K × K], from `classificationMatrix`
 * @throws RangeError when the matrix cannot be inverted: two classes are reported alike
 * @see Bolck, Croon & Hagenaars 2004 (inverse); Vermunt 2010, §3.2 (maximum likelihood)
 */
export function correctShares(reported: ReportedShares, matrix: ArrayLike<number>, z = Z95): CorrectedShares {
  const {shares: observed, people} = reported
  const classes = observed.length
  const inverse = invertMatrix(matrix, classes)
  const covariance = reported.covariance ?? multinomialCovariance(observed, people)
  const unbounded = new Float64Array(classes)
  const standardErrors = new Float64Array(classes)
  let magnification = 0
  for (let t = 0; t < classes; t++) {
    let variance = 0
    let weights = 0
    for (let s = 0; s < classes; s++) {
      unbounded[t]! += inverse[s * classes + t]! * observed[s]!
      weights += Math.abs(inverse[s * classes + t]!)
      for (let r = 0; r < classes; r++)
        variance += inverse[s * classes + t]! * covariance[s * classes + r]! * inverse[r * classes + t]!
    }
    standardErrors[t] = Math.sqrt(Math.max(variance, 0))
    magnification = Math.max(magnification, weights)
  }
  return {
    shares: likeliestShares(observed, matrix, unbounded),
    unbounded,
    standardErrors,
    intervals: Array.from(unbounded, (share, t) => {
      const half = z * standardErrors[t]!
      return [clamp(share - half), clamp(share + half)] as const
    }),
    magnification,
  }
}

/** EM for the shares alone; where the inverse lies inside the bounds it is the answer already. */
function likeliestShares(
  observed: ArrayLike<number>,
  matrix: ArrayLike<number>,
  unbounded: Float64Array,
): Float64Array {
  if (unbounded.every((share) => share >= 0)) return unbounded.slice()
  const classes = observed.length
  const counts = Float64Array.from(observed, (share) => Math.max(share, 0))
  const total = counts.reduce((sum, count) => sum + count, 0)
  let shares = new Float64Array(classes).fill(1 / classes)
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const next = new Float64Array(classes)
    for (let s = 0; s < classes; s++) {
      let expected = 0
      for (let t = 0; t < classes; t++) expected += shares[t]! * matrix[t * classes + s]!
      if (!(expected > 0)) continue
      for (let t = 0; t < classes; t++)
        next[t]! += ((counts[s]! / total) * shares[t]! * matrix[t * classes + s]!) / expected
    }
    const moved = next.reduce((most, share, t) => Math.max(most, Math.abs(share - shares[t]!)), 0)
    shares = next
    if (moved < 1e-12) break
  }
  return shares
}

function multinomialCovariance(shares: ArrayLike<number>, people: number): Float64Array {
  const classes = shares.length
  return Float64Array.from({length: classes * classes}, (_, i) => {
    const [s, r] = [Math.floor(i / classes), i % classes]
    return ((s === r ? shares[s]! : 0) - shares[s]! * shares[r]!) / people
  })
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share))
}
