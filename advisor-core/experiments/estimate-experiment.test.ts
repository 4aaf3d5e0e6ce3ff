import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {drawBinomial, drawMultinomial} from '../numeric/draw-counts'
import {createRandom} from '../numeric/random'
import type {OutcomeCounts} from '../reporting/configuration-conversion'
import {createConfiguration} from '../reporting/create-configuration'
import {ORDER_VALUES} from '../reporting/test-counts'
import {EXPERIMENT_OUTCOMES} from '../reporting/topic-cells'
import type {ReportConfiguration} from '../reporting/types'
import {startErrors} from './confidence-sequence'
import {estimateExperiments} from './estimate-experiment'
import {maskChances, trueShares} from './test-support'

const NOW = 3000
const settings = {currentPeriod: NOW, designEffect: 1}
const ODDS = 7

function shopWith(shares: readonly number[], {live = true, tellsOrders = true} = {}): ReportConfiguration {
  return createConfiguration({
    shop: '0123456789abcdef0123456789abcdef',
    simulated: false,
    odds: ODDS,
    topics: [
      {source: {kind: 'archetype'}, cells: ['careful', 'curious'], live: true},
      ...shares.map((share, a) => ({
        source: {kind: 'experiment', experiment: 'short', arm: `arm${a + 1}`, share} as const,
        cells: EXPERIMENT_OUTCOMES,
        live,
      })),
    ],
    outcomes: tellsOrders ? {when: 'delayed', currency: 'EUR', values: ORDER_VALUES} : null,
    artefacts: {},
  })
}

const half = shopWith([1, 1])

interface Week {
  readonly reports: number
  readonly period?: number
  readonly assigned?: number
  readonly seed?: number
}

/** One week's counters of all arms as they would be drawn. */
function week(
  shares: readonly number[],
  rates: readonly number[],
  {reports, period = NOW - 1, assigned = 0.8, seed = 1}: Week,
): OutcomeCounts[] {
  const random = createRandom(seed)
  const all = shares.reduce((sum, share) => sum + share, 0)
  const drawn = drawMultinomial(
    reports,
    shares.map((share) => share / all),
    random,
  )
  return drawn.map((own, a) => ({
    topic: `experiment:short:arm${a + 1}`,
    period,
    valueBucket: 0,
    reports: own,
    cells: drawMultinomial(own, maskChances(trueShares(assigned, rates[a]!), ODDS), random),
  }))
}

/** Outcome reports of the arms in some bands: by arm, then by band. */
const ordersOf = (byArm: readonly (readonly [band: number, orders: number][])[]): OutcomeCounts[] =>
  byArm.flatMap((bands, a) =>
    bands.map(([valueBucket, reports]) => ({
      topic: `experiment:short:arm${a + 1}`,
      period: NOW - 1,
      valueBucket,
      reports,
      cells: [0, reports, 0],
    })),
  )

const only = (configuration: ReportConfiguration, counts: readonly OutcomeCounts[], effect = 1) =>
  estimateExperiments(configuration, counts, {...settings, designEffect: effect})[0]!

