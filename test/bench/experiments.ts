import type {BenchArgs} from './support/bench-args'
import {type Compared, compareSequences} from './support/compare-sequences'
import {type LookedAt, lookWeekly} from './support/experiment-looks'
import type {ExperimentShop} from './support/experiment-shop'
import {wholeNumber} from './support/whole-number'

export const describe =
  'experiments looked at every week for half a year, simulated: --n 100,500,1000,5000 --replicates 1000 --seed 1 [--orders 3] [--compare]'

/** Proportions in which arms are drawn. */
const ARMS = {'50/50': [1, 1], '90/10': [90, 10], '1/1/1': [1, 1, 1]} as const
const WEEKS = 26
const ASSIGNED = 0.8

interface Row extends LookedAt {
  readonly arms: string
  readonly odds: number
  readonly chosen: number
  readonly difference: number
  /** Reports of the experiment in a week. */
  readonly n: number
}

/** How often confidence sequences leave out the truth and when they find a difference; see docs/experiments.md. */
export async function run({options}: BenchArgs): Promise<Record<string, unknown>> {
  const numbers = String(options.n ?? '100,500,1000,5000').split(',')
  const weekly = numbers.map((n) => wholeNumber(n, 'n', 1, 1))
  const replicates = wholeNumber(options.replicates, 'replicates', 1000, 1)
  const seed = wholeNumber(options.seed, 'seed', 1, 0)
  const ordered = wholeNumber(options.orders, 'orders', 3, 1) / 100
  if (options.compare) return {seed, replicates, data: 'synthetic', compared: compare({replicates, seed})}
  const rows = shops(ordered).flatMap(({arms, shop}) =>
    weekly.map((n): Row => {
      const {odds, chosen, difference} = shop
      const looked = lookWeekly(shop, {weekly: n, weeks: WEEKS, replicates, seed})
      return {arms, odds, chosen, difference, n, ...looked}
    }),
  )
  return {seed, replicates, weeks: WEEKS, data: 'synthetic', assigned: ASSIGNED, ordered, rows}
}

function shops(ordered: number): {arms: string; shop: ExperimentShop}[] {
  const found: {arms: string; shop: ExperimentShop}[] = []
  for (const [arms, shares] of Object.entries(ARMS))
    for (const odds of [7, 3])
      for (const chosen of [0.2, 0.5])
        for (const difference of [0, 0.05, 0.1])
          found.push({arms, shop: {shares, odds, chosen, difference, ordered, assigned: ASSIGNED}})
  return found
}

/** Shops on which sequences were compared, and others on which the choice was confirmed. */
const COMPARED = {
  chosenOn: [
    {shares: ARMS['50/50'], odds: 7, chosen: 0.2},
    {shares: ARMS['50/50'], odds: 7, chosen: 0.5},
  ],
  confirmedOn: [
    {shares: ARMS['50/50'], odds: 3, chosen: 0.35},
    {shares: ARMS['90/10'], odds: 7, chosen: 0.2},
    {shares: [2, 1], odds: 20, chosen: 0.1},
  ],
}

function compare(settings: {replicates: number; seed: number}) {
  return Object.entries(COMPARED).flatMap(([use, designs]) =>
    designs.flatMap((design) =>
      [0.02, 0.05, 0.1].flatMap((difference) => {
        const shop = {...design, difference, ordered: 0.03, assigned: ASSIGNED}
        return compareSequences(shop, settings).map((found) => ({use, ...shop, ...found}))
      }),
    ),
  )
}

type ComparedRow = Compared & ExperimentShop & {readonly use: string}

function comparedTable(rows: readonly ComparedRow[]): string {
  const lines = rows.map(({use, shares, odds, chosen, difference, sequence, start, missed, found, reports}) =>
    [
      use.padEnd(11),
      shares.join('/').padEnd(5),
      String(odds).padStart(4),
      chosen.toFixed(2).padStart(6),
      difference.toFixed(2).padStart(6),
      sequence.padEnd(9),
      String(start).padStart(6),
      (100 * missed).toFixed(1).padStart(5),
      (100 * found).toFixed(1).padStart(6),
      reports.toFixed(0).padStart(8),
    ].join('  '),
  )
  return [
    'use          arms   odds  chosen  differ  sequence    start  miss%  found%   reports',
    ...lines,
  ].join('\n')
}

/** One line a shop and number of reports, in percent; sessions with two live topics are four times the reports. */
export function table({rows, compared}: {rows?: Row[]; compared?: ComparedRow[]}): string {
  if (compared) return comparedTable(compared)
  const percent = (share: number) => (100 * share).toFixed(1).padStart(6)
  const whole = (n: number | null) => String(n ?? '-').padStart(8)
  const lines = (rows ?? []).map((row) =>
    [
      row.arms.padEnd(6),
      String(row.odds).padStart(4),
      row.chosen.toFixed(1).padStart(6),
      row.difference.toFixed(2).padStart(6),
      String(row.n).padStart(6),
      percent(row.shown),
      percent(row.missed),
      percent(row.missedByPeeking),
      percent(row.found),
      whole(row.reportsToFind),
      whole(row.needed),
      percent(row.ordersShown),
      percent(row.ordersMissed),
      whole(row.ordersNeeded),
      percent(row.revenueShown),
      percent(row.revenueMissed),
      percent(row.revenueFound),
      percent(row.alarms),
    ].join('  '),
  )
  const head =
    'arms    odds  chosen  differ  n/week  shown%  miss%  peeking%  found%  reports    needed  orders%  miss%    needed  revenue%  miss%  found%  alarm%'
  return [head, ...lines].join('\n')
}
