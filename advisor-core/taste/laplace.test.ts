import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {anyProblem} from '../../test/support/taste-arbitraries'
import {choleskySolve} from '../numeric/cholesky'
import {choiceUtilities, probabilities} from './choice-probabilities'
import {laplace, negativeHessian} from './laplace'
import {logPosterior, logPosteriorGradient} from './log-posterior'

const nudged = (weights: readonly number[], f: number, by: number) =>
  weights.map((w, g) => (g === f ? w + by : w))

describe('the posterior of the weights', () => {
  it('has the gradient that finite differences of its logarithm give', () => {
    fc.assert(
      fc.property(anyProblem, ({problem, weights}) => {
        const gradient = logPosteriorGradient(problem, weights)
        const h = 1e-5
        weights.forEach((_, f) => {
          const up = logPosterior(problem, nudged(weights, f, h))
          const down = logPosterior(problem, nudged(weights, f, -h))
          expect(gradient[f]).toBeCloseTo((up - down) / (2 * h), 4)
        })
      }),
    )
  })

  it('has the Hessian that finite differences of its gradient give', () => {
    fc.assert(
      fc.property(anyProblem, ({problem, weights}) => {
        const d = weights.length
        const H = negativeHessian(problem, weights)
        const h = 1e-5
        weights.forEach((_, f) => {
          const up = logPosteriorGradient(problem, nudged(weights, f, h))
          const down = logPosteriorGradient(problem, nudged(weights, f, -h))
          for (let g = 0; g < d; g++) expect(H[f * d + g]).toBeCloseTo(-(up[g]! - down[g]!) / (2 * h), 4)
        })
      }),
    )
  })

  it('does not depend on the order of the choices, beyond rounding', () => {
    fc.assert(
      fc.property(anyProblem, ({problem, weights}) => {
        const turned = {...problem, choices: [...problem.choices].reverse()}
        expect(logPosterior(turned, weights)).toBeCloseTo(logPosterior(problem, weights), 10)
      }),
    )
  })

  it('counts a refusal as a choice of the average product, where position plays no part', () => {
    const refusal = {features: [0.5, 1], chosen: -1, positions: [0]}
    const p = probabilities(choiceUtilities(refusal, [1, 0.5], [9]))
    expect(p[1]).toBeCloseTo(1 / (1 + Math.exp(1)), 12)
  })

  it('gains precision with every choice', () => {
    fc.assert(
      fc.property(anyProblem, ({problem, weights}) => {
        const d = weights.length
        const before = laplace({...problem, choices: []}, weights).covariance
        const after = laplace(problem, weights)
        for (let f = 0; f < d; f++)
          expect(after.covariance[f * d + f]).toBeLessThanOrEqual(before[f * d + f]! + 1e-12)
        const unit = Float64Array.from({length: d}, (_, f) => (f === 0 ? 1 : 0))
        expect(choleskySolve(after.factor, unit)[0]).toBeCloseTo(after.covariance[0]!, 10)
      }),
    )
  })
})