describe('estimateExperiments', () => {
  it('has nothing to say of a configuration without experiments, or with one that is not live', () => {
    const asked = week([1, 1], [0.2, 0.2], {reports: 4000})
    const [archetype] = half.topics
    expect(estimateExperiments({...half, topics: [archetype!]}, asked, settings)).toEqual([])
    expect(estimateExperiments(shopWith([1, 1], {live: false}), asked, settings)).toEqual([])
  })

  it('says before the first report how many it will take, and nothing else', () => {
    const nothing = {
      chosen: null,
      difference: null,
      orders: null,
      orderRate: null,
      orderValue: null,
      revenue: null,
    }
    expect(only(half, [])).toEqual({
      id: 'experiment:short',
      experiment: 'short',
      assigned: null,
      // With four visits of five in an arm, half of them choosing and three of a hundred ordering. SciPy 1.17:
      // (2.7954835 · 1.6298 / .1)² = 2075.787 and (2.7954835 / .5)² · .97 · 4 = 121.285.
      chosen: {reports: 0, needed: 2076, daysToGo: null},
      ordered: {reports: 0, needed: 122, daysToGo: null},
      currency: 'EUR',
      arms: [
        {arm: 'arm1', share: 0.5, ...nothing},
        {arm: 'arm2', share: 0.5, ...nothing},
      ],
      uneven: [],
    })
    expect(only(shopWith([90, 10]), [])).toMatchObject({chosen: {needed: 5767}, ordered: {needed: 337}})
    expect(only(shopWith([1, 1, 1]), [])).toMatchObject({chosen: {needed: 3725}, ordered: {needed: 218}})
  })

  it('has one entry for each experiment, with its arms in the order of the topics', () => {
    const other = (arm: string) => ({
      ...half.topics[1]!,
      id: `experiment:long:${arm}`,
      source: {kind: 'experiment', experiment: 'long', arm, share: 1} as const,
    })
    const [archetype, first, second] = half.topics
    const topics = [archetype!, other('b'), first!, other('a'), second!]
    const found = estimateExperiments({...half, topics}, week([1, 1], [0.2, 0.3], {reports: 6000}), settings)
    expect(found.map(({id, arms}) => [id, ...arms.map(({arm}) => arm)])).toEqual([
      ['experiment:long', 'b', 'a'],
      ['experiment:short', 'arm1', 'arm2'],
    ])
    expect(found[0]!.chosen.reports).toBe(0)
    expect(found[1]).toEqual(only(half, week([1, 1], [0.2, 0.3], {reports: 6000})))
  })

  it('leaves out weeks that have not ended, and tells the days to go at the rate of those that have', () => {
    const closed = week([1, 1], [0.5, 0.5], {reports: 1000, period: NOW - 2})
    const open = week([1, 1], [0.5, 0.5], {reports: 9000, period: NOW})
    const {chosen, arms} = only(half, [...closed, ...open])
    expect(chosen.reports).toBe(1000)
    // 1,000 reports in the two weeks since the first.
    expect(chosen.daysToGo).toBe(Math.ceil(((chosen.needed - 1000) * 14) / 1000))
    expect(arms[1]!.difference).toBeNull()
  })

  it('shows how the arms compare once there are enough reports, and then asks for no more days', () => {
    const {assigned, chosen, arms, ordered, uneven} = only(half, week([1, 1], [0.2, 0.3], {reports: 6000}))
    expect(assigned).toBeCloseTo(0.8, 1)
    expect(chosen.needed).toBeLessThanOrEqual(6000)
    expect(chosen).toMatchObject({reports: 6000, daysToGo: 0})
    const [first, second] = arms
    expect(first!.difference).toBeNull()
    expect(second!.difference!.value).toBeCloseTo(second!.chosen!.value - first!.chosen!.value, 12)
    expect(second!.difference!.low).toBeLessThan(0.1)
    expect(second!.difference!.high).toBeGreaterThan(0.1)
    expect(ordered).toMatchObject({reports: 0, daysToGo: null})
    expect(uneven).toEqual([])
  })

  it('shows a figure exactly from the number of reports on that it says it needs, never below 200 or 30', () => {
    const count = fc.integer({min: 0, max: 400})
    const cells = fc.array(count, {minLength: 3, maxLength: 3})
    fc.assert(
      fc.property(
        fc.tuple(cells, cells),
        fc.tuple(count, count),
        fc.integer({min: 1, max: 40}),
        (visits, buyers, times) => {
          const advice = visits.map((own, a) => ({
            topic: `experiment:short:arm${a + 1}`,
            period: NOW - 1,
            valueBucket: 0,
            reports: times * own.reduce((sum, c) => sum + c, 0),
            cells: own.map((c) => times * c),
          }))
          const orders = ordersOf(buyers.map((own) => [[2, own]]))
          const {chosen, ordered, arms, assigned} = only(half, [...advice, ...orders])
          const all = [arms[0]!.chosen, arms[1]!.chosen, arms[1]!.difference]
          expect(all.every((interval) => interval !== null)).toBe(chosen.reports >= chosen.needed)
          expect(arms[1]!.orders !== null).toBe(ordered!.reports >= ordered!.needed)
          expect(Number.isSafeInteger(chosen.needed) && Number.isSafeInteger(ordered!.needed)).toBe(true)
          expect(chosen.needed).toBeGreaterThanOrEqual(200)
          expect(ordered!.needed).toBeGreaterThanOrEqual(30)
          if (chosen.reports < 200) expect([...all, assigned]).toEqual([null, null, null, null])
          if (ordered!.reports < 30) expect(arms.map(({orderRate}) => orderRate)).toEqual([null, null])
          for (const interval of [...all, arms[0]!.orderRate, arms[1]!.orderRate]) {
            if (!interval) continue
            expect(interval.low).toBeLessThanOrEqual(interval.value + 1e-12)
            expect(interval.high).toBeGreaterThanOrEqual(interval.value - 1e-12)
          }
          for (const interval of all)
            if (interval) expect((interval.high - interval.low) / 2).toBeLessThanOrEqual(0.1 + 1e-9)
        },
      ),
    )
  })

  it('judges by how much reports vary, not by which arm is ahead', () => {
    const [first, second] = week([1, 1], [0.2, 0.3], {reports: 6000})
    const mirrored = [
      {...second!, topic: first!.topic},
      {...first!, topic: second!.topic},
    ]
    const [one, other] = [only(half, [first!, second!]), only(half, mirrored)]
    expect(other.chosen.needed).toBe(one.chosen.needed)
    const [a, b] = [one.arms[1]!.difference!, other.arms[1]!.difference!]
    expect(b.value).toBeCloseTo(-a.value, 12)
    expect(b.high - b.low).toBeCloseTo(a.high - a.low, 12)
  })

  it('begins the sequence with the widest interval that is shown, and widens it against the ordinary one later', () => {
    const width = (reports: number) => {
      const {arms, chosen} = only(half, week([1, 1], [0.2, 0.2], {reports}))
      const {low, high} = arms[1]!.difference!
      return {width: (high - low) / 2, needed: chosen.needed}
    }
    const {needed} = width(20_000)
    expect(width(needed + 200).width).toBeCloseTo(0.1, 2)
    // At a hundred times the start the ordinary interval is a tenth as wide, this one √(1 + ln 100 / a²) times that.
    const a = startErrors(0.05)
    expect(width(100 * needed).width).toBeCloseTo(0.01 * Math.sqrt(1 + Math.log(100) / a ** 2), 3)
  })

  it('divides the chance of error among several comparisons', () => {
    const counts = week([1, 1, 1], [0.2, 0.2, 0.2], {reports: 40_000})
    const {arms, chosen} = only(shopWith([1, 1, 1]), counts)
    expect(arms.map(({share}) => share)).toEqual([1 / 3, 1 / 3, 1 / 3])
    const widths = arms.slice(1).map(({difference}) => difference!.high - difference!.low)
    const a = startErrors(0.025)
    const times = 40_000 / chosen.needed
    const half = (0.1 * Math.sqrt(1 + Math.log(times) / a ** 2)) / Math.sqrt(times)
    expect(Math.max(...widths) / 2).toBeCloseTo(half, 5)
  })

  it('needs as many more reports as the design effect says', () => {
    const counts = week([1, 1], [0.5, 0.5], {reports: 8000})
    const [plain, widened] = [only(half, counts), only(half, counts, 1.1)]
    expect(widened.chosen.needed / plain.chosen.needed).toBeCloseTo(1.1, 3)
  })

  it('names an arm whose visits go missing', () => {
    const {uneven} = only(half, week([4, 1], [0.2, 0.2], {reports: 500}))
    expect(uneven).toEqual(['arm1', 'arm2'])
  })

  it('refuses counters that no reports can have', () => {
    const [first, second] = week([1, 1], [0.2, 0.2], {reports: 300})
    expect(() => only(half, [{...first!, reports: first!.reports - 1}, second!])).toThrow(RangeError)
  })
})

