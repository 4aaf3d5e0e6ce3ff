import type {Kysely} from 'kysely'
import {readCellSums} from './cell-sums'
import type {Tables} from './tables'
import {toBytes} from './to-bytes'
import type {StoredCounts} from './types'

/** Counters of one shop for the periods before `beforePeriod`, in the order of configuration, period and topic. */
export async function readCounts(
  database: Kysely<Tables>,
  {shop, beforePeriod}: {readonly shop: string; readonly beforePeriod: number},
): Promise<StoredCounts[]> {
  const row = await database.selectFrom('shops').select('id').where('public_id', '=', shop).executeTakeFirst()
  if (!row) return []
  const reports = await database
    .selectFrom('report_counts')
    .selectAll()
    .where('shop', '=', row.id)
    .where('period', '<', beforePeriod)
    .orderBy('configuration')
    .orderBy('period')
    .orderBy('topic')
    .execute()
  return reports.map((counter) => ({
    configuration: counter.configuration,
    period: counter.period,
    topic: counter.topic,
    kind: counter.kind,
    valueBucket: counter.bucket,
    reports: counter.reports,
    cells: readCellSums(toBytes(counter.cells)),
  }))
}
