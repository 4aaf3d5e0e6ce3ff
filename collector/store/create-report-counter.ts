import type {Kysely} from 'kysely'
import {chunks} from './chunks'
import {type BatchPart, countBatch} from './count-batch'
import {expirePeriods} from './expire-periods'
import type {RowGiver} from './given-rows'
import type {ReportGroup} from './group-reports'
import {lockWeeks} from './lock-weeks'
import {forgetKey} from './nonce-tag'
import {createRememberedWeeks, NOTHING_REMEMBERED, type RememberedWeeks} from './remembered-weeks'
import type {Tables} from './tables'
import type {AcceptedReports, Tally} from './types'
import {OvertakenError} from './write-weeks'

/** Batches after one that was overtaken which lock first: where somebody was, somebody will be again. */
const CAUTIOUS_BATCHES = 100

export interface ReportCounter {
  /** Counts reports by shop and week, in the order of both, in one transaction: all of them, or none. */
  count(reports: AcceptedReports, groups: readonly ReportGroup[]): Promise<Tally>
  /** See `expirePeriods`; nothing of these periods is remembered either. */
  expire(beforePeriod: number): Promise<boolean>
  /** Forgets what it remembers of weeks. */
  forget(): void
}

/**
 * Counts upon weeks as it wrote them last. Whoever is overtaken by another process begins again, and from then on for
 * a while locks each row before it is read, and remembers nothing.
 */
export function createReportCounter(database: Kysely<Tables>, giver: RowGiver): ReportCounter {
  const remembered = createRememberedWeeks()
  let cautious = 0
  let last: Promise<unknown> = Promise.resolve()

  /** One after the other: what is remembered must stay as it is while it is counted upon. */
  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = last.then(run)
    last = turn.catch(() => {})
    return turn
  }

  async function count(reports: AcceptedReports, groups: readonly ReportGroup[]): Promise<Tally> {
    if (cautious > 0) {
      cautious--
      return attempt(database, giver, {reports, groups, remembered: null})
    }
    try {
      return await attempt(database, giver, {reports, groups, remembered})
    } catch (error) {
      // Whether it was committed or not: what was written is not what is certain to be there.
      remembered.clear()
      if (!(error instanceof OvertakenError)) throw error
      cautious = CAUTIOUS_BATCHES
      return attempt(database, giver, {reports, groups, remembered: null})
    }
  }

  function forget(): void {
    remembered.clear()
    forgetKey()
  }

  return {
    count: (reports, groups) => inTurn(() => count(reports, groups)),
    expire: (beforePeriod) =>
      inTurn(() => {
        forget()
        return expirePeriods(database, beforePeriod)
      }),
    forget,
  }
}

/** Without anything remembered, every week is locked and read. */
type Attempt = Pick<BatchPart, 'reports' | 'groups'> & {readonly remembered: RememberedWeeks | null}

function attempt(
  database: Kysely<Tables>,
  giver: RowGiver,
  {reports, groups, remembered}: Attempt,
): Promise<Tally> {
  // Each statement sees what those whose locks it waited for have written.
  const transaction = database.transaction().setIsolationLevel('read committed')
  return transaction.execute(async (open) => {
    const sum = {counted: 0, duplicates: 0, expired: 0}
    for await (const part of chunks(groups)) {
      if (!remembered) await lockWeeks(open, giver, part)
      const tally = await countBatch(open, giver, {
        reports,
        groups: part,
        remembered: remembered ?? NOTHING_REMEMBERED,
      })
      sum.counted += tally.counted
      sum.duplicates += tally.duplicates
      sum.expired += tally.expired
    }
    return sum
  })
}
