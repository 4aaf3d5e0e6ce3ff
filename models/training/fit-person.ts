import {
  choleskyFactor,
  choleskyLogDeterminant,
  choleskySolve,
  solveUpper,
} from '../../advisor-core/numeric/cholesky'
import {normal} from '../../advisor-core/numeric/random'
import {negativeHessian} from '../../advisor-core/taste/laplace'
import {logPosterior, logPosteriorGradient} from '../../advisor-core/taste/log-posterior'
import type {ChoiceEvidence, TasteProblem} from '../../advisor-core/taste/types'
import type {Person, RoleParameters} from './person'

/** The posterior of one person's weights from some choices, under role parameters. */
export function problemOf(
  {roles, crowding}: Person,
  {mean, sd, dilution}: RoleParameters,
  choices: readonly ChoiceEvidence[],
): TasteProblem {
  const scale = roles.map((role) => roleScale(role, crowding, dilution))
  return {
    prior: {
      mean: Float64Array.from(roles, (role, f) => mean[role] * scale[f]!),
      precision: Float64Array.from(roles, (role, f) => 1 / (sd[role] * scale[f]!) ** 2),
    },
    choices,
    firstPosition: 0,
  }
}

/** How much weaker a weight is in a catalogue with many attributes; nuisances are not. */
export function roleScale(role: string, crowding: number, dilution: number): number {
  return role === 'first' || role === 'none' ? 1 : crowding ** dilution
}

/**
 * The most probable weights, by Newton's method with a line search, in Float64.
 *
 * @param start  shape [d]; the prior mean if not given
 */
export function mostProbable(problem: TasteProblem, start?: Float64Array): Float64Array {
  let w: Float64Array = Float64Array.from(start ?? problem.prior.mean)
  let value = logPosterior(problem, w)
  for (let step = 0; step < 50; step++) {
    const gradient = logPosteriorGradient(problem, w)
    const direction = choleskySolve(choleskyFactor(negativeHessian(problem, w), w.length), gradient)
    const gain = gradient.reduce((sum, g, f) => sum + g * direction[f]!, 0)
    if (gain < 1e-8) break
    let scale = 1
    let moved = w
    let next = Number.NEGATIVE_INFINITY
    for (let half = 0; half < 30 && !(next > value); half++) {
      moved = w.map((x, f) => x + scale * direction[f]!)
      next = logPosterior(problem, moved)
      scale /= 2
    }
    if (!(next > value)) break
    w = moved
    value = next
  }
  return w
}

/** Draws from the posterior, with weights that sum to 1. */
export interface WeightedDraws {
  readonly map: Float64Array
  readonly draws: readonly Float64Array[]
  readonly weights: Float64Array
  /** log of the marginal likelihood of the choices, by importance sampling. */
  readonly logMarginal: number
}

/**
 * Importance sampling: antithetic pairs of draws from Laplace's approximation, reweighted by the exact posterior.
 *
 * @param pairs  number of pairs
 * @see Kloek and van Dijk 1978, Bayesian Estimates of Equation System Parameters, Econometrica 46
 */
export function drawPosterior(
  problem: TasteProblem,
  random: () => number,
  pairs: number,
  start?: Float64Array,
): WeightedDraws {
  const map = mostProbable(problem, start)
  const d = map.length
  const factor = choleskyFactor(negativeHessian(problem, map), d)
  const draws: Float64Array[] = []
  const logWeights: number[] = []
  for (let pair = 0; pair < pairs; pair++) {
    const z = Float64Array.from({length: d}, () => normal(random))
    const away = solveUpper(factor, z)
    const logProposal = -0.5 * z.reduce((sum, x) => sum + x * x, 0)
    for (const sign of [1, -1]) {
      const w = map.map((x, f) => x + sign * away[f]!)
      draws.push(w)
      logWeights.push(logPosterior(problem, w) - logProposal)
    }
  }
  const top = Math.max(...logWeights)
  const weights = Float64Array.from(logWeights, (log) => Math.exp(log - top))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const logPriorDeterminant = problem.prior.precision.reduce((sum, p) => sum + Math.log(p), 0)
  const logMarginal =
    top + Math.log(total / draws.length) + 0.5 * (logPriorDeterminant - choleskyLogDeterminant(factor, d))
  return {map, draws, weights: weights.map((weight) => weight / total), logMarginal}
}
