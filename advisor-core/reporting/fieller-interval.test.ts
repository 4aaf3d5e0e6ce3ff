import {describe, expect, it} from 'vitest'
import {createRandom, normal} from '../numeric/random'
import {fiellerInterval} from './fieller-interval'
import {studentQuantile} from './student-quantile'
import {withoutSkewness} from './without-skewness'

describe('fiellerInterval', () => {
  it('is the plain one where the bottom is known', () => {
    const {low, high} = fiellerInterval({
      top: 4,
      bottom: 2,
      varianceTop: 0.04,
      covariance: 0,
      varianceBottom: 0,
    })
    expect(low).toBeCloseTo(2 - 1.959964 * 0.1, 9)
    expect(high).toBeCloseTo(2 + 1.959964 * 0.1, 9)
  })

  it('has no ends where the bottom may be nothing', () => {
    const {low, high} = fiellerInterval({
      top: 4,
      bottom: 1,
      varianceTop: 1,
      covariance: 0,
      varianceBottom: 0.3,
    })
    expect([low, high]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY])
  })

  it('holds the ratio in 95 of 100 draws, though the bottom is uncertain', () => {
    const random = createRandom(4)
    let held = 0
    const draws = 20_000
    for (let i = 0; i < draws; i++) {
      const shared = normal(random)
      const top = 3 + 0.5 * shared + 0.3 * normal(random)
      const bottom = 1 + 0.2 * shared + 0.1 * normal(random)
      const {low, high} = fiellerInterval({
        top,
        bottom,
        varianceTop: 0.34,
        covariance: 0.1,
        varianceBottom: 0.05,
      })
      if (low <= 3 && 3 <= high) held++
    }
    // Four standard errors of 0.15 points.
    expect(Math.abs(held / draws - 0.95)).toBeLessThan(0.0062)
  })
})

describe('studentQuantile', () => {
  // Two-sided 95 %, Abramowitz and Stegun 1964, table 26.10.
  it.each([
    [3, 3.182, 0.025],
    [5, 2.571, 0.004],
    [8, 2.306, 0.001],
    [30, 2.042, 0.001],
    [1e9, 1.96, 0.0001],
  ])('at %f degrees of freedom is %f', (freedom, quantile, tolerance) => {
    expect(Math.abs(studentQuantile(freedom) - quantile)).toBeLessThan(tolerance)
  })
})

describe('withoutSkewness', () => {
  it('changes nothing where nothing is skewed, and never turns the order round', () => {
    expect(withoutSkewness(1.3, 0)).toBe(1.3)
    for (const skewness of [-0.6, 0.6])
      for (let t = -5; t < 5; t += 0.1)
        expect(withoutSkewness(t + 0.1, skewness)).toBeGreaterThanOrEqual(withoutSkewness(t, skewness))
  })
})
