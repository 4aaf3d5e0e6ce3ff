import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createRandom, normal} from '../numeric/random'
import {NORMAL_QUANTILE} from '../reporting/wilson-interval'
import {sequenceErrors, startErrors} from './confidence-sequence'

describe('startErrors', () => {
  // Roots of 2 (1 − Φ(a) + a φ(a)) = α by SciPy 1.17, brentq: the root of the quantile of χ² with three degrees of freedom.
  it.each([
    [0.05, 2.7954834829],
    [0.025, 3.0575159206],
    [0.05 / 3, 3.1992996485],
  ])('is the distance at which the chance of ever leaving is %f', (alpha, errors) => {
    expect(startErrors(alpha)).toBeCloseTo(errors, 9)
  })

  it.each([0, -1, 0.6, Number.NaN])('refuses a chance of %f', (alpha) => {
    expect(() => startErrors(alpha)).toThrow(RangeError)
  })
})

describe('sequenceErrors', () => {
  const errors = startErrors(0.05)

  it('is a at the start and grows with the root of a logarithm', () => {
    expect(sequenceErrors(700, {start: 700, errors})).toBeCloseTo(errors, 12)
    // √(7.8147279 + ln 26)
    expect(sequenceErrors(2600, {start: 100, errors})).toBeCloseTo(3.3275854, 6)
  })

  it('says nothing before the start', () => {
    expect(() => sequenceErrors(99, {start: 100, errors})).toThrow(RangeError)
    expect(() => sequenceErrors(99, {start: 0, errors})).toThrow(RangeError)
  })

  it('gives an interval that only narrows as reports come', () => {
    const whole = fc.integer({min: 1, max: 1e6})
    fc.assert(
      fc.property(
        whole,
        whole,
        whole,
        fc.double({min: 0.001, max: 0.3, noNaN: true}),
        (start, m, n, alpha) => {
          const sequence = {start, errors: startErrors(alpha)}
          const width = (reports: number) => sequenceErrors(reports, sequence) / Math.sqrt(reports)
          const fewer = start + m
          expect(width(fewer + n)).toBeLessThan(width(fewer))
        },
      ),
    )
  })

  it('is left by a random walk about as often as it says, whoever looks at every step', () => {
    const random = createRandom(5)
    const [start, steps, walks] = [25, 2500, 1000]
    const bounds = Array.from(
      {length: steps},
      (_, i) =>
        Math.sqrt(i + 1) *
        (i + 1 < start ? Number.POSITIVE_INFINITY : sequenceErrors(i + 1, {start, errors})),
    )
    let left = 0
    let leftOrdinary = 0
    for (let walk = 0; walk < walks; walk++) {
      let at = 0
      let [isOut, isOutOrdinary] = [false, false]
      for (let i = 0; i < steps; i++) {
        at += normal(random)
        isOut ||= Math.abs(at) > bounds[i]!
        isOutOrdinary ||= i + 1 >= start && Math.abs(at) > NORMAL_QUANTILE * Math.sqrt(i + 1)
      }
      left += isOut ? 1 : 0
      leftOrdinary += isOutOrdinary ? 1 : 0
    }
    // 5 % over all time and every moment between two steps; a hundred times the start holds most of it.
    expect(left / walks).toBeLessThan(0.05)
    expect(left / walks).toBeGreaterThan(0.02)
    // An ordinary 95 % interval that is looked at all the time leaves out the truth in most walks.
    expect(leftOrdinary / walks).toBeGreaterThan(0.4)
  })
})
