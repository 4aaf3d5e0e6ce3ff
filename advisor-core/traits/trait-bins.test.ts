import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {normalCdf} from './normal-cdf'
import {traitBins} from './trait-bins'

describe('normalCdf', () => {
  it('agrees with tabulated values, on both sides of where the method changes', () => {
    // R 4.3, pnorm()
    expect(normalCdf(0)).toBe(0.5)
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 14)
    expect(normalCdf(2.5)).toBeCloseTo(0.9937903346742238, 14)
    expect(normalCdf(-2.6) / 0.004661188023718732).toBeCloseTo(1, 12)
    expect(normalCdf(-6) / 9.865876450376981e-10).toBeCloseTo(1, 12)
    expect([normalCdf(Number.POSITIVE_INFINITY), normalCdf(Number.NEGATIVE_INFINITY)]).toEqual([1, 0])
  })
})

describe('traitBins', () => {
  it('splits a standard normal at its middle into halves', () => {
    expect(Array.from(traitBins(0, 1, [0]))).toEqual([0.5, 0.5])
  })

  it('sums to one and holds no negative mass', () => {
    fc.assert(
      fc.property(
        fc.double({min: -4, max: 4, noNaN: true}),
        fc.double({min: 0.05, max: 2, noNaN: true}),
        (mean, sd) => {
          const bins = traitBins(mean, sd, [-0.5, 0.5])
          expect(bins.every((mass) => mass >= 0)).toBe(true)
          expect(bins.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 12)
        },
      ),
    )
  })

  it('refuses a spread that is none', () => {
    expect(() => traitBins(0, 0, [0])).toThrow('invalid sd: 0')
  })
})
