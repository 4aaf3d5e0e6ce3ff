import {describe, expect, it} from 'vitest'
import {classConversion, expectedConversionWidth} from './class-conversion'
import type {ClassSource} from './class-source'
import {wilsonInterval} from './wilson-interval'

/** A source that says the class outright: a report adds 1 or 0. */
const OPEN = {inside: {mean: 1, square: 1}, outside: {mean: 0, square: 0}}
/** One with noise, as at odds 7 with four cells. */
const NOISY = {inside: {mean: 1, square: 1.6}, outside: {mean: 0, square: 0.25}}

const source = (given: Partial<ClassSource>): ClassSource => ({
  advised: 4000,
  orders: 200,
  adviceWeight: 1,
  orderWeight: 1,
  draw: NOISY,
  visits: 0.25,
  bands: [{reports: 200, share: 0.25}],
  ...given,
})
const level = {advised: 4000, outcomes: 200, designEffect: 1}

describe('classConversion', () => {
  it('is Wilson’s interval where everybody is of the class', () => {
    const {value, low, high} = classConversion(
      [source({draw: OPEN, visits: 1, bands: [{reports: 200, share: 1}]})],
      level,
    )
    const wilson = wilsonInterval(0.05, 4000)
    expect(value).toBeCloseTo(0.05, 12)
    expect(low).toBeCloseTo(wilson.low, 5)
    // More orders of the class than there are orders cannot be.
    expect(high).toBeCloseTo(0.05, 5)
  })

  it('is nearly Wilson’s of the class’s own visits where the class is said outright', () => {
    const {value, low, high} = classConversion([source({draw: OPEN})], level)
    const wilson = wilsonInterval(0.05, 1000)
    expect(value).toBeCloseTo(0.05, 12)
    expect(Math.abs(low - wilson.low)).toBeLessThan(0.0003)
    expect(Math.abs(high - wilson.high)).toBeLessThan(0.0003)
  })

  it('counts an estimate below nothing as nothing, and still has an upper end', () => {
    const {value, low, high} = classConversion([source({bands: [{reports: 200, share: -0.03}]})], level)
    expect([value, low]).toEqual([0, 0])
    expect(high).toBeGreaterThan(0.005)
    expect(high).toBeLessThan(0.05)
  })

  it('is no number where nobody of the class seems to come', () => {
    expect(classConversion([source({visits: -0.01})], level).value).toBeNaN()
  })
})

describe('expectedConversionWidth', () => {
  it('is the width of the interval where the class orders as all do', () => {
    const {low, high} = classConversion([source({})], level)
    expect(
      Math.abs(expectedConversionWidth([source({})], level) / ((high - low) / 2 / 0.05) - 1),
    ).toBeLessThan(0.05)
  })

  it('does not depend on what the class’s own orders say', () => {
    const widths = [-0.05, 0.1, 0.25, 0.6].map((share) =>
      expectedConversionWidth([source({bands: [{reports: 200, share}]})], level),
    )
    expect(new Set(widths).size).toBe(1)
  })

  it('halves with four times as many reports', () => {
    const four = source({advised: 16_000, orders: 800, bands: [{reports: 800, share: 0.25}]})
    const once = expectedConversionWidth([source({})], level)
    expect(expectedConversionWidth([four], {...level, advised: 16_000, outcomes: 800})).toBeCloseTo(
      once / 2,
      12,
    )
  })
})
