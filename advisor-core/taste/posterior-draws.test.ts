import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {newtonOracle} from '../../test/support/newton-oracle'
import {anyProblem} from '../../test/support/taste-arbitraries'
import {choiceLogLikelihood} from './choice-probabilities'
import {rowsLogLikelihood, toChoiceRows} from './choice-rows'
import {logPosterior} from './log-posterior'
import {meanWeights, posteriorDraws} from './posterior-draws'
import {predictChoice} from './predict-choice'
import type {TasteProblem} from './types'

const modeOf = ({prior, choices, positions}: TasteProblem) =>
  newtonOracle({dim: prior.mean.length, ...prior, choices, positions})

/** One weight, so that the posterior can be integrated on a grid. */
const ONE: TasteProblem = {
  prior: {mean: Float64Array.of(0.5), precision: Float64Array.of(0.25)},
  positions: [0.3],
  choices: [
    {features: [1, -1, 0.5], chosen: 0, positions: [0, 1, 2]},
    {features: [2, 0], chosen: 0, positions: [1, 0]},
    {features: [1.5], chosen: -1, positions: [0]},
  ],
}

/** The mean of something over the posterior of `ONE`, by brute force. */
function integrated(of: (w: number) => number): number {
  let sum = 0
  let total = 0
  for (let w = -15; w <= 15; w += 0.001) {
    const density = Math.exp(logPosterior(ONE, [w]))
    total += density
    sum += density * of(w)
  }
  return sum / total
}

describe('posteriorDraws', () => {
  it('has the mean and the spread of the exact posterior, where that can be integrated', () => {
    const draws = posteriorDraws(ONE, modeOf(ONE))
    const mean = integrated((w) => w)
    expect(meanWeights(draws)[0]).toBeCloseTo(mean, 1)
    const spread = draws.probabilities.reduce((sum, p, s) => sum + p * (draws.weights[s]! - mean) ** 2, 0)
    expect(spread).toBeCloseTo(
      integrated((w) => (w - mean) ** 2),
      1,
    )
  })

  it('predicts a choice as the exact posterior does', () => {
    const task = {features: [1, 0, -2], positions: [0, 1, 2]}
    const {probabilities} = predictChoice(posteriorDraws(ONE, modeOf(ONE)), task, ONE.positions)
    probabilities.forEach((p, chosen) => {
      const exact = integrated((w) => Math.exp(choiceLogLikelihood({...task, chosen}, [w], ONE.positions)))
      expect(Math.abs(p - exact)).toBeLessThan(0.003)
    })
  })

  it('are draws of the prior before anything was chosen: its mean and its deviations', () => {
    const problem = {...ONE, choices: []}
    const draws = posteriorDraws(problem, problem.prior.mean)
    expect(meanWeights(draws)[0]).toBeCloseTo(0.5, 6)
    const variance = draws.weights.reduce((sum, w) => sum + (w - 0.5) ** 2, 0) / draws.weights.length
    expect(variance).toBeCloseTo(4, 1)
  })

  it('gives the same bits for the same choices, and nearly so in any order', () => {
    fc.assert(
      fc.property(anyProblem, ({problem}) => {
        const mode = modeOf(problem)
        const draws = posteriorDraws(problem, mode)
        expect(posteriorDraws(problem, mode)).toEqual(draws)
        const turned = posteriorDraws({...problem, choices: [...problem.choices].reverse()}, mode)
        expect(draws.probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9)
        meanWeights(turned).forEach((w, f) => {
          expect(w).toBeCloseTo(meanWeights(draws)[f]!, 6)
        })
      }),
      {numRuns: 30},
    )
  })
})

describe('predictChoice', () => {
  it('expects no information where the weights are known, and never a negative amount', () => {
    const known = {dim: 1, weights: Float64Array.of(2), probabilities: Float64Array.of(1)}
    const task = {features: [1, -1], positions: [0, 1]}
    expect(predictChoice(known, task, []).informationNats).toBeCloseTo(0, 12)
    fc.assert(
      fc.property(
        anyProblem,
        fc.array(fc.double({min: -2, max: 2, noNaN: true}), {minLength: 3, maxLength: 3}),
        ({problem}, x) => {
          const d = problem.prior.mean.length
          const features = Array.from({length: 3 * d}, (_, at) => x[at % 3]! * (1 + (at % d)))
          const draws = posteriorDraws(problem, modeOf(problem))
          const {probabilities, informationNats} = predictChoice(
            draws,
            {features, positions: [0, 1, 2]},
            problem.positions,
          )
          expect(informationNats).toBeGreaterThanOrEqual(-1e-9)
          expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9)
        },
      ),
      {numRuns: 30},
    )
  })

  it('expects more from comparing what differs in an unknown weight than from what does not', () => {
    const unknown = {dim: 1, weights: Float64Array.of(-2, 2), probabilities: Float64Array.of(0.5, 0.5)}
    const apart = predictChoice(unknown, {features: [1, -1], positions: [0, 1]}, [])
    const alike = predictChoice(unknown, {features: [1, 1], positions: [0, 1]}, [])
    expect(apart.informationNats).toBeGreaterThan(0.5)
    expect(alike.informationNats).toBeCloseTo(0, 12)
  })

  it('gives the slots their share', () => {
    const flat = {dim: 1, weights: Float64Array.of(0), probabilities: Float64Array.of(1)}
    const {probabilities} = predictChoice(flat, {features: [1, 1], positions: [0, 1]}, [Math.log(3)])
    expect(probabilities[0]).toBeCloseTo(0.75, 12)
  })
})

describe('choices as rows', () => {
  it('have the probability that the choices have', () => {
    fc.assert(
      fc.property(anyProblem, ({problem: {choices, positions}, weights}) => {
        const rows = toChoiceRows(choices, weights.length, positions)
        const plain = choices.reduce(
          (sum, choice) => sum + choiceLogLikelihood(choice, weights, positions),
          0,
        )
        expect(rowsLogLikelihood(rows, weights)).toBeCloseTo(plain, 9)
      }),
    )
  })

  it('stay finite where scores are extreme', () => {
    const rows = toChoiceRows([{features: [900, -900], chosen: 1, positions: [0, 1]}], 1, [])
    expect(rowsLogLikelihood(rows, [1])).toBe(-1800)
    expect(rowsLogLikelihood(rows, [-1])).toBeCloseTo(0, 12)
  })

  it('refuse lengths that do not fit', () => {
    expect(() => toChoiceRows([{features: [1, 2], chosen: 0, positions: [0]}], 1, [])).toThrow(
      'invalid choice 0',
    )
    expect(() => toChoiceRows([{features: [1], chosen: 1, positions: [0]}], 1, [])).toThrow(
      'chosen is 1 of 1',
    )
  })

  it('count a card only if it is listed: one that was not seen is no evidence', () => {
    const seen = toChoiceRows([{features: [1, 0], chosen: 0, positions: [0, 1]}], 1, [])
    const alone = toChoiceRows([{features: [1], chosen: 0, positions: [0]}], 1, [])
    expect(rowsLogLikelihood(seen, [1])).toBeLessThan(0)
    expect(rowsLogLikelihood(alone, [1])).toBeCloseTo(0, 12)
  })
})
