import {choleskyFactor, choleskyInverse, solveUpper} from '../../advisor-core/numeric/cholesky'
import {normal} from '../../advisor-core/numeric/random'
import {type Population, savedNumbers} from './population'
import {inverseWishartPrecision} from './random-wishart'

/** Precision of the prior of the mean, in people. */
const MEAN_PRIOR = 0.01
/** Degrees of freedom of the prior of the covariance beyond d; its scale is the identity times all of them. */
const EXTRA_FREEDOM = 3

/** A normal distribution of weights over people with the same features. */
export interface NormalParameters {
  /** shape [d] */
  readonly mean: Float64Array
  /** shape [d × d] */
  readonly covariance: Float64Array
}

/**
 * w ~ Normal(μ, Σ) with full covariance and the usual weak priors: μ ~ Normal(0, Σ / 0.01), Σ ~ inverse-Wishart with
 * d + 3 degrees of freedom and scale (d + 3) · I.
 *
 * @see Rossi, Allenby and McCulloch 2005, Bayesian Statistics and Marketing, §5.3 (the defaults of their package)
 */
export function createNormalPopulation(d: number): Population & {readonly average: () => NormalParameters} {
  let mean: Float64Array = new Float64Array(d)
  let precision: Float64Array = Float64Array.from({length: d * d}, (_, at) => (at % (d + 1) === 0 ? 1 : 0))
  const meanSum = new Float64Array(d)
  const covarianceSum = new Float64Array(d * d)
  let noted = 0
  return {
    prior: () => ({mean, precision}),
    update: (weights, random) => {
      const n = weights.length + MEAN_PRIOR
      const z = Float64Array.from({length: d}, () => normal(random) / Math.sqrt(n))
      const away = solveUpper(choleskyFactor(precision, d), z)
      mean = away.map((x, f) => x + weights.reduce((sum, w) => sum + w[f]!, 0) / n)
      precision = inverseWishartPrecision(
        random,
        EXTRA_FREEDOM + d + weights.length + 1,
        scatter(weights, mean),
        d,
      )
    },
    note: () => {
      const covariance = choleskyInverse(choleskyFactor(precision, d), d)
      for (let f = 0; f < d; f++) meanSum[f]! += mean[f]!
      for (let at = 0; at < d * d; at++) covarianceSum[at]! += covariance[at]!
      noted++
    },
    average: () => {
      if (noted === 0) throw new RangeError('no parameters noted')
      return {mean: meanSum.map((x) => x / noted), covariance: covarianceSum.map((x) => x / noted)}
    },
    save: () => ({
      mean: [...mean],
      precision: [...precision],
      meanSum: [...meanSum],
      covarianceSum: [...covarianceSum],
      noted: [noted],
    }),
    restore: (saved) => {
      mean = Float64Array.from(savedNumbers(saved, 'mean', d))
      precision = Float64Array.from(savedNumbers(saved, 'precision', d * d))
      meanSum.set(savedNumbers(saved, 'meanSum', d))
      covarianceSum.set(savedNumbers(saved, 'covarianceSum', d * d))
      noted = savedNumbers(saved, 'noted', 1)[0]!
    },
  }
}

/** The prior's scale matrix plus the sum of squares around the mean. */
function scatter(weights: readonly Float64Array[], mean: Float64Array): Float64Array {
  const d = mean.length
  const S = new Float64Array(d * d)
  for (const w of weights) {
    for (let f = 0; f < d; f++) {
      const away = w[f]! - mean[f]!
      for (let g = 0; g <= f; g++) S[f * d + g]! += away * (w[g]! - mean[g]!)
    }
  }
  for (let f = 0; f < d; f++) {
    S[f * d + f]! += EXTRA_FREEDOM + d
    for (let g = 0; g <= f; g++) {
      S[f * d + g]! += MEAN_PRIOR * mean[f]! * mean[g]!
      S[g * d + f] = S[f * d + g]!
    }
  }
  return S
}
