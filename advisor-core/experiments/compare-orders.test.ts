import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {drawBinomial, drawMultinomial} from '../numeric/draw-counts'
import {createRandom} from '../numeric/random'
import {type ArmOrders, compareOrders, compareRevenue} from './compare-orders'

const VALUES = [25, 75, 140, 400]
const arm = (visits: number, ...bands: number[]): ArmOrders => ({visits, bands})

/**
 * Computed with exact fractions (Python 3.11): rates from visits and orders, variances at θ = 0 and ± 1 from the share
 * of the orders there would be. Value, deviation, slope and bend.
 */
const GOLDEN = [
  {
    arms: [arm(2000, 30, 20, 8, 2), arm(2100, 40, 18, 12, 5)],
    orders: [[0.17354497354497356, 1.967382839737919, -0.09440476190476191, 0.9670731707317073]],
    revenue: [[0.7864285714285715, 7.489382954049269, 0.49807132132813925, 0]],
  },
  {
    arms: [arm(9000, 120, 90, 40, 11), arm(1000, 12, 11, 7, 0)],
    orders: [[0.03436426116838488, 3.2844752667325383, 8.630222222222223, 0.9709]],
    revenue: [[-0.08944444444444444, 9.560918782607658, 32.546307396167535, 0]],
  },
  {
    arms: [arm(800, 9, 7, 1, 1), arm(790, 10, 2, 0, 3), arm(420, 0, 8, 6, 2)],
    orders: [
      [-0.1692462600690449, 2.411711750462471, 0.03658084004602992, 1.4540308747855917],
      [0.559593837535014, 2.491214956759917, 1.9330637254901961, 1.4010125361620058],
    ],
    revenue: [
      [0.4128164556962025, 7.470911196167693, 1.6743227949748032, 0],
      [3.720833333333333, 10.19338359503619, 11.747613907646313, 0],
    ],
  },
] as const

const near = ([value, deviation, slope, bend]: readonly [number, number, number, number]) => ({
  value: expect.closeTo(value, 10),
  deviation: expect.closeTo(deviation, 10),
  slope: expect.closeTo(slope, 10),
  bend: expect.closeTo(bend, 10),
})

const bands = fc.array(fc.integer({min: 0, max: 30}), {minLength: 4, maxLength: 4})

describe('compareOrders', () => {
  it.each(GOLDEN)('is what exact fractions give, for $arms.length arms', ({arms, orders}) => {
    expect(compareOrders(arms)).toEqual(orders.map(near))
  })

  it('does not look at what orders are worth', () => {
    fc.assert(
      fc.property(bands, bands, (a, b) => {
        const together = (counts: number[]) => [counts.reduce((sum, c) => sum + c, 0), 0, 0, 0]
        expect(compareOrders([arm(500, ...a), arm(400, ...b)])).toEqual(
          compareOrders([arm(500, ...together(a)), arm(400, ...together(b))]),
        )
      }),
    )
  })

  it.each([
    [3000, 3000, 12],
    [900, 100, 40],
  ])('has the exact mean and variance where arms of %i and %i visits are alike', (n, m, orders) => {
    let [total, mean, square] = [0, 0, 0]
    for (let k = 0; k <= Math.min(m, orders); k++) {
      const chance = Math.exp(logChoose(m, k) + logChoose(n, orders - k) - logChoose(n + m, orders))
      const {value} = compareOrders([arm(n, orders - k), arm(m, k)])[0]!
      total += chance
      mean += chance * value
      square += chance * value ** 2
    }
    expect(total).toBeCloseTo(1, 9)
    expect(mean).toBeCloseTo(0, 9)
    const {deviation} = compareOrders([arm(n, orders), arm(m, 0)])[0]!
    const visits = n + m
    expect((square * orders) / deviation ** 2).toBeCloseTo(visits / (visits - 1), 6)
  })
})

describe('compareRevenue', () => {
  it.each(GOLDEN)('is what exact fractions give, for $arms.length arms', ({arms, revenue}) => {
    expect(compareRevenue(arms, VALUES)).toEqual(revenue.map(near))
  })

  it('is in the currency of the values', () => {
    fc.assert(
      fc.property(bands, bands, fc.double({min: 0.1, max: 50, noNaN: true}), (a, b, rate) => {
        fc.pre(a[0]! + b[0]! > 0)
        const arms = [arm(500, ...a), arm(400, ...b)]
        const [one] = compareRevenue(arms, VALUES)
        const [other] = compareRevenue(
          arms,
          VALUES.map((value) => value * rate),
        )
        expect(other!.value).toBeCloseTo(rate * one!.value, 6)
        expect(other!.deviation / (rate * one!.deviation)).toBeCloseTo(1, 9)
      }),
    )
  })

  it('knows nothing of arms without orders', () => {
    const [nothing] = compareRevenue([arm(100, 0, 0, 0, 0), arm(100, 0, 0, 0, 0)], VALUES)
    expect(nothing!.deviation).toBe(Number.POSITIVE_INFINITY)
  })
})

describe('comparisons of orders', () => {
  it.each([
    ['of the same size', [6000, 6000]],
    ['of which one is small', [18_000, 2000]],
  ] as const)('are right on average over simulated arms %s, with the error they state', (_, sizes) => {
    const random = createRandom(11)
    const [rates, mix] = [
      [0.03, 0.036],
      [0.5, 0.3, 0.15, 0.05],
    ]
    const worth = mix.reduce((sum, part, b) => sum + part * VALUES[b]!, 0)
    const mean = (rates[0]! * sizes[0] + rates[1]! * sizes[1]) / (sizes[0] + sizes[1])
    const truth = {orders: 0.006 / mean, revenue: 0.006 * worth}
    const runs = Array.from({length: 3000}, () => {
      const arms = sizes.map((visits, a) => ({
        visits,
        bands: drawMultinomial(drawBinomial(visits, rates[a]!, random), mix, random),
      }))
      const all = arms.flatMap((own) => own.bands).reduce((sum, c) => sum + c, 0)
      const of = {orders: compareOrders(arms)[0]!, revenue: compareRevenue(arms, VALUES)[0]!}
      const error = (figure: 'orders' | 'revenue') => {
        const {value, deviation, slope, bend} = of[figure]
        const θ = truth[figure]
        return {error: value - θ, variance: (deviation ** 2 + slope * θ - bend * θ ** 2) / all}
      }
      return {orders: error('orders'), revenue: error('revenue')}
    })
    for (const figure of ['orders', 'revenue'] as const) {
      const average = (of: (run: {error: number; variance: number}) => number) =>
        runs.reduce((sum, run) => sum + of(run[figure]), 0) / runs.length
      const stated = average(({variance}) => variance)
      expect(Math.abs(average(({error}) => error))).toBeLessThan(3 * Math.sqrt(stated / runs.length))
      expect(average(({error}) => error ** 2) / stated).toBeGreaterThan(0.92)
      expect(average(({error}) => error ** 2) / stated).toBeLessThan(1.08)
    }
  })

  it('stay finite for an arm without visits or orders', () => {
    const odd = [arm(0, 0, 0, 0, 0), arm(50, 40, 20, 0, 0), arm(0, 5, 0, 0, 0)]
    for (const {value, deviation, slope} of [...compareOrders(odd), ...compareRevenue(odd, VALUES)])
      expect([value, deviation, slope].every(Number.isFinite)).toBe(true)
  })
})

function logChoose(n: number, k: number): number {
  let sum = 0
  for (let i = 0; i < k; i++) sum += Math.log((n - i) / (i + 1))
  return sum
}
