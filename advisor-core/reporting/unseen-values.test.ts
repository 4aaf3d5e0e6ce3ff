import {describe, expect, it} from 'vitest'
import {unseenValues} from './unseen-values'

const VALUES = [0, 1, 10, 17, 29, 49, 84, 143, 242, 412, 702, 1194, 2031, 3455, 5878, 10_000]
const told = (counts: Readonly<Record<number, number>>) => VALUES.map((_, band) => counts[band] ?? 0)

describe('room for orders that could not show', () => {
  it.each([2, 40, 100, 10_000])(
    'of %d orders told as one value is what they hide with a chance of 5 %',
    (n) => {
      const {below, above} = unseenValues(told({5: n}), VALUES, 1)
      expect((1 - above / (84 - 49)) ** n).toBeCloseTo(0.05, 9)
      expect((1 - below / (49 - 29)) ** n).toBeCloseTo(0.05, 9)
    },
  )

  it('is as for fewer orders with a design effect, and by the value of most where there are several', () => {
    expect(unseenValues(told({5: 100}), VALUES, 2)).toEqual(unseenValues(told({5: 50}), VALUES, 1))
    expect(unseenValues(told({5: 90, 9: 10}), VALUES, 1)).toEqual(unseenValues(told({5: 100}), VALUES, 1))
  })

  it('is none above the last value, which is what dearer orders are told as, and ends at nothing below the first', () => {
    expect(unseenValues(told({15: 40}), VALUES, 1).above).toBe(0)
    const {below} = unseenValues(told({1: 2}), VALUES, 1)
    expect(below).toBeGreaterThan(0)
    expect(below).toBeLessThan(1)
  })
})
