import {choiceLogLikelihood, choiceUtilities, probabilities} from './choice-probabilities'
import type {TastePrior, TasteProblem} from './types'

/**
 * Log of the posterior density of the weights, without the constants: Σ log P(choice | w) − ½ (w − μ)ᵀ Λ (w − μ).
 *
 * @param weights  shape [d]
 * @see Train 2009, Discrete Choice Methods with Simulation, 2nd ed., §3.1 (logit), §12.6 (normal prior)
 */
export function logPosterior(problem: TasteProblem, weights: ArrayLike<number>): number {
  const {mean} = problem.prior
  const pull = priorPull(problem.prior, weights)
  let sum = 0
  for (let f = 0; f < mean.length; f++) sum += 0.5 * pull[f]! * (weights[f]! - mean[f]!)
  for (const choice of problem.choices) sum += choiceLogLikelihood(choice, weights, problem.positions)
  return sum
}

/**
 * The gradient of `logPosterior`: for each choice x_chosen − Σ p_i x_i, and the prior's pull.
 *
 * @param weights  shape [d]
 * @returns shape [d]
 */
export function logPosteriorGradient(problem: TasteProblem, weights: ArrayLike<number>): Float64Array {
  const d = weights.length
  const gradient = priorPull(problem.prior, weights)
  for (const choice of problem.choices) {
    const p = probabilities(choiceUtilities(choice, weights, problem.positions))
    for (let i = 0; i < choice.positions.length; i++) {
      const surprise = (i === choice.chosen ? 1 : 0) - p[i]!
      for (let f = 0; f < d; f++) gradient[f]! += surprise * choice.features[i * d + f]!
    }
  }
  return gradient
}

/** −Λ (w − μ), for a diagonal or a full precision Λ; shape [d]. */
export function priorPull({mean, precision}: TastePrior, weights: ArrayLike<number>): Float64Array {
  const d = mean.length
  const pull = new Float64Array(d)
  for (let f = 0; f < d; f++) {
    if (precision.length === d) {
      pull[f] = -precision[f]! * (weights[f]! - mean[f]!)
      continue
    }
    for (let g = 0; g < d; g++) pull[f]! -= precision[f * d + g]! * (weights[g]! - mean[g]!)
  }
  return pull
}
