import {type Kysely, type Migration, sql} from 'kysely'
import {packCells} from './cell-sums'
import {chunks} from './chunks'
import {COUNTER_KEY, type CounterKey, type TablesBeforeBlocks, type TablesOfBlocks} from './earlier-tables'
import type {Flavour} from './flavour'
import {packTags} from './tag-blocks'

type OldTables = TablesBeforeBlocks & TablesOfBlocks

/**
 * Packs tags into blocks and the cells of a counter into its row; all that was counted stays counted, and a replay of
 * it a replay. All or nothing, whenever the process ends: SQLite's migrations are in no transaction by themselves.
 */
export const packRows = (flavour: Flavour): Migration => ({
  async up(database: Kysely<OldTables>) {
    const tables = await database.introspection.getTables()
    if (!tables.some(({name}) => name === 'nonce_tags')) return
    const pack = (transaction: Kysely<OldTables>) => packAll(transaction, flavour)
    if (database.isTransaction) await pack(database)
    else await database.transaction().execute(pack)
  },
})

async function packAll(database: Kysely<OldTables>, flavour: Flavour): Promise<void> {
  const bytes = sql.raw(flavour.bytes)
  await sql`create table tag_blocks (
    shop integer not null, period integer not null, block integer not null, tags ${bytes} not null,
    primary key (shop, period, block)
  ) ${sql.raw(flavour.rewrittenTable)}`.execute(database)
  await sql`alter table tag_keys add column tags integer not null default 0`.execute(database)
  await sql`alter table report_counts add column cells ${bytes} not null default ''`.execute(database)
  const shops = await database.selectFrom('shops').select('id').execute()
  for (const {id} of shops) {
    await packTagsOf(database, id)
    await packCellsOf(database, id)
  }
  await sql`drop table nonce_tags`.execute(database)
  await sql`drop table cell_counts`.execute(database)
}

async function packTagsOf(database: Kysely<OldTables>, shop: number): Promise<void> {
  const periods = await database.selectFrom('tag_keys').select('period').where('shop', '=', shop).execute()
  for (const {period} of periods) {
    const rows = await database
      .selectFrom('nonce_tags')
      .select('tag')
      .where('shop', '=', shop)
      .where('period', '=', period)
      .execute()
    const tags = rows.map(({tag}) => Buffer.from(tag).toString('latin1')).sort()
    for await (const part of chunks([...packTags(tags)]))
      await database
        .insertInto('tag_blocks')
        .values(part.map(([block, packed]) => ({shop, period, block, tags: packed})))
        .execute()
    await database
      .updateTable('tag_keys')
      .set({tags: tags.length})
      .where('shop', '=', shop)
      .where('period', '=', period)
      .execute()
  }
}

async function packCellsOf(database: Kysely<OldTables>, shop: number): Promise<void> {
  const rows = await database.selectFrom('cell_counts').selectAll().where('shop', '=', shop).execute()
  const counters = new Map<string, {readonly key: CounterKey; readonly cells: Map<number, number>}>()
  for (const row of rows) {
    const name = COUNTER_KEY.map((column) => row[column]).join(' ')
    const counter = counters.get(name) ?? {key: row, cells: new Map<number, number>()}
    counter.cells.set(row.cell, row.reports)
    counters.set(name, counter)
  }
  for (const {key, cells} of counters.values()) {
    let update = database.updateTable('report_counts').set({cells: packCells(cells)})
    for (const column of COUNTER_KEY) update = update.where(column, '=', key[column])
    await update.execute()
  }
}
