import {describe, expect, it} from 'vitest'
import {createRandom, normal} from '../numeric/random'
import {fitGradedResponse, type GradedData} from './fit-graded-response'
import {gradedResponseLogProbabilities} from './graded-response'

const TRUTH = [
  {discrimination: 1, intercepts: [1.5, 0, -1.2]},
  {discrimination: 2, intercepts: [2, 0.5, -1]},
  {discrimination: 1.4, intercepts: [0.6, -0.4, -1.8]},
  {discrimination: 0.8, intercepts: [1, 0.2, -0.9]},
]

/** Simulated people; one answer in ten is missing. */
function simulate(people: number): GradedData {
  const random = createRandom(11)
  const rows = Array.from({length: people}, () => {
    const theta = normal(random)
    return TRUTH.map(({discrimination, intercepts}) => {
      if (random() < 0.1) return -1
      const logProbabilities = gradedResponseLogProbabilities(discrimination, intercepts, [theta])
      let rest = random()
      return logProbabilities.findIndex((value, c) => {
        rest -= Math.exp(value)
        return rest < 0 || c === intercepts.length
      })
    })
  })
  return {categories: [4, 4, 4, 4], rows}
}

/** Marginal log-likelihood on a plain dense grid, straight from the definition. */
function marginal({rows}: GradedData, items: typeof TRUTH): number {
  return rows.reduce((sum, row) => {
    let total = 0
    for (let theta = -6; theta <= 6; theta += 0.1) {
      const logJoint = items.reduce(
        (joint, {discrimination, intercepts}, i) => {
          if (row[i]! < 0) return joint
          return joint + gradedResponseLogProbabilities(discrimination, intercepts, [theta])[row[i]!]!
        },
        -(theta * theta) / 2,
      )
      total += 0.1 * Math.exp(logJoint)
    }
    return sum + Math.log(total / Math.sqrt(2 * Math.PI))
  }, 0)
}

describe('fitGradedResponse', {timeout: 60_000}, () => {
  it('recovers the parameters that simulated people were drawn with', () => {
    const fit = fitGradedResponse(simulate(1500))
    expect(fit.converged).toBe(true)
    fit.items.forEach((item, i) => {
      expect(Math.abs(item.discrimination - TRUTH[i]!.discrimination)).toBeLessThan(0.3)
      item.intercepts.forEach((intercept, c) => {
        expect(Math.abs(intercept - TRUTH[i]!.intercepts[c]!)).toBeLessThan(0.3)
      })
    })
  })

  it('ends where no change of a parameter makes the data likelier', () => {
    const data = simulate(300)
    const fit = fitGradedResponse(data)
    const items = fit.items.map((item) => ({...item, intercepts: [...item.intercepts]}))
    expect(marginal(data, items)).toBeCloseTo(fit.logLikelihood, 3)
    for (const step of [-0.05, 0.05]) {
      const steeper = items.map((item, i) =>
        i === 1 ? {...item, discrimination: item.discrimination + step} : item,
      )
      const shifted = items.map((item, i) =>
        i === 2 ? {...item, intercepts: item.intercepts.map((d, c) => (c === 1 ? d + step : d))} : item,
      )
      expect(marginal(data, steeper)).toBeLessThan(fit.logLikelihood)
      expect(marginal(data, shifted)).toBeLessThan(fit.logLikelihood)
    }
  })

  it('counts a row of weight two like the same row twice', () => {
    const {categories, rows} = simulate(120)
    const doubled = fitGradedResponse({categories, rows: [...rows, ...rows]})
    const weighted = fitGradedResponse({categories, rows, weights: rows.map(() => 2)})
    expect(weighted.logLikelihood).toBeCloseTo(doubled.logLikelihood, 6)
  })

  it('stays finite when nobody used a category', () => {
    const {rows} = simulate(300)
    const fit = fitGradedResponse({
      categories: [4, 4, 4, 4],
      rows: rows.map((row) => Array.from(row, (category) => (category === 3 ? 2 : category))),
    })
    expect(fit.items.flatMap((item) => item.intercepts).every(Number.isFinite)).toBe(true)
  })

  it('refuses to fit nothing', () => {
    expect(() => fitGradedResponse({categories: [2], rows: []})).toThrow('invalid rows: none')
    expect(() => fitGradedResponse({categories: [2, 2], rows: [[0, -1]]})).toThrow(
      'item: 1 is never answered',
    )
  })
})
