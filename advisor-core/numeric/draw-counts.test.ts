import {describe, expect, it} from 'vitest'
import {drawBinomial, drawMultinomial} from './draw-counts'
import {createRandom} from './random'

/** P(X = c), by multiplying up from P(X = 0). */
function binomialChances(n: number, p: number): number[] {
  const chances = [(1 - p) ** n]
  for (let c = 0; c < n; c++) chances.push(chances[c]! * ((n - c) / (c + 1)) * (p / (1 - p)))
  return chances
}

describe('drawBinomial', () => {
  it.each([
    [12, 0.3],
    [30, 0.9],
    [200, 0.05],
  ])('gives each count of %i trials at %f as often as its chance (chi-square at 0.1 %%)', (n, p) => {
    const random = createRandom(5)
    const draws = 20_000
    const counts = Array<number>(n + 1).fill(0)
    for (let i = 0; i < draws; i++) counts[drawBinomial(n, p, random)]! += 1
    const frequent = binomialChances(n, p).flatMap((chance, c) => (chance * draws > 5 ? [{chance, c}] : []))
    const chiSquare = frequent.reduce(
      (sum, {chance, c}) => sum + (counts[c]! - chance * draws) ** 2 / (chance * draws),
      0,
    )
    // Mean d, deviation √(2d): far beyond three deviations is no chance.
    const freedom = frequent.length - 1
    expect(chiSquare).toBeLessThan(freedom + 3.3 * Math.sqrt(2 * freedom))
  })

  it('has mean and variance of large counts, and the certain ones', () => {
    const random = createRandom(6)
    const draws = Array.from({length: 4000}, () => drawBinomial(100_000, 0.3, random))
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length
    const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length
    expect(Math.abs(mean - 30_000)).toBeLessThan(4 * Math.sqrt(21_000 / draws.length))
    expect(Math.abs(variance / 21_000 - 1)).toBeLessThan(4 * Math.sqrt(2 / draws.length))
    expect([drawBinomial(9, 0, random), drawBinomial(9, 1, random), drawBinomial(0, 0.5, random)]).toEqual([
      0, 9, 0,
    ])
  })
})

describe('drawMultinomial', () => {
  it('hands out every trial, by the chances', () => {
    const random = createRandom(7)
    const chances = [0.5, 0, 0.2, 0.3]
    const total = [0, 0, 0, 0]
    for (let i = 0; i < 2000; i++) {
      const counts = drawMultinomial(50, chances, random)
      expect(counts.reduce((a, b) => a + b)).toBe(50)
      counts.forEach((count, j) => {
        total[j]! += count
      })
    }
    chances.forEach((chance, j) => {
      const slack = 4 * Math.sqrt(chance * (1 - chance) * 100_000)
      expect(Math.abs(total[j]! - chance * 100_000)).toBeLessThanOrEqual(slack)
    })
  })
})
