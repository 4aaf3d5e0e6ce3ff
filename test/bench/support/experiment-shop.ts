import {drawMultinomial} from '../../../advisor-core/numeric/draw-counts'
import type {OutcomeCounts} from '../../../advisor-core/reporting/configuration-conversion'
import {createConfiguration} from '../../../advisor-core/reporting/create-configuration'
import {frequencies} from '../../../advisor-core/reporting/frequencies'
import {EXPERIMENT_OUTCOMES, pairs} from '../../../advisor-core/reporting/topic-cells'
import type {ReportConfiguration, Topic} from '../../../advisor-core/reporting/types'

/** A made-up shop with one experiment. */
export interface ExperimentShop {
  /** In whose proportion arms are drawn. */
  readonly shares: readonly number[]
  readonly odds: number
  /** Share of the visits in which a product is chosen, in every arm but the last. */
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
}

export function experimentTruth(shop: ExperimentShop): ExperimentTruth {
  const rates = chosenRates(shop)
  const all = shop.shares.reduce((sum, share) => sum + share, 0)
  const mean = rates.reduce((sum, rate, a) => sum + (rate * shop.shares[a]!) / all, 0)
  const [first] = rates
  return {
    chosen: rates,
    differences: rates.slice(1).map((rate) => rate - first!),
    orders: rates.slice(1).map((rate) => (rate - first!) / mean),
  }
}

const chosenRates = ({shares, chosen, difference}: ExperimentShop): number[] =>
  shares.map((_, a) => chosen + (a === shares.length - 1 ? difference : 0))

export function experimentConfiguration({shares, odds}: ExperimentShop): ReportConfiguration {
  const arms = shares.map((_, a) => `arm${a + 1}`)
  return createConfiguration({
    shop: '0123456789abcdef0123456789abcdef',
    simulated: true,
    odds,
    topics: [
      {source: {kind: 'archetype'}, cells: ['careful', 'curious'], live: true},
      {
        source: {kind: 'experiment', experiment: 'made-up', shares},
        cells: pairs(arms, EXPERIMENT_OUTCOMES),
        live: true,
      },
    ],
    outcomes: {when: 'delayed', currency: 'EUR', edges: Array.from({length: 14}, (_, i) => 50 * (i + 1))},
    artefacts: {},
  })
}

/**
 * Draws the counters of one week after the other: `next(n)` adds n advice reports of the topic, and the outcome
 * reports of those who bought with the same masks, and returns all so far as counters of period 0.
 */
export function experimentWeeks(shop: ExperimentShop, random: () => number) {
  const topic = experimentConfiguration(shop).topics[1]!
  const masks = subsets(topic.cells.length, topic.subsetSize)
  const chances = maskChances(shop, topic, masks)
  const [visits, orders] = [0, 1].map(() => ({reports: 0, cells: topic.cells.map(() => 0)}))
  const add = (total: {reports: number; cells: number[]}, drawn: readonly number[]) =>
    drawn.forEach((count, i) => {
      total.reports += count
      for (const cell of masks[i]!) total.cells[cell]! += count
    })
  return (reports: number): OutcomeCounts[] => {
    const drawn = drawMultinomial(reports, chances, random)
    const [others, buyers] = [drawn.slice(0, masks.length), drawn.slice(masks.length)]
    add(visits!, others)
    add(visits!, buyers)
    add(orders!, buyers)
    return [visits!, orders!].map((total, valueBucket) => ({
      ...total,
      topic: topic.id,
      period: 0,
      valueBucket,
    }))
  }
}

/** Chance of each mask from a visit without an order, then with one. shape [2 × masks] */
function maskChances(shop: ExperimentShop, topic: Topic, masks: readonly (readonly number[])[]): number[] {
  const [k, w] = [topic.cells.length, topic.subsetSize]
  const {p} = frequencies(k, w, shop.odds)
  const holding = masks.filter((mask) => mask.includes(0)).length
  const all = shop.shares.reduce((sum, share) => sum + share, 0)
  const rates = chosenRates(shop)
  const buys = shop.ordered / (shop.assigned * shop.chosen)
  const cells = (ofChosen: number, ofOpen: number, ofNone: number) => [
    ofNone * (1 - shop.assigned),
    ...rates.flatMap((rate, a) => {
      const arm = (shop.assigned * shop.shares[a]!) / all
      return [arm * rate * ofChosen, arm * (1 - rate) * ofOpen]
    }),
  ]
  const drawn = (shares: readonly number[]) =>
    masks.map((mask) =>
      shares.reduce(
        (sum, share, cell) =>
          sum + share * (mask.includes(cell) ? p / holding : (1 - p) / (masks.length - holding)),
        0,
      ),
    )
  return [...drawn(cells(1 - buys, 1, 1)), ...drawn(cells(buys, 0, 0))]
}

/** Every subset of so many of the cells. */
function subsets(cells: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]]
  const found: number[][] = []
  for (let cell = from; cell < cells; cell++)
    for (const rest of subsets(cells, size - 1, cell + 1)) found.push([cell, ...rest])
  return found
}
