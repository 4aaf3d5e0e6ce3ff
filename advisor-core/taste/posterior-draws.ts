import {choleskyFactor, solveUpper} from '../numeric/cholesky'
import {QUASI_POINTS, quasiNormals} from '../numeric/quasi-normal'
import {rowsLogLikelihood, toChoiceRows} from './choice-rows'
import {negativeHessian} from './laplace'
import {priorPull} from './log-posterior'
import type {TasteProblem} from './types'

/** Weights that together stand for a posterior. */
export interface WeightedDraws {
  /** d, number of weights of a draw. */
  readonly dim: number
  /** shape [draws × d], row-major */
  readonly weights: Float64Array
  /** How much each draw counts; shape [draws], sums to 1. */
  readonly probabilities: Float64Array
}

/**
 * The proposal is this much wider than Laplace's approximation: the posterior of a logit has longer tails than its
 * peak lets expect, and a proposal that is too narrow costs more than one that is too wide.
 */
const WIDER = 1.1

/**
 * The posterior of the weights as 512 draws: quasi-random points of a slightly widened Laplace approximation,
 * reweighted by the exact posterior. The same problem gives the same draws. Without choices they are draws of the
 * prior, all alike.
 *
 * @param mode  the most probable weights, shape [d]
 * @see Geweke 1989, Bayesian Inference in Econometric Models Using Monte Carlo Integration, Econometrica 57
 */
export function posteriorDraws(problem: TasteProblem, mode: ArrayLike<number>): WeightedDraws {
  const dim = mode.length
  const points = quasiNormals(dim)
  const factor = choleskyFactor(negativeHessian(problem, mode), dim)
  const informed = problem.choices.length > 0
  const width = informed ? WIDER : 1
  const weights = new Float64Array(QUASI_POINTS * dim)
  for (let s = 0; s < QUASI_POINTS; s++) {
    const away = solveUpper(factor, points.subarray(s * dim, (s + 1) * dim))
    for (let f = 0; f < dim; f++) weights[s * dim + f] = mode[f]! + width * away[f]!
  }
  return {dim, weights, probabilities: informed ? reweighted(problem, weights, points) : alike()}
}

function alike(): Float64Array {
  return new Float64Array(QUASI_POINTS).fill(1 / QUASI_POINTS)
}

/** Posterior density over proposal density, scaled to sum to 1. */
function reweighted({prior, choices, positions}: TasteProblem, weights: Float64Array, points: Float64Array) {
  const dim = prior.mean.length
  const rows = toChoiceRows(choices, dim, positions)
  const out = new Float64Array(QUASI_POINTS)
  for (let s = 0; s < QUASI_POINTS; s++) {
    const own = weights.subarray(s * dim, (s + 1) * dim)
    const pull = priorPull(prior, own)
    let log = rowsLogLikelihood(rows, own)
    for (let f = 0; f < dim; f++) {
      log += 0.5 * (pull[f]! * (own[f]! - prior.mean[f]!) + points[s * dim + f]! ** 2)
    }
    out[s] = log
  }
  const top = out.reduce((most, log) => Math.max(most, log), Number.NEGATIVE_INFINITY)
  let total = 0
  for (let s = 0; s < QUASI_POINTS; s++) {
    out[s] = Math.exp(out[s]! - top)
    total += out[s]!
  }
  for (let s = 0; s < QUASI_POINTS; s++) out[s]! /= total
  return out
}

/** The mean of the weights over the draws; shape [d]. */
export function meanWeights({dim, weights, probabilities}: WeightedDraws): Float64Array {
  const mean = new Float64Array(dim)
  probabilities.forEach((p, s) => {
    for (let f = 0; f < dim; f++) mean[f]! += p * weights[s * dim + f]!
  })
  return mean
}
