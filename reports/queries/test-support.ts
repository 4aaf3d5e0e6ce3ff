import type {ExperimentEstimate} from '../../advisor-core/experiments/types'
import type {EstimateSet} from './estimates'
import {type SeriesPoint, toSeries} from './topic-series'

export const cell = (name: string, raw: number, half = 0.02) => ({
  cell: name,
  raw,
  standardError: half / 2,
  low: Math.max(0, raw - half),
  high: Math.min(1, raw + half),
  share: Math.max(0, raw),
})

export const shown = (
  id: string,
  kind: string,
  cells: ReturnType<typeof cell>[],
): EstimateSet['topics'][number] => ({
  id,
  source: {kind},
  cells: cells.map((entry) => entry.cell),
  estimate: {kind: 'shown', reports: 3000, cells, alarms: []},
})

export const early = (id: string, kind: string): EstimateSet['topics'][number] => ({
  id,
  source: {kind},
  cells: ['none', 'a'],
  estimate: {kind: 'too-early', reports: 3, needed: 590, daysToGo: 40},
})

export const set = (over: Partial<EstimateSet> = {}): EstimateSet => ({
  hash: 'aa'.repeat(32),
  simulated: false,
  odds: 7,
  periodDays: 7,
  periods: {first: 2948, last: 2950},
  reports: 3000,
  topics: [shown('archetype', 'archetype', [cell('none', 0.2), cell('a', 0.3), cell('b', 0.5)])],
  labels: null,
  ...over,
})

export const between = (value: number, half: number) => ({value, low: value - half, high: value + half})

const untold = {orders: null, orderRate: null, orderValue: null, revenue: null}

/** A made-up experiment of two arms, with a difference of `difference` ± .025 in favour of the second. */
export const experiment = (over: Partial<ExperimentEstimate> = {}, difference = 0.05) =>
  ({
    id: 'experiment:shorter',
    experiment: 'shorter',
    assigned: 0.9,
    chosen: {reports: 9000, needed: 5000, daysToGo: 0},
    ordered: null,
    currency: null,
    arms: [
      {arm: 'as-is', share: 0.5, chosen: between(0.4, 0.02), difference: null, ...untold},
      {
        arm: 'four',
        share: 0.5,
        chosen: between(0.4 + difference, 0.02),
        difference: between(difference, 0.025),
        ...untold,
      },
    ],
    uneven: [],
    ...over,
  }) satisfies ExperimentEstimate

export const label = (_: unknown, name: string) => name.toUpperCase()
export const series = (...cells: ReturnType<typeof cell>[]): SeriesPoint[] =>
  toSeries(shown('archetype', 'archetype', cells), label)
