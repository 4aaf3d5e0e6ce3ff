import {describe, expect, it} from 'vitest'
import {bandShares} from './band-shares'
import type {ClassSource} from './class-source'
import {orderValueInterval} from './order-value'

const NOISY = {inside: {mean: 1, square: 1.6}, outside: {mean: 0, square: 0.25}}
const VALUES = [0, 10, 20, 40, 80, 160]

/** So many orders in each band, and the class's shares of them. */
const source = (orders: readonly number[], shares: readonly number[]): ClassSource => ({
  advised: 20_000,
  orders: orders.reduce((sum, count) => sum + count, 0),
  adviceWeight: 1,
  orderWeight: 1,
  draw: NOISY,
  visits: 0.25,
  bands: orders.map((reports, b) => ({reports, share: shares[b]!})),
})
const ORDERS = [0, 100, 200, 300, 200, 100]
const EVEN = VALUES.map(() => 0.25)

describe('orderValueInterval', () => {
  const all = (10 * 100 + 20 * 200 + 40 * 300 + 80 * 200 + 160 * 100) / 900

  it('is the mean of all orders where the class’s are as all', () => {
    const {value, low, high} = orderValueInterval([source(ORDERS, EVEN)], VALUES, 1)
    expect(value).toBeCloseTo(all, 9)
    expect(low).toBeLessThan(all)
    expect(high).toBeGreaterThan(all)
    // Orders are skewed, and so is what is not known.
    expect(high - all).toBeGreaterThan(all - low)
  })

  it('is half as wide with four times as many orders', () => {
    const width = (times: number) => {
      const orders = ORDERS.map((count) => count * times)
      const {low, high} = orderValueInterval([source(orders, EVEN)], VALUES, 1)
      return high - low
    }
    expect(width(64) / width(16)).toBeCloseTo(0.5, 1)
    expect(width(256) / width(64)).toBeCloseTo(0.5, 1)
  })

  it('is widened by the design effect', () => {
    const width = (effect: number) => {
      const {low, high} = orderValueInterval(
        [
          source(
            ORDERS.map((count) => 100 * count),
            EVEN,
          ),
        ],
        VALUES,
        effect,
      )
      return high - low
    }
    expect(width(1.1) / width(1)).toBeCloseTo(Math.sqrt(1.1), 2)
  })

  it('is not more than anybody paid, where the class surely has orders', () => {
    // All dear orders are the class's, and no others.
    const {value, low, high} = orderValueInterval(
      [source([0, 200, 0, 0, 0, 100], [0, -0.01, 0, 0, 0, 1.02])],
      VALUES,
      1,
    )
    expect([value, high]).toEqual([160, 160])
    expect(low).toBeGreaterThan(60)
    expect(low).toBeLessThan(160)
  })

  it('has no upper end where the class may have no order, and no value where it seems to have none', () => {
    const few = [0, 10, 20, 30, 20, 10]
    expect(
      orderValueInterval(
        [
          source(
            few,
            EVEN.map(() => 0.08),
          ),
        ],
        VALUES,
        1,
      ).high,
    ).toBe(Number.POSITIVE_INFINITY)
    expect(
      orderValueInterval(
        [
          source(
            few,
            EVEN.map(() => -0.1),
          ),
        ],
        VALUES,
        1,
      ).value,
    ).toBeNaN()
  })
})

describe('bandShares', () => {
  it('draws the shares of bands with few orders towards the class’s share of all orders, those of many hardly', () => {
    const wild = [0, -0.5, 0.25, 0.25, 0.25, 1]
    const few = bandShares([source([0, 3, 6, 9, 6, 3], wild)], VALUES, 0.25)
    const many = bandShares([source([0, 3e6, 6e6, 9e6, 6e6, 3e6], wild)], VALUES, 0.25)
    const shareOf = ({own, others}: {own: number; others: number}) => own / (own + others)
    expect(shareOf(few[4]!)).toBeGreaterThan(0.25)
    expect(shareOf(few[4]!)).toBeLessThan(0.45)
    expect(shareOf(many[4]!)).toBeGreaterThan(0.8)
    for (const {own, others} of [...few, ...many]) {
      expect(own).toBeGreaterThan(0)
      expect(others).toBeGreaterThanOrEqual(0)
    }
  })

  it('draws a band with few orders towards the bands beside it, too', () => {
    const orders = [0, 100, 300, 3000, 1e5, 5]
    const dear = bandShares([source(orders, [0, 0.1, 0.1, 0.25, 0.7, 0.25])], VALUES, 0.25)
    const even = bandShares([source(orders, EVEN)], VALUES, 0.25)
    const shareOf = ({own, others}: {own: number; others: number}) => own / (own + others)
    // Relative to the third, of so many orders that nothing is drawn.
    expect(shareOf(dear[4]!) / shareOf(dear[2]!)).toBeGreaterThan(1.5)
    expect(shareOf(even[4]!) / shareOf(even[2]!)).toBeCloseTo(1, 9)
  })

  it('tells which bands’ noise is in a share: its own alone where orders are many', () => {
    const bands = bandShares([source([0, 3e8, 3e8, 3e8, 3e8, 3e8], EVEN)], VALUES, 0.25)
    // Variance of what a report adds, 0.25 · 1.6 + 0.75 · 0.25 − 0.25².
    bands.forEach(({errors}, b) => {
      expect(errors).toHaveLength(6)
      errors.forEach((error, from) => {
        expect(error).toBeCloseTo(from === b + 1 ? Math.sqrt(0.525 / 3e8) : 0, 9)
      })
    })
  })

  it('keeps the class’s share of all orders, whatever is drawn where', () => {
    const bands = bandShares([source(ORDERS, [0, 0.9, 0.4, 0.1, -0.2, 0.3])], VALUES, 0.25)
    expect(bands.reduce((sum, {own}) => sum + own, 0)).toBeCloseTo(0.25, 12)
    expect(bands.map(({value}) => value)).toEqual([10, 20, 40, 80, 160])
  })
})
