import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {drawMultinomial} from '../numeric/draw-counts'
import {createRandom} from '../numeric/random'
import type {OutcomeCounts} from '../reporting/configuration-conversion'
import {createConfiguration} from '../reporting/create-configuration'
import {VALUE_EDGES} from '../reporting/test-counts'
import {EXPERIMENT_OUTCOMES, pairs} from '../reporting/topic-cells'
import type {ReportConfiguration} from '../reporting/types'
import {startErrors} from './confidence-sequence'
import {estimateExperiments} from './estimate-experiment'
import {meanCounts, trueShares} from './test-support'

const NOW = 3000
const settings = {currentPeriod: NOW, designEffect: 1}

function shopWith(shares: readonly number[], {live = true, tellsOrders = true} = {}): ReportConfiguration {
  const arms = shares.map((_, a) => `arm${a + 1}`)
  return createConfiguration({
    shop: '0123456789abcdef0123456789abcdef',
    simulated: false,
    odds: 7,
    topics: [
      {source: {kind: 'archetype'}, cells: ['careful', 'curious'], live: true},
      {
        source: {kind: 'experiment', experiment: 'short', shares},
        cells: pairs(arms, EXPERIMENT_OUTCOMES),
        live,
      },
    ],
    outcomes: tellsOrders ? {when: 'delayed', currency: 'EUR', edges: VALUE_EDGES} : null,
    artefacts: {},
  })
}

const half = shopWith([1, 1])

/** One week's counters as they would be drawn. */
function week(
  shares: readonly number[],
  rates: readonly number[],
  {
    reports,
    period = NOW - 1,
    valueBucket = 0,
    assigned = 0.8,
    seed = 1,
  }: {
    reports: number
    period?: number
    valueBucket?: number
    assigned?: number
    seed?: number
  },
): OutcomeCounts {
  const all = shares.reduce((sum, share) => sum + share, 0)
  const design = {
    arms: shares.map(String),
    shares: shares.map((share) => share / all),
    subsetSize: 1,
    odds: 7,
  }
  const lambda = meanCounts(design, trueShares(design, assigned, rates), 1).cells
  const cells = drawMultinomial(reports, lambda, createRandom(seed))
  return {topic: 'experiment:short', period, valueBucket, reports, cells}
}

const only = (configuration: ReportConfiguration, counts: readonly OutcomeCounts[], effect = 1) =>
  estimateExperiments(configuration, counts, {...settings, designEffect: effect})[0]!

