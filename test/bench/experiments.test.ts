import {describe, expect, it} from 'vitest'
import {lookWeekly} from './support/experiment-looks'
import type {ExperimentShop} from './support/experiment-shop'

const shop: ExperimentShop = {
  shares: [1, 1],
  odds: 7,
  chosen: 0.2,
  difference: 0,
  ordered: 0.1,
  assigned: 0.8,
}

describe('an experiment that is looked at every week for half a year', () => {
  const settings = {weekly: 2000, weeks: 26, replicates: 400, seed: 4}

  it.each([
    ['alike', shop],
    ['apart, and one of them is small', {...shop, shares: [9, 1], difference: 0.1}],
  ])(
    'hardly ever leaves out the truth when arms are %s',
    (_, made) => {
      const looked = lookWeekly(made, settings)
      const {shown, missed, missedByPeeking, ordersMissed, revenueMissed, chosenHeld, alarms} = looked
      expect([shown, looked.ordersShown, looked.revenueShown]).toEqual([1, 1, 1])
      // 400 runs have a standard error of 1.1 points at 5 %; ordinary intervals miss in 15 to 25 % of them.
      expect(missed).toBeLessThanOrEqual(0.05)
      expect(ordersMissed).toBeLessThanOrEqual(0.05)
      expect(revenueMissed).toBeLessThanOrEqual(0.05)
      expect(alarms).toBeLessThan(0.01)
      expect(missedByPeeking).toBeGreaterThan(0.1)
      // An ordinary interval of each of two arms: 800 of them.
      expect(chosenHeld).toBeGreaterThan(0.93)
      expect(chosenHeld).toBeLessThan(0.97)
    },
    60_000,
  )

  it('finds a difference of ten points nearly always, and one of none hardly ever', () => {
    const looks = {...settings, replicates: 150}
    const apart = lookWeekly({...shop, difference: 0.1}, looks)
    expect(apart.found).toBeGreaterThan(0.97)
    expect(apart.reportsToFind).toBeLessThan(10_000)
    expect(Math.abs(apart.bias!)).toBeLessThan(0.003)
    expect(lookWeekly(shop, looks).found).toBeLessThanOrEqual(0.05)
  }, 60_000)

  it('tells three arms apart at odds of 3 to 1, too', () => {
    const wide = {...shop, shares: [1, 1, 1], odds: 3, difference: 0.1}
    const {missed, shown, found} = lookWeekly(wide, {weekly: 4000, weeks: 12, replicates: 100, seed: 6})
    expect(shown).toBe(1)
    expect(missed).toBeLessThanOrEqual(0.05)
    expect(found).toBeGreaterThan(0.9)
  }, 60_000)
})
