import {meanWeights, posteriorDraws, type WeightedDraws} from '../../advisor-core/taste/posterior-draws'
import type {TasteProblem} from '../../advisor-core/taste/types'
import {fitTaste} from './fit-taste'

/**
 * What the weights are expected to be after some choices: TensorFlow.js finds the most probable ones, draws around
 * them are reweighted by the exact posterior and averaged. In simulations the mean finds a visitor's best product
 * more often than the most probable weights do (docs/taste.md).
 *
 * @returns shape [d]
 */
export function refitTaste(problem: TasteProblem): Float64Array {
  return meanWeights(drawTaste(problem))
}

/** The draws themselves. */
export function drawTaste(problem: TasteProblem): WeightedDraws {
  const {prior, choices, positions} = problem
  const {weights} = fitTaste({dim: prior.mean.length, ...prior, choices, positions})
  return posteriorDraws(problem, weights)
}
