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

  it('hold conversion and order value about as often as they say', () => {
    // 120 replicates have a standard error of 2 points: three of them below 95 %.
    for (const figure of ['conversion', 'value'] as const) {
      const {covered, shown} = intervalCoverage(figure, {n: 20_000, replicates: 120, seed: 2})
      expect(shown).toBeGreaterThan(0.9)
      expect(covered).toBeGreaterThan(0.89)
    }
  }, 60_000)

  it('hold the rows of tables about as often as they say', () => {
    const {covered, shown} = intervalCoverage('table', {n: 20_000, replicates: 200, seed: 3})
    expect(shown).toBeGreaterThan(0.9)
    expect(covered).toBeGreaterThan(0.89)
  }, 60_000)
})
