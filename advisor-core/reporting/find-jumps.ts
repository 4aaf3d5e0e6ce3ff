import type {Counts} from './estimate-cells'
import {alarmErrors} from './impossible-frequencies'
import {isPeriodClosed} from './period'
import type {Topic, TopicCounts} from './types'

/** A cell's frequency that moved from one closed week to the next more than chance moves it. */
export interface Jump {
  readonly topic: string
  readonly cell: string
  /** The later week. */
  readonly period: number
  /** Frequencies c/n as counted, of the earlier and the later week: not shares. */
  readonly before: number
  readonly after: number
  /** How many standard errors apart. */
  readonly errors: number
}

/** Weeks with fewer reports say too little to be compared. */
const MIN_REPORTS = 200

/**
 * Compares every closed week with the one before it that has reports, on frequencies as counted: projected shares
 * would spread a forged cell over the others. Limit as for impossible frequencies, over all cells and weeks.
 *
 * @param counts one entry a period and topic; those of other topics are left out
 */
export function findJumps(
  counts: readonly TopicCounts[],
  topic: Topic,
  {currentPeriod}: {currentPeriod: number},
): readonly Jump[] {
  const weeks = counts
    .filter(({topic: id, period}) => id === topic.id && isPeriodClosed(period, currentPeriod))
    .filter(({reports}) => reports >= MIN_REPORTS)
    .sort((a, b) => a.period - b.period)
  const limit = alarmErrors(2 * topic.cells.length * Math.max(1, weeks.length - 1))
  return weeks.slice(1).flatMap((after, i) =>
    topic.cells.flatMap((cell, j) => {
      const before = weeks[i]!
      const errors = apart(before, after, j)
      if (!(errors > limit)) return []
      const frequency = (week: Counts) => week.cells[j]! / week.reports
      return [
        {
          topic: topic.id,
          cell,
          period: after.period,
          before: frequency(before),
          after: frequency(after),
          errors,
        },
      ]
    }),
  )
}

/** Standard errors between two weeks, with the variance of both together; 0 where nothing varies. */
function apart(a: Counts, b: Counts, j: number): number {
  const lambda = (a.cells[j]! + b.cells[j]!) / (a.reports + b.reports)
  const variance = lambda * (1 - lambda) * (1 / a.reports + 1 / b.reports)
  return variance > 0 ? Math.abs(a.cells[j]! / a.reports - b.cells[j]! / b.reports) / Math.sqrt(variance) : 0
}
