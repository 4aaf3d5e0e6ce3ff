import type {Transaction} from 'kysely'
import {addTagsOf} from './add-tags'
import {addToCounters} from './add-to-counters'
import type {RowGiver} from './given-rows'
import {correctCounts, type Group, lockGroups, type OpenGroup} from './lock-groups'
import {nonceTag} from './nonce-tag'
import {sumByCounter} from './sum-by-counter'
import type {Tables} from './tables'
import type {Tag} from './tag-blocks'
import {takeTurns} from './take-turns'
import type {AcceptedReport, Tally} from './types'

/**
 * Counts reports of any number of shops inside a transaction. First the row of each shop and period is locked, so
 * that whoever else counts for it waits; then the sorted tags go in, and only reports whose tag was new are added to
 * the counters. So a replay, a retry of a failed flush and a second process count nothing twice. Rows are locked in
 * the order of their keys, so that two processes never wait for each other in a circle.
 *
 * @param numbers  the number of each shop by its public id
 * @throws RangeError for a report of a shop that has none
 */
export async function countBatch(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  {reports, numbers}: {reports: readonly AcceptedReport[]; numbers: ReadonlyMap<string, number>},
): Promise<Tally> {
  const groups = groupReports(reports, numbers)
  const open = await lockGroups(transaction, giver, groups)
  const byTag = await tagReports(open)
  const tagged = open.map(({group: {shop, period}, count}, i) => {
    const tags = [...byTag[i]!.keys()].sort()
    return {shop, period, count, tags}
  })
  const fresh = await addTagsOf(transaction, giver, tagged)
  await correctCounts(transaction, giver, open, fresh)
  const counted = open.flatMap(({group: {shop}}, i) =>
    fresh[i]!.map((tag) => ({shop, report: byTag[i]!.get(tag)!})),
  )
  await addToCounters(transaction, giver, sumByCounter(counted))
  const accepted = open.reduce((sum, {group}) => sum + group.received, 0)
  return {
    counted: counted.length,
    duplicates: accepted - counted.length,
    expired: reports.length - accepted,
  }
}

/** In the order of shop and period. */
function groupReports(reports: readonly AcceptedReport[], numbers: ReadonlyMap<string, number>): Group[] {
  const groups = new Map<number, Group>()
  for (const report of reports) {
    const shop = numbers.get(report.shop)
    if (shop === undefined) throw new RangeError(`invalid shop: ${report.shop}`)
    const {period} = report
    const name = shop * 65_536 + period
    let group = groups.get(name)
    if (!group) {
      group = {shop, period, received: 0, reports: new Map()}
      groups.set(name, group)
    }
    group.received++
    const nonce = Buffer.from(report.nonce).toString('latin1')
    if (!group.reports.has(nonce)) group.reports.set(nonce, report)
  }
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, group]) => group)
}

/** The reports of each group by tag. */
async function tagReports(groups: readonly OpenGroup[]): Promise<readonly Map<Tag, AcceptedReport>[]> {
  const turn = takeTurns()
  const byTag: Map<Tag, AcceptedReport>[] = []
  for (const {group, key} of groups) {
    const ofGroup = new Map<Tag, AcceptedReport>()
    for (const report of group.reports.values()) {
      ofGroup.set(nonceTag(key, report.nonce), report)
      const pause = turn()
      if (pause) await pause
    }
    byTag.push(ofGroup)
  }
  return byTag
}
