import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {adjustedRand, jaccardByClass} from './partition-agreement'

const labels = fc.array(fc.integer({min: 0, max: 3}), {minLength: 4, maxLength: 40})

describe('adjustedRand', () => {
  it('agrees with a published example', () => {
    // Hubert & Arabie's index on the table [[1, 1, 0], [1, 2, 1], [0, 0, 4]] (Yeung & Ruzzo 2001, table 2): 0.313.
    const u = [0, 0, 1, 1, 1, 1, 2, 2, 2, 2]
    const v = [0, 1, 0, 1, 1, 2, 2, 2, 2, 2]
    expect(adjustedRand(u, v)).toBeCloseTo(0.313, 3)
  })

  it('is 1 for the same partition under other names, and symmetric', () => {
    fc.assert(
      fc.property(labels, labels, (a, b) => {
        expect(
          adjustedRand(
            a,
            a.map((label) => 7 - label),
          ),
        ).toBeCloseTo(1, 12)
        const other = b.concat(a).slice(0, a.length)
        expect(adjustedRand(a, other)).toBeCloseTo(adjustedRand(other, a), 12)
      }),
    )
  })

  it('counts a point of weight two like two points', () => {
    fc.assert(
      fc.property(labels, (a) => {
        const b = a.map((label, n) => (label + n) % 3)
        const twice = adjustedRand([...a, ...a], [...b, ...b])
        expect(
          adjustedRand(
            a,
            b,
            a.map(() => 2),
          ),
        ).toBeCloseTo(twice, 12)
      }),
    )
  })
})

describe('jaccardByClass', () => {
  it('finds each class’s best match, and none for a class without points', () => {
    const found = jaccardByClass([0, 0, 0, 1, 1], [5, 5, 6, 6, 6], 3)
    expect(found[0]).toBeCloseTo(2 / 3, 12)
    expect(found[1]).toBeCloseTo(2 / 3, 12)
    expect(found[2]).toBeNaN()
  })
})