describe('estimateExperiments', () => {
  it('has nothing to say of a configuration without experiments, or with one that is not live', () => {
    const asked = week([1, 1], [0.2, 0.2], {reports: 4000})
    const [archetype] = half.topics
    expect(estimateExperiments({...half, topics: [archetype!]}, [asked], settings)).toEqual([])
    expect(estimateExperiments(shopWith([1, 1], {live: false}), [asked], settings)).toEqual([])
  })

  it('says before the first report how many it will take, and nothing else', () => {
    const nothing = {chosen: null, difference: null, orders: null}
    expect(only(half, [])).toEqual({
      id: 'experiment:short',
      experiment: 'short',
      assigned: null,
      // With four visits of five in an arm and half of them choosing; deviations with exact fractions in Python:
      // (2.7954835 · 2.0497290 / .1)² and (2.7954835 · 3.4960295 / .5)².
      chosen: {reports: 0, needed: 3284, daysToGo: null},
      ordered: {reports: 0, needed: 383, daysToGo: null},
      arms: [
        {arm: 'arm1', share: 0.5, ...nothing},
        {arm: 'arm2', share: 0.5, ...nothing},
      ],
      uneven: [],
    })
  })

  it('leaves out weeks that have not ended, and tells the days to go at the rate of those that have', () => {
    const closed = week([1, 1], [0.5, 0.5], {reports: 1000, period: NOW - 2})
    const open = week([1, 1], [0.5, 0.5], {reports: 9000, period: NOW})
    const {chosen, arms} = only(half, [closed, open])
    expect(chosen.reports).toBe(1000)
    // 1,000 reports in the two weeks since the first.
    expect(chosen.daysToGo).toBe(Math.ceil(((chosen.needed - 1000) * 14) / 1000))
    expect(arms[1]!.difference).toBeNull()
  })

  it('shows how the arms compare once there are enough reports, and then asks for no more days', () => {
    const counts = [week([1, 1], [0.2, 0.3], {reports: 6000})]
    const {assigned, chosen, arms, ordered, uneven} = only(half, counts)
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
    fc.assert(
      fc.property(
        fc.array(count, {minLength: 5, maxLength: 5}),
        fc.array(count, {minLength: 5, maxLength: 5}),
        fc.integer({min: 1, max: 40}),
        (visits, buyers, times) => {
          const counts = [visits, buyers].map((cells, valueBucket) => ({
            topic: 'experiment:short',
            period: NOW - 1,
            valueBucket,
            reports: times * cells.reduce((sum, c) => sum + c, 0),
            cells: cells.map((c) => times * c),
          }))
          const {chosen, ordered, arms, assigned} = only(half, counts)
          const all = [arms[0]!.chosen, arms[1]!.chosen, arms[1]!.difference]
          expect(all.every((interval) => interval !== null)).toBe(chosen.reports >= chosen.needed)
          expect(arms[1]!.orders !== null).toBe(ordered!.reports >= ordered!.needed)
          expect(Number.isSafeInteger(chosen.needed) && Number.isSafeInteger(ordered!.needed)).toBe(true)
          expect(chosen.needed).toBeGreaterThanOrEqual(200)
          expect(ordered!.needed).toBeGreaterThanOrEqual(30)
          if (chosen.reports < 200) expect([...all, assigned]).toEqual([null, null, null, null])
          for (const interval of all) {
            if (!interval) continue
            expect(interval.low).toBeLessThanOrEqual(interval.value)
            expect(interval.high).toBeGreaterThanOrEqual(interval.value)
            expect((interval.high - interval.low) / 2).toBeLessThanOrEqual(0.1 + 1e-9)
          }
        },
      ),
    )
  })

  it('judges by how much reports vary, not by which arm is ahead', () => {
    const counts = week([1, 1], [0.2, 0.3], {reports: 6000})
    const [none, ...cells] = counts.cells
    const mirrored = {...counts, cells: [none!, cells[2]!, cells[3]!, cells[0]!, cells[1]!]}
    const [one, other] = [only(half, [counts]), only(half, [mirrored])]
    expect(other.chosen.needed).toBe(one.chosen.needed)
    const [a, b] = [one.arms[1]!.difference!, other.arms[1]!.difference!]
    expect(b.value).toBeCloseTo(-a.value, 12)
    expect(b.high - b.low).toBeCloseTo(a.high - a.low, 12)
  })

  it('begins the sequence with the widest interval that is shown, and widens it against the ordinary one later', () => {
    const width = (reports: number) => {
      const {arms, chosen} = only(half, [week([1, 1], [0.2, 0.2], {reports})])
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
    const counts = [week([1, 1, 1], [0.2, 0.2, 0.2], {reports: 40_000})]
    const {arms, chosen} = only(shopWith([1, 1, 1]), counts)
    expect(arms.map(({share}) => share)).toEqual([1 / 3, 1 / 3, 1 / 3])
    const widths = arms.slice(1).map(({difference}) => difference!.high - difference!.low)
    const a = startErrors(0.025)
    const times = 40_000 / chosen.needed
    const half = (0.1 * Math.sqrt(1 + Math.log(times) / a ** 2)) / Math.sqrt(times)
    expect(Math.max(...widths) / 2).toBeCloseTo(half, 5)
  })

  it('needs as many more reports as the design effect says', () => {
    const counts = [week([1, 1], [0.5, 0.5], {reports: 8000})]
    const [plain, widened] = [only(half, counts), only(half, counts, 1.1)]
    expect(widened.chosen.needed / plain.chosen.needed).toBeCloseTo(1.1, 3)
  })

  it('compares orders where they are told, over all value bands', () => {
    const visits = week([1, 1], [0.3, 0.3], {reports: 30_000})
    const orders = [3, 7].map((valueBucket) =>
      week([1, 1], [1, 1], {reports: 600, valueBucket, assigned: 1, seed: valueBucket}),
    )
    const {ordered, arms} = only(half, [visits, ...orders])
    expect(ordered).toMatchObject({reports: 1200, daysToGo: 0})
    expect(arms[0]!.orders).toBeNull()
    expect(arms[1]!.orders!.low).toBeLessThan(0)
    expect(arms[1]!.orders!.high).toBeGreaterThan(0)
    const untold = only(shopWith([1, 1], {tellsOrders: false}), [visits])
    expect(untold.ordered).toBeNull()
    expect(untold.arms[1]!.orders).toBeNull()
    expect(untold.arms[1]!.difference).toEqual(arms[1]!.difference)
  })

  it('names an arm whose visits go missing', () => {
    const {uneven} = only(half, [week([4, 1], [0.2, 0.2], {reports: 5000})])
    expect(uneven).toEqual(['arm1', 'arm2'])
  })

  it('refuses counters that no reports can have', () => {
    const counts = {...week([1, 1], [0.2, 0.2], {reports: 300}), reports: 299}
    expect(() => only(half, [counts])).toThrow(RangeError)
  })
})
