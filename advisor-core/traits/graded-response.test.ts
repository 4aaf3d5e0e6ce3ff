import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {gradedResponseLogProbabilities} from './graded-response'

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

describe('gradedResponseLogProbabilities', () => {
  it('is the difference of two logistic curves', () => {
    const logProbabilities = gradedResponseLogProbabilities(1.5, [1, -0.5], [0.4])
    const above = [1, sigmoid(1.5 * 0.4 + 1), sigmoid(1.5 * 0.4 - 0.5), 0]
    above.slice(0, 3).forEach((upper, c) => {
      expect(Math.exp(logProbabilities[c]!)).toBeCloseTo(upper - above[c + 1]!, 12)
    })
  })

  it('sums to one over the categories, also far out', () => {
    fc.assert(
      fc.property(
        fc.double({min: 0.2, max: 5, noNaN: true}),
        fc.uniqueArray(fc.integer({min: -60, max: 60}), {minLength: 1, maxLength: 6}),
        fc.double({min: -8, max: 8, noNaN: true}),
        (discrimination, tenths, theta) => {
          const intercepts = tenths.map((tenth) => tenth / 10).sort((a, b) => b - a)
          const logProbabilities = gradedResponseLogProbabilities(discrimination, intercepts, [theta])
          expect(logProbabilities.every(Number.isFinite)).toBe(true)
          expect(logProbabilities.reduce((sum, value) => sum + Math.exp(value), 0)).toBeCloseTo(1, 10)
        },
      ),
    )
  })

  it('keeps the log of a probability that underflows', () => {
    const logProbabilities = gradedResponseLogProbabilities(5, [1, 0], [-400])
    expect(logProbabilities[2]).toBeCloseTo(-2000, 6)
  })
})
