import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {expectedMore, type Standing} from './expected-more'

const FRESH: Standing = {
  bits: 8,
  gainBits: 1.5,
  expectedValue: 0.05,
  remaining: 7,
  others: Array.from({length: 10}, () => ({gainBits: 1, reach: 1})),
}

const anyStanding = fc.record({
  bits: fc.double({min: 0, max: 20, noNaN: true}),
  gainBits: fc.double({min: 0, max: 4, noNaN: true}),
  expectedValue: fc.double({min: 0, max: 1, noNaN: true}),
  remaining: fc.integer({min: 1, max: 12}),
  others: fc.array(
    fc.record({
      gainBits: fc.double({min: 0, max: 4, noNaN: true}),
      reach: fc.double({min: 0, max: 1, noNaN: true}),
    }),
  ),
})

describe('the expected number of further questions', () => {
  test('is never negative, never more than may be asked, never more than there are', () => {
    fc.assert(
      fc.property(anyStanding, (standing) => {
        const more = expectedMore(standing)
        expect(more).toBeGreaterThanOrEqual(0)
        expect(more).toBeLessThanOrEqual(standing.remaining - 1)
        expect(more).toBeLessThanOrEqual(standing.others.length)
      }),
    )
  })

  test('does not depend on the order in which the other questions stand', () => {
    fc.assert(
      fc.property(anyStanding, (standing) => {
        const turned = {...standing, others: [...standing.others].reverse()}
        expect(expectedMore(turned)).toBeCloseTo(expectedMore(standing), 9)
      }),
    )
  })

  test('is none where nothing worth asking is left', () => {
    expect(expectedMore({...FRESH, others: []})).toBe(0)
    expect(expectedMore({...FRESH, others: [{gainBits: 0.1, reach: 1}]})).toBe(0)
    expect(expectedMore({...FRESH, remaining: 1})).toBe(0)
  })

  test('falls when this answer is expected to settle more', () => {
    const of = (expectedValue: number): number => expectedMore({...FRESH, expectedValue})
    expect(of(0.9)).toBeLessThan(of(0.5))
    expect(of(0.5)).toBeLessThan(of(0.05))
  })

  test('falls when fewer candidates are left', () => {
    expect(expectedMore({...FRESH, bits: 3})).toBeLessThan(expectedMore(FRESH))
  })
})
