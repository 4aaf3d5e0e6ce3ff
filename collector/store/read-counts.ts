import type {Kysely} from 'kysely'
import type {Tables} from './tables'
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
  const cells = await database
    .selectFrom('cell_counts')
    .selectAll()
    .where('shop', '=', row.id)
    .where('period', '<', beforePeriod)
    .execute()

  const cellsByCounter = new Map<string, Map<number, number>>()
  for (const cell of cells) {
    const counts = cellsByCounter.get(nameOf(cell)) ?? new Map<number, number>()
    counts.set(cell.cell, cell.reports)
    cellsByCounter.set(nameOf(cell), counts)
  }
  return reports.map((counter) => ({
    configuration: counter.configuration,
    period: counter.period,
    topic: counter.topic,
    kind: counter.kind,
    valueBucket: counter.bucket,
    reports: counter.reports,
    cells: cellsByCounter.get(nameOf(counter)) ?? new Map(),
  }))
}

const nameOf = (counter: {
  configuration: string
  period: number
  topic: number
  kind: string
  bucket: number
}): string => `${counter.configuration} ${counter.period} ${counter.topic} ${counter.kind} ${counter.bucket}`
