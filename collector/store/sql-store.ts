import type {Kysely, Transaction} from 'kysely'
import {countBatch} from './count-batch'
import {readCounts} from './read-counts'
import type {Tables} from './tables'
import type {AcceptedReport, Store, StoredConfiguration, Tally} from './types'

/** What one database does beyond the queries. */
export interface Upkeep {
  /** After rows were deleted: makes sure that nothing of them is left in a log of the database. */
  readonly afterExpire: () => void
  /** After the connection was closed: frees what else was opened. */
  readonly afterClose: () => void
}

/** The store over any SQL database that Kysely speaks to and whose tables `migrate` made. */
export function createSqlStore(database: Kysely<Tables>, upkeep: Upkeep): Store {
  return {
    registerConfiguration: (configuration) => registerConfiguration(database, configuration),

    async findConfiguration(prefix) {
      const row = await configurations(database).where('prefix', '=', prefix).executeTakeFirst()
      return row ?? null
    },

    configurationsOf: (shop) =>
      configurations(database).where('public_id', '=', shop).orderBy('hash').execute(),

    count: (reports) => count(database, reports),

    readCounts: (request) => readCounts(database, request),

    async expire(beforePeriod) {
      for (const {id} of await database.selectFrom('shops').select('id').orderBy('id').execute()) {
        await expireShop(database, id, beforePeriod)
      }
      upkeep.afterExpire()
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

    async close() {
      await database.destroy()
      upkeep.afterClose()
    },
  }
}

const configurations = (database: Kysely<Tables>) =>
  database
    .selectFrom('configurations')
    .innerJoin('shops', 'shops.id', 'configurations.shop')
    .select(['hash', 'public_id as shop', 'canonical', 'labels'])

function registerConfiguration(
  database: Kysely<Tables>,
  {hash, shop, canonical, labels}: StoredConfiguration,
): Promise<'registered' | 'known' | 'conflict'> {
  const prefix = hash.slice(0, 16)
  return database.transaction().execute(async (transaction) => {
    const known = await transaction
      .selectFrom('configurations')
      .select('hash')
      .where('prefix', '=', prefix)
      .executeTakeFirst()
    if (known && known.hash !== hash) return 'conflict'
    if (known) {
      await transaction.updateTable('configurations').set({labels}).where('prefix', '=', prefix).execute()
      return 'known'
    }
    await transaction
      .insertInto('shops')
      .values({public_id: shop})
      .onConflict((conflict) => conflict.column('public_id').doNothing())
      .execute()
    const shopNumber = await numberOf(transaction, shop)
    await transaction
      .insertInto('configurations')
      .values({prefix, hash, shop: shopNumber, canonical, labels})
      .execute()
    return 'registered'
  })
}

/** One transaction for the whole batch: all of it is counted, or nothing. */
function count(database: Kysely<Tables>, reports: readonly AcceptedReport[]): Promise<Tally> {
  return database.transaction().execute(async (transaction) => {
    const total = {counted: 0, duplicates: 0, expired: 0}
    for (const group of groupByShopAndPeriod(reports)) {
      const shop = await numberOf(transaction, group.shop)
      const tally = await countBatch(transaction, shop, group.period, group.reports)
      total.counted += tally.counted
      total.duplicates += tally.duplicates
      total.expired += tally.expired
    }
    return total
  })
}

interface Group {
  readonly shop: string
  readonly period: number
  readonly reports: AcceptedReport[]
}

/** Groups in one order for everybody, so that two processes never wait for each other in a circle. */
function groupByShopAndPeriod(reports: readonly AcceptedReport[]): Group[] {
  const groups = new Map<string, Group>()
  for (const report of reports) {
    const name = `${report.shop} ${String(report.period).padStart(5, '0')}`
    const group = groups.get(name) ?? {shop: report.shop, period: report.period, reports: []}
    group.reports.push(report)
    groups.set(name, group)
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}

async function numberOf(transaction: Transaction<Tables>, shop: string): Promise<number> {
  const row = await transaction
    .selectFrom('shops')
    .select('id')
    .where('public_id', '=', shop)
    .executeTakeFirstOrThrow()
  return row.id
}

/** The emptied key stays as a mark: a clock set back cannot open the period again. */
async function expireShop(database: Kysely<Tables>, shop: number, beforePeriod: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('tag_keys')
      .set({key: null})
      .where('shop', '=', shop)
      .where('period', '<', beforePeriod)
      .where('key', 'is not', null)
      .execute()
    await transaction
      .deleteFrom('nonce_tags')
      .where('shop', '=', shop)
      .where('period', '<', beforePeriod)
      .execute()
  })
}
