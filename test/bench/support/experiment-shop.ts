import {drawMultinomial} from '../../../advisor-core/numeric/draw-counts'
import type {OutcomeCounts} from '../../../advisor-core/reporting/configuration-conversion'
import {createConfiguration} from '../../../advisor-core/reporting/create-configuration'
import type {Counts} from '../../../advisor-core/reporting/estimate-cells'
import {frequencies} from '../../../advisor-core/reporting/frequencies'
import {EXPERIMENT_OUTCOMES} from '../../../advisor-core/reporting/topic-cells'
import type {ReportConfiguration} from '../../../advisor-core/reporting/types'
import {logNormalBands} from './log-normal-bands'

/** A made-up shop with one experiment. */
export interface ExperimentShop {
  /** In whose proportion arms are drawn. */
  readonly shares: readonly number[]
  readonly odds: number
  /** Share of the visits with an arm in which a product is chosen, in every arm but the last. */
  readonly chosen: number
  /** What is added to it in the last arm. */
  readonly difference: number
  /** Share of the visits that end with an order, where nothing is added; orders follow what is chosen. */
  readonly ordered: number
  /** Share of the visits with an arm. */
  readonly assigned: number
}

/** What intervals have to hold. */
export interface ExperimentTruth {
  /** By arm. */
  readonly chosen: readonly number[]
  /** By arm from the second on. */
  readonly differences: readonly number[]
  readonly orders: readonly number[]
  readonly revenue: readonly number[]
}

/** What orders are told as, each half as much again as the one before, and log-normal orders told so. */
const TOLD = [1, ...Array.from({length: 14}, (_, i) => Math.round(10 * 1.5 ** i))]
const VALUES = logNormalBands(TOLD, {median: 120, sigma: 0.8})

export function experimentTruth(shop: ExperimentShop): ExperimentTruth {
  const rates = chosenRates(shop)
  const [first] = rates
  const [share] = shop.shares
  const meanOf = (rate: number, i: number) => {
    const own = shop.shares[i + 1]!
    return (first! * share! + rate * own) / (share! + own)
  }
  return {
    chosen: rates,
    differences: rates.slice(1).map((rate) => rate - first!),
    orders: rates.slice(1).map((rate, i) => (rate - first!) / meanOf(rate, i)),
    revenue: rates.slice(1).map((rate) => ((rate - first!) / shop.chosen) * shop.ordered * VALUES.mean),
  }
}

const chosenRates = ({shares, chosen, difference}: ExperimentShop): number[] =>
  shares.map((_, a) => chosen + (a === shares.length - 1 ? difference : 0))

export function experimentConfiguration({shares, odds}: ExperimentShop): ReportConfiguration {
  return createConfiguration({
    shop: '0123456789abcdef0123456789abcdef',
    simulated: true,
    odds,
    topics: [
      {source: {kind: 'archetype'}, cells: ['careful', 'curious'], live: true},
      ...shares.map((share, a) => ({
        source: {kind: 'experiment', experiment: 'made-up', arm: `arm${a + 1}`, share} as const,
        cells: EXPERIMENT_OUTCOMES,
        live: true,
      })),
    ],
    outcomes: {when: 'delayed', currency: 'EUR', values: TOLD},
    artefacts: {},
  })
}

/** Of counters as `experimentWeeks` returns them: the advice reports, by arm. */
export const armVisits = (counts: readonly OutcomeCounts[]): Counts[] =>
  counts.filter(({valueBucket}) => valueBucket === 0)

/**
 * Draws the counters of one week after the other: `next(n)` adds n advice reports of the experiment, each of the arm
 * of its visit, and the outcome reports of those who bought with the same masks, and returns all so far as counters of
 * period 0.
 */
export function experimentWeeks(shop: ExperimentShop, random: () => number) {
  const {topics} = experimentConfiguration(shop)
  const all = shop.shares.reduce((sum, share) => sum + share, 0)
  const shares = shop.shares.map((share) => share / all)
  const chances = chosenRates(shop).map((rate) => armChances(shop, rate))
  const k = 1 + EXPERIMENT_OUTCOMES.length
  const totals = shares.flatMap((_, a) =>
    [0, ...VALUES.chances.keys()].map((band, i) => ({
      topic: topics[a + 1]!.id,
      period: 0,
      valueBucket: i === 0 ? 0 : band + 1,
      reports: 0,
      cells: Array.from({length: k}, () => 0),
    })),
  )
  const add = (total: {reports: number; cells: number[]}, cell: number, count: number) => {
    total.reports += count
    total.cells[cell]! += count
  }
  return (reports: number): readonly OutcomeCounts[] => {
    drawMultinomial(reports, shares, random).forEach((own, a) => {
      const ofArm = totals.slice(a * (1 + VALUES.chances.length))
      const masks = drawMultinomial(own, chances[a]!, random)
      for (let cell = 0; cell < k; cell++) {
        add(ofArm[0]!, cell, masks[cell]! + masks[k + cell]!)
        drawMultinomial(masks[k + cell]!, VALUES.chances, random).forEach((count, i) => {
          add(ofArm[1 + i]!, cell, count)
        })
      }
    })
    return totals
  }
}

/** Chance of each mask of one cell from an arm's visit without an order, then with one. shape [2 × k] */
function armChances({assigned, chosen, ordered, odds}: ExperimentShop, rate: number): number[] {
  const {p, q} = frequencies(1 + EXPERIMENT_OUTCOMES.length, 1, odds)
  const buys = ordered / (assigned * chosen)
  const drawn = (shares: readonly number[]) => {
    const sum = shares.reduce((total, share) => total + share, 0)
    return shares.map((share) => q * sum + (p - q) * share)
  }
  return [
    ...drawn([1 - assigned, assigned * rate * (1 - buys), assigned * (1 - rate)]),
    ...drawn([0, assigned * rate * buys, 0]),
  ]
}
