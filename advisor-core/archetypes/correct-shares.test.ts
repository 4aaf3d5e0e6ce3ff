import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createRandom} from '../numeric/random'
import {classificationMatrix} from './classification-matrix'
import {correctShares} from './correct-shares'
import {drawIndex} from './simulate-answers'

const MATRIX = [0.7, 0.2, 0.1, 0.25, 0.6, 0.15, 0.1, 0.1, 0.8]

/** What is reported of people with the given true shares. */
function reported(shares: readonly number[]): number[] {
  return [0, 1, 2].map((s) => shares.reduce((sum, share, t) => sum + share * MATRIX[t * 3 + s]!, 0))
}

const simplex = fc
  .array(fc.double({min: 0.01, max: 1, noNaN: true}), {minLength: 3, maxLength: 3})
  .map((parts) => parts.map((part) => part / parts.reduce((a, b) => a + b, 0)))

describe('correctShares', () => {
  it('gives back the true shares from exactly what would be reported', () => {
    fc.assert(
      fc.property(simplex, (shares) => {
        const found = correctShares({shares: reported(shares), people: 1000}, MATRIX)
        shares.forEach((share, t) => {
          expect(found.shares[t]).toBeCloseTo(share, 9)
          expect(found.intervals[t]![0]).toBeLessThanOrEqual(share + 1e-9)
          expect(found.intervals[t]![1]).toBeGreaterThanOrEqual(share - 1e-9)
        })
      }),
    )
  })

  it('changes nothing when classes are reported without error', () => {
    const found = correctShares({shares: [0.5, 0.3, 0.2], people: 400}, [1, 0, 0, 0, 1, 0, 0, 0, 1])
    expect(Array.from(found.shares)).toEqual([0.5, 0.3, 0.2])
    expect(found.magnification).toBe(1)
    expect(found.standardErrors[0]).toBeCloseTo(Math.sqrt((0.5 * 0.5) / 400), 12)
  })

  it('stays inside the bounds where noise leads outside, and says so in the unbounded ones', () => {
    const found = correctShares({shares: [0.75, 0.2, 0.05], people: 100}, MATRIX)
    expect(Math.min(...found.unbounded)).toBeLessThan(0)
    expect(Math.min(...found.shares)).toBeGreaterThanOrEqual(0)
    expect(found.shares.reduce((a, b) => a + b)).toBeCloseTo(1, 9)
  })

  it('has standard errors that repeated samples bear out', () => {
    const random = createRandom(1)
    const truth = [0.5, 0.3, 0.2]
    const cells = reported(truth)
    const estimates = Array.from({length: 400}, () => {
      const counts = [0, 0, 0]
      for (let n = 0; n < 500; n++) counts[drawIndex(cells, 0, 3, random)]! += 1
      return correctShares({shares: counts.map((count) => count / 500), people: 500}, MATRIX)
    })
    for (let t = 0; t < 3; t++) {
      const values = estimates.map(({unbounded}) => unbounded[t]!)
      const mean = values.reduce((a, b) => a + b, 0) / values.length
      const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
      expect(sd / estimates[0]!.standardErrors[t]!).toBeGreaterThan(0.85)
      expect(sd / estimates[0]!.standardErrors[t]!).toBeLessThan(1.15)
      const covered = estimates.filter(({intervals: list}) => {
        return list[t]![0] <= truth[t]! && truth[t]! <= list[t]![1]
      }).length
      expect(covered / estimates.length).toBeGreaterThan(0.91)
    }
  })

  it('refuses classes that are reported alike', () => {
    expect(() => correctShares({shares: [0.5, 0.5], people: 10}, [0.5, 0.5, 0.5, 0.5])).toThrow('no inverse')
  })
})

describe('classificationMatrix', () => {
  it('has rows that sum to 1, with and without known classes', () => {
    const posteriors = [0.8, 0.2, 0.3, 0.7, 0.6, 0.4]
    const known = classificationMatrix(posteriors, 2, [0, 1, 1])
    ;[0.8, 0.2, 0.45, 0.55].forEach((p, i) => {
      expect(known[i]).toBeCloseTo(p, 12)
    })
    const unknown = classificationMatrix(posteriors, 2)
    expect(unknown[0]! + unknown[1]!).toBeCloseTo(1, 12)
    expect(unknown[2]! + unknown[3]!).toBeCloseTo(1, 12)
  })

  it('gives a class that nobody is in a row of its own', () => {
    expect(Array.from(classificationMatrix([1, 0, 1, 0], 2))).toEqual([1, 0, 0, 1])
  })

  it('refuses posteriors that are no rows', () => {
    expect(() => classificationMatrix([0.5, 0.5, 1], 2)).toThrow('invalid posteriors')
  })
})
