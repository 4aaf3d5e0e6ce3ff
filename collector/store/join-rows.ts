import {type Kysely, type Migration, sql} from 'kysely'
import {readCellSums} from './cell-sums'
import {chunks} from './chunks'
import type {TablesOfBlocks} from './earlier-tables'
import type {Flavour} from './flavour'
import type {Tables} from './tables'
import {toBytes} from './to-bytes'
import {packCounters, toWeekCounters} from './week-counters'

type OldTables = Tables & TablesOfBlocks

/**
 * Joins the key of a week, its first block of tags and all its counters to one row; all that was counted stays
 * counted, and a replay of it a replay. All or nothing, whenever the process ends: SQLite's migrations are in no
 * transaction by themselves.
 */
export const joinRows = (flavour: Flavour): Migration => ({
  async up(database: Kysely<OldTables>) {
    const tables = await database.introspection.getTables()
    if (!tables.some(({name}) => name === 'tag_keys')) return
    const join = (transaction: Kysely<OldTables>) => joinAll(transaction, flavour)
    if (database.isTransaction) await join(database)
    else await database.transaction().execute(join)
  },
})

async function joinAll(database: Kysely<OldTables>, flavour: Flavour): Promise<void> {
  const bytes = sql.raw(flavour.bytes)
  await sql`create table weeks (
    shop integer not null, period integer not null, key ${bytes}, tags integer not null, first_block ${bytes},
    counters ${bytes}, primary key (shop, period)
  ) ${sql.raw(flavour.weeksTable)}`.execute(database)
  const shops = await database.selectFrom('shops').select('id').execute()
  for (const {id} of shops) await joinWeeksOf(database, id)
  await sql`delete from tag_blocks where block = 0`.execute(database)
  await sql`drop table tag_keys`.execute(database)
  await sql`drop table report_counts`.execute(database)
}

async function joinWeeksOf(database: Kysely<OldTables>, shop: number): Promise<void> {
  const keys = await database.selectFrom('tag_keys').selectAll().where('shop', '=', shop).execute()
  const blocks = await database
    .selectFrom('tag_blocks')
    .select(['period', 'tags'])
    .where('shop', '=', shop)
    .where('block', '=', 0)
    .execute()
  const rows = await database.selectFrom('report_counts').selectAll().where('shop', '=', shop).execute()
  const counts = rows.map(({bucket, cells, ...row}) => ({
    ...row,
    valueBucket: bucket,
    cells: readCellSums(toBytes(cells)),
  }))
  const weeks = keys.map(({period, key, tags}) => ({
    shop,
    period,
    key: orNull(key),
    tags,
    first_block: orNull(blocks.find((block) => block.period === period)?.tags),
    counters: orNull(packCounters(toWeekCounters(counts.filter((row) => row.period === period)))),
  }))
  for await (const part of chunks(weeks)) await database.insertInto('weeks').values(part).execute()
}

const orNull = (bytes: Uint8Array | null | undefined): Uint8Array | null => {
  const given = toBytes(bytes ?? new Uint8Array(0))
  return given.length > 0 ? given : null
}
