import {describe, expect, it} from 'vitest'
import {conversionCoverage} from './support/conversion-coverage'
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
    ['a', 2000],
    ['a', 20_000],
    ['h', 5000],
  ] as const)(
    'hold conversion and order value as often as they say, in shop %s at n = %i',
    (shop, n) => {
      // 1,000 replicates of three or four archetypes have a standard error of 0.4 points.
      for (const {covered, always, shown} of conversionCoverage(shop, {n, replicates: 1000, seed: 2})) {
        expect(shown).toBeGreaterThan(0.6)
        for (const share of [covered, always.covered]) {
          expect(share).toBeGreaterThan(0.93)
          expect(share).toBeLessThan(0.97)
        }
      }
    },
    300_000,
  )

  it('are shown without a look at the figure: at the size where half are, they hold as often', () => {
    const [conversion] = conversionCoverage('a', {n: 900, replicates: 1500, seed: 3})
    expect(conversion!.shown).toBeGreaterThan(0.2)
    expect(conversion!.shown).toBeLessThan(0.8)
    expect(conversion!.covered).toBeGreaterThan(0.93)
    expect(conversion!.covered).toBeLessThan(0.97)
    // Shown only once it is narrow by its own measure, a figure is missed more often, or hardly ever.
    expect(Math.abs(conversion!.byAll.covered - 0.95)).toBeGreaterThan(Math.abs(conversion!.covered - 0.95))
  })

  it('hold the rows of tables about as often as they say', () => {
    const {covered, shown} = intervalCoverage('table', {n: 20_000, replicates: 200, seed: 3})
    expect(shown).toBeGreaterThan(0.9)
    expect(covered).toBeGreaterThan(0.89)
  }, 60_000)
})
