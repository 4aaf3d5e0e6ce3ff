import {randomBytes} from 'node:crypto'
import type {Transaction} from 'kysely'
import {nonceTag} from './nonce-tag'
import {type CounterSum, sumByCounter} from './sum-by-counter'
import {COUNTER_KEY, type Tables} from './tables'
import type {AcceptedReport, Tally} from './types'

/** Rows in one insert; SQLite takes 32,766 parameters, PostgreSQL 65,535. */
const ROWS_PER_INSERT = 500

/**
 * Counts the reports of one shop and period inside a transaction: the sorted tags go in first, and only reports
 * whose tag was new are added to the counters. So a replay, a retry of a failed flush and a second process count
 * nothing twice.
 */
export async function countBatch(
  transaction: Transaction<Tables>,
  shop: number,
  period: number,
  reports: readonly AcceptedReport[],
): Promise<Tally> {
  const key = await tagKey(transaction, shop, period)
  if (key === null) return {counted: 0, duplicates: 0, expired: reports.length}

  const byTag = new Map<string, AcceptedReport>()
  for (const report of reports) {
    const tag = nonceTag(key, report.nonce)
    if (!byTag.has(tag)) byTag.set(tag, report)
  }
  const fresh: AcceptedReport[] = []
  for (const tags of chunks([...byTag.keys()].sort())) {
    const inserted = await transaction
      .insertInto('nonce_tags')
      .values(tags.map((tag) => ({shop, period, tag: Buffer.from(tag, 'hex')})))
      .onConflict((conflict) => conflict.columns(['shop', 'period', 'tag']).doNothing())
      .returning('tag')
      .execute()
    for (const row of inserted) {
      const report = byTag.get(Buffer.from(row.tag).toString('hex'))
      if (report) fresh.push(report)
    }
  }
  await addToCounters(transaction, sumByCounter(shop, fresh))
  return {counted: fresh.length, duplicates: reports.length - fresh.length, expired: 0}
}

/** The key of shop and period, made on first use; `null` when the period is over. */
async function tagKey(
  transaction: Transaction<Tables>,
  shop: number,
  period: number,
): Promise<Buffer | null> {
  await transaction
    .insertInto('tag_keys')
    .values({shop, period, key: randomBytes(32)})
    .onConflict((conflict) => conflict.columns(['shop', 'period']).doNothing())
    .execute()
  const row = await transaction
    .selectFrom('tag_keys')
    .select('key')
    .where('shop', '=', shop)
    .where('period', '=', period)
    .executeTakeFirstOrThrow()
  return row.key === null ? null : Buffer.from(row.key)
}

async function addToCounters(transaction: Transaction<Tables>, sums: readonly CounterSum[]): Promise<void> {
  for (const part of chunks(sums)) {
    await transaction
      .insertInto('report_counts')
      .values(part.map(({key, reports}) => ({...key, reports})))
      .onConflict((conflict) =>
        conflict.columns(COUNTER_KEY).doUpdateSet((eb) => ({
          reports: eb('report_counts.reports', '+', eb.ref('excluded.reports')),
        })),
      )
      .execute()
  }
  const cells = sums.flatMap(({key, cells}) =>
    cells.flatMap((reports, cell) => (reports > 0 ? [{...key, cell, reports}] : [])),
  )
  for (const part of chunks(cells)) {
    await transaction
      .insertInto('cell_counts')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns([...COUNTER_KEY, 'cell']).doUpdateSet((eb) => ({
          reports: eb('cell_counts.reports', '+', eb.ref('excluded.reports')),
        })),
      )
      .execute()
  }
}

function* chunks<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < items.length; start += ROWS_PER_INSERT) {
    yield items.slice(start, start + ROWS_PER_INSERT)
  }
}
