import {type Kysely, sql} from 'kysely'
import {exportShop, importShop} from './backup-shop'
import {createReportCounter} from './create-report-counter'
import {createShopNumbers} from './create-shop-numbers'
import type {RowGiver} from './given-rows'
import {groupReports, shopsOf} from './group-reports'
import {readCounts} from './read-counts'
import type {Tables} from './tables'
import type {Store, StoredConfiguration} from './types'

/** What one database does beyond the queries. */
export interface Upkeep {
  readonly giver: RowGiver
  /** After rows were deleted: sees to it that nothing of them is left in the database's files. */
  readonly afterExpire: () => Promise<void>
  /** After the connection was closed: frees what else was opened. */
  readonly afterClose: () => void
}

/** The store over any SQL database that Kysely speaks to and whose tables `migrate` made. */
export function createSqlStore(database: Kysely<Tables>, upkeep: Upkeep): Store {
  const numbersOf = createShopNumbers(database)
  const counter = createReportCounter(database, upkeep.giver)
  return {
    registerConfiguration: (configuration) => registerConfiguration(database, configuration),

    async findConfigurations(prefixes) {
      if (prefixes.length === 0) return []
      return configurations(database).where('prefix', 'in', prefixes).execute()
    },

    configurationsOf: (shop) =>
      configurations(database).where('public_id', '=', shop).orderBy('hash').execute(),

    async count(reports) {
      if (reports.size() === 0) return {counted: 0, duplicates: 0, expired: 0}
      const numbers = await numbersOf(shopsOf(reports))
      return counter.count(reports, groupReports(reports, numbers))
    },

    readCounts: (request) => readCounts(database, request),

    async expire(beforePeriod) {
      const isAnythingGone = await counter.expire(beforePeriod)
      if (isAnythingGone) await upkeep.afterExpire()
    },

    async addKey(key) {
      await database
        .insertInto('access_keys')
        .values({...key})
        .onConflict((conflict) => conflict.columns(['scope', 'hash']).doUpdateSet({role: key.role}))
        .execute()
    },

    keysOf: (shop) =>
      database.selectFrom('access_keys').selectAll().where('scope', 'in', [shop, '*']).execute(),

    allKeys: () => database.selectFrom('access_keys').selectAll().orderBy('scope').orderBy('hash').execute(),

    async removeKey({scope, hash}) {
      const result = await database
        .deleteFrom('access_keys')
        .where('scope', '=', scope)
        .where('hash', '=', hash)
        .executeTakeFirst()
      return result.numDeletedRows > 0n
    },

    async shops() {
      const rows = await database.selectFrom('shops').select('public_id').orderBy('public_id').execute()
      return rows.map((row) => row.public_id)
    },

    exportShop: (request) => exportShop(database, request),

    importShop: (backup) => importShop(database, backup),

    async ping() {
      await sql`select 1`.execute(database)
    },

    async close() {
      await database.destroy()
      counter.forget()
      upkeep.afterClose()
    },
  }
}

const configurations = (database: Kysely<Tables>) =>
  database
    .selectFrom('configurations')
    .innerJoin('shops', 'shops.id', 'configurations.shop')
    .select(['hash', 'public_id as shop', 'canonical', 'labels', 'origins'])

function registerConfiguration(
  database: Kysely<Tables>,
  {hash, shop, canonical, labels, origins}: StoredConfiguration,
): Promise<'registered' | 'known' | 'conflict'> {
  const prefix = hash.slice(0, 16)
  return database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('shops')
      .values({public_id: shop})
      .onConflict((conflict) => conflict.column('public_id').doNothing())
      .execute()
    const {id} = await transaction
      .selectFrom('shops')
      .select('id')
      .where('public_id', '=', shop)
      .executeTakeFirstOrThrow()
    const inserted = await transaction
      .insertInto('configurations')
      .values({prefix, hash, shop: id, canonical, labels, origins})
      .onConflict((conflict) => conflict.column('prefix').doNothing())
      .returning('prefix')
      .execute()
    if (inserted.length > 0) return 'registered'
    const updated = await transaction
      .updateTable('configurations')
      .set({labels, origins})
      .where('prefix', '=', prefix)
      .where('hash', '=', hash)
      .executeTakeFirst()
    return updated.numUpdatedRows > 0n ? 'known' : 'conflict'
  })
}
