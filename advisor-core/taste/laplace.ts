import {choleskyFactor, choleskyInverse} from '../numeric/cholesky'
import {choiceUtilities, probabilities} from './choice-probabilities'
import type {TasteProblem} from './types'

/**
 * The negative Hessian of the log posterior of the weights: prior precision plus, for each choice,
 * Σ_i p_i (x_i − x̄)(x_i − x̄)ᵀ with p the choice probabilities and x̄ = Σ p_i x_i. Positive definite whenever
 * the prior's precision is: the log posterior has one maximum.
 *
 * @param weights  shape [d], where to take it
 * @returns shape [d × d], row-major
 * @see Train 2009, Discrete Choice Methods with Simulation, 2nd ed., §3.7.1
 */
export function negativeHessian(
  {prior, choices, positions}: TasteProblem,
  weights: ArrayLike<number>,
): Float64Array {
  const d = weights.length
  const H = fullPrecision(prior.precision, d)
  const mean = new Float64Array(d)
  const centred = new Float64Array(d)
  for (const choice of choices) {
    const p = probabilities(choiceUtilities(choice, weights, positions))
    const shown = choice.positions.length
    mean.fill(0)
    for (let i = 0; i < shown; i++) {
      for (let f = 0; f < d; f++) mean[f]! += p[i]! * choice.features[i * d + f]!
    }
    // One more item than shown where nothing was wanted: the average product, with all features 0.
    for (let i = 0; i < p.length; i++) {
      for (let f = 0; f < d; f++) centred[f] = (i < shown ? choice.features[i * d + f]! : 0) - mean[f]!
      for (let f = 0; f < d; f++) {
        const scaled = p[i]! * centred[f]!
        if (scaled !== 0) for (let g = 0; g <= f; g++) H[f * d + g]! += scaled * centred[g]!
      }
    }
  }
  for (let f = 0; f < d; f++) for (let g = 0; g < f; g++) H[g * d + f] = H[f * d + g]!
  return H
}

/**
 * Laplace's approximation of the posterior around its maximum: Normal(weights, covariance).
 *
 * @param weights  shape [d], the maximum of the log posterior
 * @returns `factor`, the Cholesky factor of the precision (`solveUpper(factor, z)` turns standard normal z into
 *          a draw around 0), and the covariance; shape [d × d] each, row-major
 */
export function laplace(
  problem: TasteProblem,
  weights: ArrayLike<number>,
): {factor: Float64Array; covariance: Float64Array} {
  const factor = choleskyFactor(negativeHessian(problem, weights), weights.length)
  return {factor, covariance: choleskyInverse(factor, weights.length)}
}

/** A precision as a full matrix, copied: from its diagonal, shape [d], or itself, shape [d × d]. */
export function fullPrecision(precision: ArrayLike<number>, d: number): Float64Array {
  if (precision.length === d * d) return Float64Array.from(precision)
  if (precision.length !== d) throw new RangeError(`invalid precision: ${precision.length} for ${d} weights`)
  const full = new Float64Array(d * d)
  for (let f = 0; f < d; f++) full[f * d + f] = precision[f]!
  return full
}
