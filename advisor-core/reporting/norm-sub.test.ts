import fc from 'fast-check'
import {expect, it} from 'vitest'
import {normSub} from './norm-sub'

const raw = fc.array(fc.double({min: -2, max: 2, noNaN: true}), {minLength: 1, maxLength: 20})

it('gives shares that are not negative and sum to 1', () => {
  fc.assert(
    fc.property(raw, (values) => {
      const shares = normSub(values)
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    }),
  )
})

it('shifts all cells that stay above 0 by the same amount, and those it cuts by no less', () => {
  fc.assert(
    fc.property(raw, (values) => {
      const shifts = normSub(values).map((share, i) => ({share, shift: values[i]! - share}))
      const kept = shifts.filter(({share}) => share > 0).map(({shift}) => shift)
      expect(Math.max(...kept) - Math.min(...kept)).toBeLessThan(1e-9)
      for (const {share, shift} of shifts) if (share === 0) expect(shift).toBeLessThan(kept[0]! + 1e-9)
    }),
  )
})

it('leaves shares as they are', () => expect(normSub([0.25, 0.75, 0])).toEqual([0.25, 0.75, 0]))
