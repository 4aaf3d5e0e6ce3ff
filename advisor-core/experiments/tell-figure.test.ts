import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {NORMAL_QUANTILE, wilsonInterval} from '../reporting/wilson-interval'
import {compareOrders} from './compare-orders'
import {startErrors} from './confidence-sequence'
import {tellFixed, tellSequence} from './tell-figure'

const rule = {reports: 400, designEffect: 1, least: 30, maxHalfWidth: 10, alpha: 0.05}

describe('tellFixed', () => {
  it('is the value ± 1.96 standard errors', () => {
    expect(tellFixed({value: 0.3, deviation: 2}, rule).interval).toEqual({
      value: 0.3,
      low: expect.closeTo(0.3 - NORMAL_QUANTILE / 10, 12),
      high: expect.closeTo(0.3 + NORMAL_QUANTILE / 10, 12),
    })
  })
})

describe('tellSequence', () => {
  it('is Wilson’s interval of the share of the orders, where it starts', () => {
    const orders = fc.integer({min: 20, max: 300})
    const visits = fc.integer({min: 100_000_000, max: 900_000_000})
    fc.assert(
      fc.property(orders, orders, visits, visits, (o1, o2, n1, n2) => {
        const all = o1 + o2
        const [contrast] = compareOrders([
          {visits: n1, bands: [0, o1]},
          {visits: n2, bands: [0, o2]},
        ])
        const a = startErrors(0.05)
        const {interval} = tellSequence(contrast!, {...rule, reports: all, least: all})
        // Wilson's at a standard errors is that of 1.96 with fewer reports.
        const wilson = wilsonInterval(o2 / all, all * (NORMAL_QUANTILE / a) ** 2)
        const w = n2 / (n1 + n2)
        expect(interval!.low).toBeCloseTo((wilson.low - w) / (w * (1 - w)), 4)
        expect(interval!.high).toBeCloseTo((wilson.high - w) / (w * (1 - w)), 4)
      }),
    )
  })

  it('holds exactly what its own noise makes likely', () => {
    const size = fc.double({min: 0.1, max: 3, noNaN: true})
    fc.assert(
      fc.property(fc.double({min: -1, max: 1, noNaN: true}), size, size, (value, deviation, slope) => {
        const contrast = {value, deviation, slope: Math.min(slope, deviation ** 2 / 2), bend: 0}
        const {interval} = tellSequence(contrast, {...rule, least: rule.reports})
        const squared = startErrors(rule.alpha) ** 2 / rule.reports
        for (const θ of [interval!.low, interval!.high]) {
          const variance = deviation ** 2 + contrast.slope * θ
          expect((value - θ) ** 2).toBeCloseTo(squared * variance, 9)
        }
        expect(interval!.low).toBeLessThanOrEqual(value)
        expect(interval!.high).toBeGreaterThanOrEqual(value)
      }),
    )
  })

  it('needs as many reports as make it narrow enough without a difference, whatever the value', () => {
    const needs = (value: number) =>
      tellSequence({value, deviation: 40, slope: 5, bend: 0}, {...rule, maxHalfWidth: 1}).needed
    expect(needs(3)).toBe(needs(-3))
    expect(needs(0)).toBe(Math.ceil((40 * startErrors(0.05)) ** 2))
  })
})
