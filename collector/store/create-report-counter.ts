import type {Kysely} from 'kysely'
import {chunks} from './chunks'
import {countBatch} from './count-batch'
import type {RowGiver} from './given-rows'
import type {ReportGroup} from './group-reports'
import {lockWeeks} from './lock-weeks'
import type {Tables} from './tables'
import type {Tally} from './types'
import {OvertakenError} from './write-weeks'

/** Batches after one that was overtaken which lock first: where somebody was, somebody will be again. */
const CAUTIOUS_BATCHES = 100

/**
 * Counts reports in one transaction: all of them are counted, or none. Whoever is overtaken by another process
 * begins again, and from then on for a while locks each row before it is read.
 *
 * @returns what counts reports by shop and week, in the order of both
 */
export function createReportCounter(
  database: Kysely<Tables>,
  giver: RowGiver,
): (groups: readonly ReportGroup[]) => Promise<Tally> {
  let cautious = 0
  return async (groups) => {
    if (cautious > 0) {
      cautious--
      return attempt(database, giver, {groups, isLocking: true})
    }
    try {
      return await attempt(database, giver, {groups, isLocking: false})
    } catch (error) {
      if (!(error instanceof OvertakenError)) throw error
      cautious = CAUTIOUS_BATCHES
      return attempt(database, giver, {groups, isLocking: true})
    }
  }
}

function attempt(
  database: Kysely<Tables>,
  giver: RowGiver,
  {groups, isLocking}: {readonly groups: readonly ReportGroup[]; readonly isLocking: boolean},
): Promise<Tally> {
  // Each statement sees what those whose locks it waited for have written.
  const transaction = database.transaction().setIsolationLevel('read committed')
  return transaction.execute(async (open) => {
    const sum = {counted: 0, duplicates: 0, expired: 0}
    for await (const part of chunks(groups)) {
      if (isLocking) await lockWeeks(open, giver, part)
      const tally = await countBatch(open, giver, part)
      sum.counted += tally.counted
      sum.duplicates += tally.duplicates
      sum.expired += tally.expired
    }
    return sum
  })
}