describe('orders by arm', () => {
  const visits = week([1, 1], [0.3, 0.3], {reports: 30_000})
  const [n1, n2] = visits.map(({reports}) => reports)

  /** The second arm has more orders, and dearer ones. */
  const dearer = ordersOf([
    [
      [3, 600],
      [9, 100],
    ],
    [
      [3, 600],
      [9, 300],
    ],
  ])

  it('are exact: what was counted over the visits, and Wilson’s interval of it', () => {
    const {ordered, arms} = only(half, [
      ...visits,
      ...ordersOf([
        [
          [3, 300],
          [7, 150],
        ],
        [
          [3, 330],
          [7, 210],
        ],
      ]),
    ])
    expect(ordered).toMatchObject({reports: 990, daysToGo: 0})
    expect(arms.map(({orderRate}) => orderRate!.value)).toEqual([450 / n1!, 540 / n2!])
    expect(arms[0]!.orders).toBeNull()
    const pooled = 990 / 30_000
    expect(arms[1]!.orders!.value).toBeCloseTo((540 / n2! - 450 / n1!) / pooled, 12)
    expect(arms[0]!.orderRate!.low).toBeCloseTo(450 / n1! - (1.96 * Math.sqrt(450)) / n1!, 3)
    expect(arms[0]!.revenue).toBeNull()
  })

  it('are not told where the shop does not tell orders', () => {
    const untold = only(shopWith([1, 1], {tellsOrders: false}), visits)
    expect(untold).toMatchObject({ordered: null, currency: null})
    expect(untold.arms[1]).toMatchObject({orders: null, orderRate: null, orderValue: null, revenue: null})
    expect(untold.arms[1]!.difference).toEqual(only(half, visits).arms[1]!.difference)
  })

  it('are worth what their bands are, by order and by visit', () => {
    const {arms} = only(half, [...visits, ...dearer])
    const [low, high] = arms.map(({orderValue}) => orderValue!.value)
    // Told as 150 and as 450.
    expect(low).toBeCloseTo((600 * 150 + 100 * 450) / 700, 9)
    expect(high).toBeGreaterThan(low! + 30)
    const {value, low: least} = arms[1]!.revenue!
    expect(value).toBeCloseTo((900 * high!) / n2! - (700 * low!) / n1!, 9)
    expect(least).toBeGreaterThan(0)
  })

  it('are as uncertain as the design effect says', () => {
    const counts = [...visits, ...dearer]
    const [plain, widened] = [only(half, counts), only(half, counts, 4)]
    expect(widened.ordered!.needed / plain.ordered!.needed).toBeCloseTo(4, 1)
    for (const figure of ['orderRate', 'orderValue', 'orders', 'revenue'] as const) {
      const [narrow, wide] = [plain, widened].map(({arms}) => arms[1]![figure]!.high - arms[1]![figure]!.low)
      // The sequence starts later: there it pays less for the looks before.
      expect(wide! / narrow!).toBeGreaterThan(1.8)
      expect(wide! / narrow!).toBeLessThan(2.05)
    }
  })

  it('are worth about the same where all are told as one value: some of another price may not have shown', () => {
    const {arms} = only(half, [...visits, ...ordersOf([[[3, 400]], [[3, 500]]])])
    for (const [{orderValue}, orders] of [
      [arms[0]!, 400],
      [arms[1]!, 500],
    ] as const) {
      expect(orderValue!.value).toBe(150)
      // The values beside are 100 and 200.
      expect((1 - (orderValue!.high - 150) / 50) ** orders).toBeCloseTo(0.05, 9)
      expect((1 - (150 - orderValue!.low) / 50) ** orders).toBeCloseTo(0.05, 9)
    }
    expect(arms[1]!.revenue!.value).toBeCloseTo((500 * 150) / n2! - (400 * 150) / n1!, 9)
  })

  it('are held back for a small arm, until an arm of its size that orders as all do is known well enough', () => {
    const shares = [90, 10]
    const told = (orders: number) => {
      const share = (part: number) => Math.round(orders * part)
      const counts = ordersOf([
        [
          [3, share(0.5)],
          [6, share(0.4)],
        ],
        [
          [3, share(0.05)],
          [6, share(0.05)],
        ],
      ])
      const own = week(shares, [0.3, 0.3], {reports: 10_000})
      return only(shopWith(shares), [...own, ...counts]).arms.map(({orderRate, orderValue}) => [
        orderRate !== null,
        orderValue !== null,
      ])
    }
    // (1.96 / .5)² · 10 = 154.
    expect(told(140)).toEqual([
      [true, true],
      [false, false],
    ])
    expect(told(160)).toEqual([
      [true, true],
      [true, true],
    ])
    expect(told(20).flat()).toEqual([false, false, false, false])
  })

  it('warn of an arm with more orders than visits', () => {
    const {uneven, arms} = only(half, [
      ...week([1, 1], [0.3, 0.3], {reports: 400}),
      ...ordersOf([[[3, 300]], [[4, 40]]]),
    ])
    expect(uneven).toEqual(['arm1'])
    expect(arms[0]!.orderRate!.value).toBe(1)
  })

  it('hold the rate and the value of an arm in 95 % of simulated shops', () => {
    const random = createRandom(12)
    const mix = [0, 0.1, 0.25, 0.25, 0.2, 0.1, 0.06, 0.03, 0.01]
    const truth = mix.reduce((sum, part, band) => sum + part * 50 * band, 0)
    let [rates, values, shown] = [0, 0, 0]
    for (let run = 0; run < 1500; run++) {
      const sizes = drawMultinomial(5000, [0.8, 0.2], random)
      const advice = sizes.map((reports, a) => ({
        topic: `experiment:short:arm${a + 1}`,
        period: NOW - 1,
        valueBucket: 0,
        reports,
        cells: [0, reports, 0],
      }))
      const orders = sizes.map((reports) =>
        drawMultinomial(drawBinomial(reports, 0.03, random), mix, random).map((o, b): [number, number] => [
          b,
          o,
        ]),
      )
      const {arms} = only(shopWith([80, 20]), [...advice, ...ordersOf(orders.map((own) => own.slice(1)))])
      const {orderRate, orderValue} = arms[1]!
      if (!orderRate || !orderValue) continue
      shown++
      rates += Number(orderRate.low <= 0.03 && 0.03 <= orderRate.high)
      values += Number(orderValue.low <= truth && truth <= orderValue.high)
    }
    expect(shown).toBeGreaterThan(1400)
    // 1,500 runs have a standard error of .6 points.
    for (const held of [rates / shown, values / shown]) {
      expect(held).toBeGreaterThan(0.925)
      expect(held).toBeLessThan(0.975)
    }
  })
})
