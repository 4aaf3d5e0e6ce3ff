import {choleskyFactor, choleskyInverse, solveUpper} from '../../../advisor-core/numeric/cholesky'
import {QUASI_POINTS, quasiNormals} from '../../../advisor-core/numeric/quasi-normal'
import {toChoiceRows} from '../../../advisor-core/taste/choice-rows'
import {posteriorDraws, type WeightedDraws} from '../../../advisor-core/taste/posterior-draws'
import type {ChoiceEvidence, TastePrior} from '../../../advisor-core/taste/types'
import {fitTaste} from '../../../models/runtime'
import {mostProbable} from '../../../models/training/most-probable'
import type {NormalParameters} from '../../../models/training/normal-population'

/** From what was chosen to what the weights may be. */
export interface Predictor {
  readonly positions: ArrayLike<number>
  readonly posterior: (choices: readonly ChoiceEvidence[]) => WeightedDraws
}

export interface PredictorPrior extends NormalParameters {
  readonly positions: ArrayLike<number>
}

export function toPrior({mean, covariance}: NormalParameters): TastePrior {
  return {mean, precision: choleskyInverse(choleskyFactor(covariance, mean.length), mean.length)}
}

/** Draws around the mode, reweighted by the exact posterior: what the product does. */
export function reweighted(fitted: PredictorPrior): Predictor {
  const prior = toPrior(fitted)
  const {positions} = fitted
  return {
    positions,
    posterior: (choices) => {
      const {weights} = mostProbable(toChoiceRows(choices, prior.mean.length, positions), prior)
      return posteriorDraws({prior, choices, positions}, weights)
    },
  }
}

/** The same with the shipped optimiser finding the mode, in at most so many steps. */
export function withSteps(fitted: PredictorPrior, steps: number): Predictor {
  const prior = toPrior(fitted)
  const {positions} = fitted
  return {
    positions,
    posterior: (choices) => {
      const {weights} = fitTaste({dim: prior.mean.length, ...prior, choices, positions, steps})
      return posteriorDraws({prior, choices, positions}, weights)
    },
  }
}

/** Draws of Laplace's approximation as they come. */
export function laplaceOnly(fitted: PredictorPrior): Predictor {
  const prior = toPrior(fitted)
  const {positions} = fitted
  const dim = prior.mean.length
  const points = quasiNormals(dim)
  return {
    positions,
    posterior: (choices) => {
      const {weights: mode, factor} = mostProbable(toChoiceRows(choices, dim, positions), prior)
      const weights = new Float64Array(QUASI_POINTS * dim)
      for (let s = 0; s < QUASI_POINTS; s++) {
        const away = solveUpper(factor, points.subarray(s * dim, (s + 1) * dim))
        for (let f = 0; f < dim; f++) weights[s * dim + f] = mode[f]! + away[f]!
      }
      return {dim, weights, probabilities: new Float64Array(QUASI_POINTS).fill(1 / QUASI_POINTS)}
    },
  }
}

/** The most probable weights as if they were certain. */
export function modeOnly(fitted: PredictorPrior): Predictor {
  const prior = toPrior(fitted)
  const {positions} = fitted
  const dim = prior.mean.length
  return {
    positions,
    posterior: (choices) => {
      const {weights} = mostProbable(toChoiceRows(choices, dim, positions), prior)
      return {dim, weights, probabilities: Float64Array.of(1)}
    },
  }
}

/** Whatever was chosen, the population: nothing is learnt about the person. */
export function populationOnly(fitted: PredictorPrior): Predictor {
  const {positions, posterior} = reweighted(fitted)
  const prior = posterior([])
  return {positions, posterior: () => prior}
}
