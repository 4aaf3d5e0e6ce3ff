import {PERIOD_DAYS} from './caps'
import {type CellEstimate, estimateCells, NORMAL_QUANTILE} from './estimate-cells'
import {type Frequencies, frequencies} from './frequencies'
import {isPeriodClosed} from './period'
import type {Topic, TopicCounts} from './types'

/** Fewer reports are never shown. */
const MIN_REPORTS = 200
/** Half the width of the widest 95 % interval that is shown, as a share: 5 percentage points. */
const MAX_HALF_WIDTH = 0.05
/** How many standard errors outside [q, p] a frequency must lie to raise the alarm. */
const ALARM_ERRORS = 4

export type TopicEstimate =
  | {
      readonly kind: 'shown'
      /** n, the number of reports in closed periods. */
      readonly reports: number
      readonly cells: readonly CellEstimate[]
      /** Cells whose frequency honest reports could hardly give: a sign of forgery. */
      readonly alarms: readonly string[]
    }
  | {
      readonly kind: 'too-early'
      readonly reports: number
      /** Reports needed for every interval to be narrow enough. */
      readonly needed: number
      /** At the rate of the closed periods; `null` while they have no report. */
      readonly daysToGo: number | null
    }

/**
 * Shares of a topic's cells from the counters of its closed periods, with intervals; or how long it takes
 * until they can be shown (n ≥ 200 and no interval wider than ± 5 percentage points).
 *
 * @param counts one entry a period, all of one configuration, kind and value bucket; those of other topics
 * and of periods still open are left out
 * @throws RangeError for counts that no reports can have
 */
export function estimateTopic(
  counts: readonly TopicCounts[],
  topic: Topic,
  {odds, currentPeriod}: {odds: number; currentPeriod: number},
): TopicEstimate {
  const closed = counts.filter(
    (entry) => entry.topic === topic.id && isPeriodClosed(entry.period, currentPeriod),
  )
  for (const entry of closed) requirePossible(entry, topic)
  const reports = sum(closed.map((entry) => entry.reports))
  const cells = topic.cells.map((_, j) => sum(closed.map((entry) => entry.cells[j]!)))
  const chances = frequencies(topic.cells.length, topic.subsetSize, odds)
  const spread =
    reports < MIN_REPORTS
      ? widestSpread(chances)
      : Math.max(...cells.map((count) => (count / reports) * (1 - count / reports)))
  const needed = reportsNeeded(spread, chances)
  if (reports < needed) {
    return {kind: 'too-early', reports, needed, daysToGo: daysToGo(closed, needed - reports, currentPeriod)}
  }
  return {
    kind: 'shown',
    reports,
    cells: estimateCells({reports, cells}, topic, odds),
    alarms: topic.cells.filter((_, j) => isImpossible(cells[j]! / reports, chances, reports)),
  }
}

/** The n at which z √(λ(1 − λ)/n) / (p − q) is no wider than what is shown; `spread` is λ(1 − λ). */
function reportsNeeded(spread: number, {p, q}: Frequencies): number {
  return Math.max(MIN_REPORTS, Math.ceil((spread * NORMAL_QUANTILE ** 2) / ((p - q) * MAX_HALF_WIDTH) ** 2))
}

/** λ(1 − λ) at the least favourable λ between q and p: what to reckon with before there are reports. */
function widestSpread({p, q}: Frequencies): number {
  const lambda = Math.min(p, Math.max(q, 0.5))
  return lambda * (1 - lambda)
}

/** Days until `missing` reports have come, at the rate since the first closed period with any. */
function daysToGo(closed: readonly TopicCounts[], missing: number, currentPeriod: number): number | null {
  const active = closed.filter((entry) => entry.reports > 0)
  if (active.length === 0) return null
  const days = (currentPeriod - Math.min(...active.map((entry) => entry.period))) * PERIOD_DAYS
  return Math.ceil((missing * days) / sum(active.map((entry) => entry.reports)))
}

/** Honest reports hold every cell with a chance between q and p. */
function isImpossible(lambda: number, {p, q}: Frequencies, n: number): boolean {
  const slack = (chance: number) => ALARM_ERRORS * Math.sqrt((chance * (1 - chance)) / n)
  return lambda < q - slack(q) || lambda > p + slack(p)
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
