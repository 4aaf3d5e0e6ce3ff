import {describe, expect, it} from 'vitest'
import {createRandom} from '../numeric/random'
import {fitLatentClasses} from './fit-latent-classes'
import type {LatentClassData} from './latent-class-patterns'

const SHARES = [0.5, 0.3, 0.2]
/** P(yes | class) by indicator. */
const YES = [
  [0.9, 0.9, 0.8, 0.85, 0.9, 0.1],
  [0.1, 0.2, 0.1, 0.15, 0.1, 0.2],
  [0.9, 0.1, 0.9, 0.1, 0.8, 0.9],
]

function simulate(people: number, missing = 0): LatentClassData {
  const random = createRandom(2)
  const rows = Array.from({length: people}, () => {
    const u = random()
    const k = u < 0.5 ? 0 : u < 0.8 ? 1 : 2
    return YES[k]!.map((yes) => (random() < missing ? -1 : random() < yes ? 1 : 0))
  })
  return {categories: YES[0]!.map(() => 2), rows}
}

const options = (classes: number, starts = 10) =>
  ({classes, starts, random: createRandom(1), missing: 'drop'}) as const

describe('fitLatentClasses', {timeout: 60_000}, () => {
  it('recovers the classes that simulated people were drawn from', () => {
    const fit = fitLatentClasses(simulate(5000), options(3))
    expect(fit.converged).toBe(true)
    fit.shares.forEach((share, k) => {
      expect(Math.abs(share - SHARES[k]!)).toBeLessThan(0.04)
      fit.probabilities.forEach((table, j) => {
        expect(Math.abs(table[k * 2 + 1]! - YES[k]![j]!)).toBeLessThan(0.06)
      })
    })
    expect(fit.shareOfStartsAtBest).toBeGreaterThan(0)
  })

  it('prefers the right number of classes by BIC', () => {
    const data = simulate(2000)
    const bic = [1, 2, 3, 4].map((classes) => fitLatentClasses(data, options(classes, 5)).bic)
    expect(bic.indexOf(Math.min(...bic))).toBe(2)
  })

  it('has the closed form with one class: independent margins', () => {
    const data: LatentClassData = {
      categories: [2, 3],
      rows: [
        [0, 0],
        [0, 1],
        [1, 2],
        [1, 2],
        [1, 0],
      ],
    }
    const fit = fitLatentClasses(data, options(1))
    const expected =
      2 * Math.log(0.4) + 3 * Math.log(0.6) + 2 * Math.log(0.4) + Math.log(0.2) + 2 * Math.log(0.4)
    expect(fit.logLik).toBeCloseTo(expected, 10)
    expect(fit.entropyR2).toBeNull()
    expect(fit.icl).toBe(fit.bic)
    expect(fit.entropy).toBe(0)
    // X² of independence, from the table [[1, 1, 0], [1, 0, 2]]; all of its cells count.
    const expectedCells = [0.8, 0.4, 0.8, 1.2, 0.6, 1.2]
    const observed = [1, 1, 0, 1, 0, 2]
    const chisq = expectedCells.reduce((sum, e, i) => sum + (observed[i]! - e) ** 2 / e, 0)
    expect(fit.chisq).toBeCloseTo(chisq, 8)
  })

  it('counts parameters and degrees of freedom as poLCA does', () => {
    // Seven yes/no items, 118 people: 15 parameters with two classes; df = min(n, 2⁷ − 1) − 15.
    const random = createRandom(4)
    const rows = Array.from({length: 118}, () => Array.from({length: 7}, () => Math.floor(random() * 2)))
    const fit = fitLatentClasses({categories: rows[0]!.map(() => 2), rows}, options(2, 2))
    expect([fit.npar, fit.df]).toEqual([15, 103])
    expect(fit.aic).toBeCloseTo(-2 * fit.logLik + 30, 9)
    expect(fit.bic).toBeCloseTo(-2 * fit.logLik + 15 * Math.log(118), 9)
    expect(fit.sabic).toBeCloseTo(-2 * fit.logLik + 15 * Math.log(5), 9)
    expect(fit.icl).toBeGreaterThanOrEqual(fit.bic)
  })

  it('counts a row of weight two like the same row twice', () => {
    const {categories, rows} = simulate(200)
    const doubled = fitLatentClasses({categories, rows: [...rows, ...rows]}, options(2, 3))
    const weighted = fitLatentClasses({categories, rows}, {...options(2, 3), weights: rows.map(() => 2)})
    expect(weighted.logLik).toBeCloseTo(doubled.logLik, 6)
    expect(weighted.n).toBe(doubled.n)
  })

  it('uses what an incomplete row has, or leaves the row out, as asked', () => {
    const data = simulate(3000, 0.2)
    const dropped = fitLatentClasses(data, options(3, 6))
    const used = fitLatentClasses(data, {...options(3, 6), missing: 'at-random'})
    expect(dropped.n).toBe(data.rows.filter((row) => !Array.from(row).includes(-1)).length)
    expect(used.n).toBe(3000)
    used.shares.forEach((share, k) => {
      expect(Math.abs(share - SHARES[k]!)).toBeLessThan(0.06)
    })
  })

  it('never fits worse with one class more', () => {
    const data = simulate(300)
    const logLiks = [1, 2, 3].map((classes) => fitLatentClasses(data, options(classes, 10)).logLik)
    expect(logLiks[1]!).toBeGreaterThanOrEqual(logLiks[0]!)
    expect(logLiks[2]!).toBeGreaterThanOrEqual(logLiks[1]!)
  })

  it('gives the same answer for the same seed', () => {
    const data = simulate(300)
    expect(fitLatentClasses(data, options(3, 3))).toEqual(fitLatentClasses(data, options(3, 3)))
  })

  it('refuses what cannot be fitted', () => {
    const data: LatentClassData = {categories: [2], rows: [[0], [1]]}
    expect(() => fitLatentClasses(data, options(0))).toThrow('invalid classes: 0')
    expect(() => fitLatentClasses(data, options(2, 0))).toThrow('invalid starts: 0')
    expect(() => fitLatentClasses({...data, rows: [[2]]}, options(2))).toThrow('invalid category: 2 in row 0')
    expect(() => fitLatentClasses({...data, rows: [[-1]]}, options(2))).toThrow('invalid rows')
  })
})
