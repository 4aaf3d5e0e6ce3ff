import {describe, expect, it} from 'vitest'
import {intervalCoverage} from './support/interval-coverage'

describe('the intervals of the reports', () => {
  it.each([200, 2000, 100_000])('hold pooled shares as often as they say, at n = %i', (n) => {
    const {covered, rmse} = intervalCoverage('pooled', {n, replicates: 4000, seed: 1})
    expect(covered).toBeGreaterThan(0.935)
    expect(covered).toBeLessThan(0.965)
    // Two pooled topics know more than one alone, whose error at these shares is .748 / √n; the best weights reach .659.
    expect(rmse).toBeLessThan(0.7 / Math.sqrt(n))
  })

  it.each([
    ['conversion', 5000],
    ['conversion', 20_000],
    ['value', 5000],
    ['value', 20_000],
  ] as const)(
    'hold the %s as often as they say, at n = %i',
    (figure, n) => {
      // 2,000 replicates have a standard error of 0.5 points.
      const {covered, shown} = intervalCoverage(figure, {n, replicates: 2000, seed: 2})
      expect(shown).toBeGreaterThan(0.9)
      expect(covered).toBeGreaterThan(0.925)
      expect(covered).toBeLessThan(0.97)
    },
    300_000,
  )

  it('hold the rows of tables about as often as they say', () => {
    const {covered, shown} = intervalCoverage('table', {n: 20_000, replicates: 200, seed: 3})
    expect(shown).toBeGreaterThan(0.9)
    expect(covered).toBeGreaterThan(0.89)
  }, 60_000)
})
