import {PERIOD_DAYS} from './caps'
import {type CellEstimate, type Counts, estimateCells, estimateGroup} from './estimate-cells'
import {type Frequencies, frequencies} from './frequencies'
import {impossibleFrequencies} from './impossible-frequencies'
import {mergeSmallCells} from './merge-small-cells'
import {isPeriodClosed} from './period'
import type {Topic, TopicCounts} from './types'
import {NORMAL_QUANTILE, wilsonInterval} from './wilson-interval'

/** Fewer reports are never shown. */
export const MIN_REPORTS = 200
/** Half the width of the widest 95 % interval that is shown, as a share: 5 percentage points. */
export const MAX_HALF_WIDTH = 0.05

/** Not enough is known for figures; said instead of them. */
export interface TooEarly {
  readonly kind: 'too-early'
  readonly reports: number
  /** Reports needed for every interval to be narrow enough. */
  readonly needed: number
  /** At the rate of the closed periods; `null` while they have no report. */
  readonly daysToGo: number | null
}

export type TopicEstimate =
  | {
      readonly kind: 'shown'
      /** n, the number of reports in closed periods. */
      readonly reports: number
      /** Those that stand for fewer than 30 reports are one cell `other`. */
      readonly cells: readonly CellEstimate[]
      /** Cells whose frequency honest reports could hardly give: a sign of forgery. */
      readonly alarms: readonly string[]
    }
  | TooEarly

/**
 * Shares of a topic's cells from the counters of its closed periods, with intervals; or how long it takes
 * until they can be shown (n ≥ 200 and no interval wider than ± 5 percentage points).
 *
 * @param counts one entry a period, all of one configuration, kind and value bucket; those of other topics
 * and of periods still open are left out
 * @param designEffect see `designEffect`; 1 where no device can be in the counters twice
 * @throws RangeError for counts that no reports can have
 */
export function estimateTopic(
  counts: readonly TopicCounts[],
  topic: Topic,
  {odds, currentPeriod, designEffect = 1}: {odds: number; currentPeriod: number; designEffect?: number},
): TopicEstimate {
  const closed = closedCounts(counts, topic, currentPeriod)
  const total = sumCounts(closed, topic)
  const {reports} = total
  const chances = frequencies(topic.cells.length, topic.subsetSize, odds)
  const needed = reportsNeeded(total, chances, designEffect)
  if (reports < needed) {
    return {kind: 'too-early', reports, needed, daysToGo: daysToGo(closed, needed - reports, currentPeriod)}
  }
  const cells = estimateCells(total, topic, odds, designEffect)
  return {
    kind: 'shown',
    reports,
    cells: mergeSmallCells(cells, reports, (members) =>
      estimateGroup(total, topic, {odds, members, designEffect}),
    ),
    alarms: impossibleFrequencies(total, topic, odds),
  }
}

/**
 * A topic's counters of periods that have ended.
 *
 * @throws RangeError for counts that no reports can have
 */
export function closedCounts(
  counts: readonly TopicCounts[],
  topic: Topic,
  currentPeriod: number,
): readonly TopicCounts[] {
  const closed = counts.filter(
    (entry) => entry.topic === topic.id && isPeriodClosed(entry.period, currentPeriod),
  )
  for (const entry of closed) requirePossible(entry, topic)
  return closed
}

/** All periods as one. */
export function sumCounts(counts: readonly TopicCounts[], topic: Topic): Counts {
  return {
    reports: sum(counts.map(({reports}) => reports)),
    cells: topic.cells.map((_, j) => sum(counts.map(({cells}) => cells[j]!))),
  }
}

/** A longer pause between weeks with reports ends what rates are taken from. */
const LONGEST_PAUSE = 8

/**
 * Days until `missing` reports have come, at the rate since the first closed period with any, or since a pause of more
 * than eight: a topic may have been counted long ago, and then not again until lately.
 */
export function daysToGo(
  closed: readonly TopicCounts[],
  missing: number,
  currentPeriod: number,
): number | null {
  const active = closed.filter((entry) => entry.reports > 0).sort((a, b) => b.period - a.period)
  if (active.length === 0) return null
  const pause = active.findIndex(({period}, i) => i > 0 && active[i - 1]!.period - period > LONGEST_PAUSE)
  const recent = pause < 0 ? active : active.slice(0, pause)
  const days = (currentPeriod - recent.at(-1)!.period) * PERIOD_DAYS
  return Math.ceil((missing * days) / sum(recent.map((entry) => entry.reports)))
}

/**
 * The n at which z √(λ(1 − λ)/n) / (p − q) is no wider than what is shown, for the widest λ seen; with fewer than
 * 200 reports for the widest that could be. No more than there are where the intervals are narrow enough already.
 */
function reportsNeeded({reports, cells}: Counts, chances: Frequencies, designEffect: number): number {
  const {p, q} = chances
  const plugIn = (spread: number) =>
    Math.max(
      MIN_REPORTS,
      Math.ceil((designEffect * spread * NORMAL_QUANTILE ** 2) / ((p - q) * MAX_HALF_WIDTH) ** 2),
    )
  if (reports < MIN_REPORTS) return plugIn(widestSpread(chances))
  const lambda = cells.map((count) => count / reports)
  const halfWidth = (share: number) => {
    const {low, high} = wilsonInterval(share, reports / designEffect)
    return (high - low) / 2 / (p - q)
  }
  if (Math.max(...lambda.map(halfWidth)) <= MAX_HALF_WIDTH) return reports
  return Math.max(reports + 1, plugIn(Math.max(...lambda.map((share) => share * (1 - share)))))
}

/** λ(1 − λ) at the least favourable λ between q and p: what to reckon with before there are reports. */
function widestSpread({p, q}: Frequencies): number {
  const lambda = Math.min(p, Math.max(q, 0.5))
  return lambda * (1 - lambda)
}

function requirePossible({reports, cells}: TopicCounts, topic: Topic): void {
  const whole = [reports, ...cells].every((c) => Number.isSafeInteger(c) && c >= 0 && c <= reports)
  if (!whole || cells.length !== topic.cells.length || sum(cells) !== reports * topic.subsetSize) {
    throw new RangeError(`invalid counts of ${topic.id}: ${reports} reports, cells ${cells}`)
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
