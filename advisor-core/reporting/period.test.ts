import {expect, it} from 'vitest'
import {isPeriodClosed, periodOf} from './period'

it('counts whole weeks since 1970, from Thursday to Thursday', () => {
  expect(periodOf(0)).toBe(0)
  expect(periodOf(Date.UTC(1970, 0, 8) - 1)).toBe(0)
  expect(periodOf(Date.UTC(1970, 0, 8))).toBe(1)
  expect(periodOf(Date.UTC(2026, 6, 23, 23, 59))).toBe(2951)
})

it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, Date.UTC(3226, 1, 1)])(
  'refuses the time %s',
  (epochMs) => {
    expect(() => periodOf(epochMs)).toThrow('invalid epochMs')
  },
)

it('closes a period when the next begins', () => {
  expect([9, 10, 11].map((period) => isPeriodClosed(period, 10))).toEqual([true, false, false])
})
