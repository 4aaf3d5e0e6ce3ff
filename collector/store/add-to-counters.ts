import {sql, type Transaction} from 'kysely'
import {addCellSums} from './cell-sums'
import type {RowGiver} from './given-rows'
import type {CounterSum} from './sum-by-counter'
import {COUNTER_KEY, type Tables} from './tables'
import {toBytes} from './to-bytes'

/**
 * Adds sums to the counters of shops and periods whose rows in `tag_keys` are locked: nobody else adds to them
 * between the reading and the writing.
 *
 * @param sums in the order of their keys
 */
export async function addToCounters(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  sums: readonly CounterSum[],
): Promise<void> {
  if (sums.length === 0) return
  const held = await readCounters(transaction, giver, sums)
  const packed = sums.map(({cells}, i) => addCellSums(held[i] ?? EMPTY, cells))
  let next = 1
  const given = giver.rows({
    ...keyColumns(sums),
    reports: sums.map(({reports}) => reports),
    size: packed.map(({length}) => length),
    at: packed.map(({length}) => {
      next += length
      return next - length
    }),
  })
  await transaction
    .insertInto('report_counts')
    .columns([...COUNTER_KEY, 'reports', 'cells'])
    .expression((eb) =>
      eb
        .selectFrom(given)
        .select(KEY_OF_GIVEN)
        .select('given.reports')
        .select(giver.piece(Buffer.concat(packed), sql`given.at`, sql`given.size`).as('cells'))
        .where(sql<boolean>`true`),
    )
    .onConflict((conflict) =>
      conflict.columns(COUNTER_KEY).doUpdateSet((eb) => ({
        reports: eb('report_counts.reports', '+', eb.ref('excluded.reports')),
        cells: eb.ref('excluded.cells'),
      })),
    )
    .execute()
}

/** The packed sums of cells, by their place among the sums; `undefined` for new ones. */
async function readCounters(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  sums: readonly CounterSum[],
): Promise<readonly (Uint8Array | undefined)[]> {
  const given = giver.rows({...keyColumns(sums), place: sums.map((_, i) => i)})
  const rows = await transaction
    .selectFrom(given)
    .innerJoin('report_counts', (join) =>
      join
        .onRef('report_counts.shop', '=', 'given.shop')
        .onRef('report_counts.configuration', '=', 'given.configuration')
        .onRef('report_counts.period', '=', 'given.period')
        .onRef('report_counts.topic', '=', 'given.topic')
        .onRef('report_counts.kind', '=', 'given.kind')
        .onRef('report_counts.bucket', '=', 'given.bucket'),
    )
    .select(['given.place', 'report_counts.cells'])
    .execute()
  const held = new Array<Uint8Array | undefined>(sums.length).fill(undefined)
  for (const {place, cells} of rows) held[place] = toBytes(cells)
  return held
}

const EMPTY = new Uint8Array(0)

const KEY_OF_GIVEN = [
  'given.shop',
  'given.configuration',
  'given.period',
  'given.topic',
  'given.kind',
  'given.bucket',
] as const

const keyColumns = (sums: readonly CounterSum[]) => ({
  shop: sums.map(({key}) => key.shop),
  configuration: sums.map(({key}) => key.configuration),
  period: sums.map(({key}) => key.period),
  topic: sums.map(({key}) => key.topic),
  kind: sums.map(({key}) => key.kind),
  bucket: sums.map(({key}) => key.bucket),
})
