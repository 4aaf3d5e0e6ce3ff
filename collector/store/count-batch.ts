import {randomBytes} from 'node:crypto'
import type {Transaction} from 'kysely'
import {chunks} from './chunks'
import {insertRows, type ManyRows} from './insert-rows'
import {insertTags, type TagRow} from './insert-tags'
import {nonceTag} from './nonce-tag'
import {type CounterSum, sumByCounter} from './sum-by-counter'
import {COUNTER_KEY, type CounterKey, type Tables} from './tables'
import type {AcceptedReport, Tally} from './types'

/** Reports of one shop and period. */
interface Group {
  readonly shop: number
  readonly period: number
  readonly reports: AcceptedReport[]
}

/** A tag, and the report it stands for. */
interface TaggedReport extends TagRow {
  readonly report: AcceptedReport
}

/**
 * Counts reports of any number of shops inside a transaction: the sorted tags go in first, and only reports whose
 * tag was new are added to the counters. So a replay, a retry of a failed flush and a second process count nothing
 * twice. Rows are locked in the order of their keys, so that two processes never wait for each other in a circle.
 *
 * @param numbers  the number of each shop by its public id
 * @throws RangeError for a report of a shop that has none
 */
export async function countBatch(
  transaction: Transaction<Tables>,
  reports: readonly AcceptedReport[],
  numbers: ReadonlyMap<string, number>,
): Promise<Tally> {
  const groups = groupReports(reports, numbers)
  const keys = await lockTagKeys(transaction, groups)
  const tagged: TaggedReport[] = []
  let expired = 0
  for (const [i, group] of groups.entries()) {
    const key = keys[i]
    if (key) tagged.push(...tagReports(group, key))
    else expired += group.reports.length
  }
  const fresh = await insertTags(transaction, tagged)
  await addToCounters(transaction, sumByCounter(fresh))
  return {counted: fresh.length, duplicates: reports.length - expired - fresh.length, expired}
}

/** In the order of shop and period. */
function groupReports(reports: readonly AcceptedReport[], numbers: ReadonlyMap<string, number>): Group[] {
  const groups = new Map<number, Group>()
  for (const report of reports) {
    const shop = numbers.get(report.shop)
    if (shop === undefined) throw new RangeError(`invalid shop: ${report.shop}`)
    const {period} = report
    const name = shop * 65_536 + period
    const group = groups.get(name)
    if (group) group.reports.push(report)
    else groups.set(name, {shop, period, reports: [report]})
  }
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, group]) => group)
}

/** Each tag once, sorted, so that nothing of the order in which reports came is written. */
function tagReports({shop, period, reports}: Group, key: Buffer): TaggedReport[] {
  const byTag = new Map<string, AcceptedReport>()
  for (const report of reports) {
    const tag = nonceTag(key, report.nonce)
    if (!byTag.has(tag)) byTag.set(tag, report)
  }
  return [...byTag.keys()].sort().map((tag) => ({shop, period, tag, report: byTag.get(tag)!}))
}

/**
 * The key of each group, made on first use; `null` when the period is over. The rows stay locked to the end of the
 * transaction, so that nobody can end a period while its reports are being counted.
 */
async function lockTagKeys(
  transaction: Transaction<Tables>,
  groups: readonly Group[],
): Promise<readonly (Buffer | null)[]> {
  const keys = new Map<string, Buffer | null>()
  for await (const part of chunks(groups)) {
    const rows = await transaction
      .insertInto('tag_keys')
      .values(part.map(({shop, period}) => ({shop, period, key: randomBytes(32)})))
      .onConflict((conflict) =>
        conflict.columns(['shop', 'period']).doUpdateSet((eb) => ({period: eb.ref('excluded.period')})),
      )
      .returning(['shop', 'period', 'key'])
      .execute()
    for (const {shop, period, key} of rows)
      keys.set(`${shop} ${period}`, key === null ? null : Buffer.from(key))
  }
  return groups.map(({shop, period}) => keys.get(`${shop} ${period}`) ?? null)
}

async function addToCounters(transaction: Transaction<Tables>, sums: readonly CounterSum[]): Promise<void> {
  for await (const part of chunks(sums)) await insertRows(transaction, REPORT_COUNTS, part)
  const cells = sums.flatMap(({key, cells}) =>
    cells.flatMap((reports, cell) => (reports > 0 ? [{key, cell, reports}] : [])),
  )
  for await (const part of chunks(cells)) await insertRows(transaction, CELL_COUNTS, part)
}

const valuesOf = (key: CounterKey): readonly unknown[] => COUNTER_KEY.map((column) => key[column])

const REPORT_COUNTS: ManyRows<CounterSum, unknown> = {
  name: 'report counts',
  statement: (transaction, sums) =>
    transaction
      .insertInto('report_counts')
      .values(sums.map(({key, reports}) => ({...key, reports})))
      .onConflict((conflict) =>
        conflict.columns(COUNTER_KEY).doUpdateSet((eb) => ({
          reports: eb('report_counts.reports', '+', eb.ref('excluded.reports')),
        })),
      ),
  values: ({key, reports}) => [...valuesOf(key), reports],
}

const CELL_COUNTS: ManyRows<
  {readonly key: CounterKey; readonly cell: number; readonly reports: number},
  unknown
> = {
  name: 'cell counts',
  statement: (transaction, cells) =>
    transaction
      .insertInto('cell_counts')
      .values(cells.map(({key, cell, reports}) => ({...key, cell, reports})))
      .onConflict((conflict) =>
        conflict.columns([...COUNTER_KEY, 'cell']).doUpdateSet((eb) => ({
          reports: eb('cell_counts.reports', '+', eb.ref('excluded.reports')),
        })),
      ),
  values: ({key, cell, reports}) => [...valuesOf(key), cell, reports],
}
