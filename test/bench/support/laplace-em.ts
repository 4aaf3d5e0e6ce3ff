import {choleskyFactor, choleskyInverse} from '../../../advisor-core/numeric/cholesky'
import {toChoiceRows} from '../../../advisor-core/taste/choice-rows'
import {mostProbable} from '../../../models/training/most-probable'
import type {NormalParameters} from '../../../models/training/normal-population'
import type {SampledPerson} from '../../../models/training/population'

const ROUNDS = 25
/** Keeps the covariance positive definite. */
const FLOOR = 1e-4

/**
 * The usual baseline: a normal distribution of weights fitted by expectation maximisation, whose E-step takes
 * Laplace's approximation for the posterior of each person.
 *
 * @param people  with at least one; all have as many weights
 */
export function fitLaplaceEm(people: readonly SampledPerson[]): NormalParameters {
  const dim = people[0]!.dim
  const all = people.map(({choices}) => toChoiceRows(choices, dim, []))
  let mean = new Float64Array(dim)
  let covariance = Float64Array.from({length: dim * dim}, (_, at) => (at % (dim + 1) === 0 ? 1 : 0))
  const modes = all.map(() => Float64Array.from(mean))
  for (let round = 0; round < ROUNDS; round++) {
    const prior = {mean, precision: choleskyInverse(choleskyFactor(covariance, dim), dim)}
    const nextMean = new Float64Array(dim)
    const next = new Float64Array(dim * dim)
    all.forEach((rows, i) => {
      const {weights, factor} = mostProbable(rows, prior, {start: modes[i]!})
      modes[i]!.set(weights)
      choleskyInverse(factor, dim).forEach((x, at) => {
        next[at]! += x / all.length
      })
      for (let f = 0; f < dim; f++) nextMean[f]! += weights[f]! / all.length
    })
    for (const w of modes) {
      for (let f = 0; f < dim; f++) {
        for (let g = 0; g < dim; g++) {
          next[f * dim + g]! += ((w[f]! - nextMean[f]!) * (w[g]! - nextMean[g]!)) / all.length
        }
      }
    }
    for (let f = 0; f < dim; f++) next[f * dim + f]! += FLOOR
    mean = nextMean
    covariance = next
  }
  return {mean, covariance}
}
