import type {Kysely, Transaction} from 'kysely'
import {chunks} from './chunks'
import {readCounts} from './read-counts'
import {COUNTER_KEY, type Tables} from './tables'
import type {ShopBackup, StoredCounts} from './types'

/** Reads everything of one shop that a backup holds, as of one moment. */
export function exportShop(
  database: Kysely<Tables>,
  {shop, beforePeriod}: {readonly shop: string; readonly beforePeriod: number},
): Promise<ShopBackup> {
  const snapshot = database.transaction().setIsolationLevel('repeatable read')
  return snapshot.execute(async (transaction) => {
    const configurations = await transaction
      .selectFrom('configurations')
      .innerJoin('shops', 'shops.id', 'configurations.shop')
      .select(['hash', 'public_id as shop', 'canonical', 'labels', 'origins'])
      .where('public_id', '=', shop)
      .orderBy('hash')
      .execute()
    const counts = await readCounts(transaction, {shop, beforePeriod})
    return {shop, configurations, counts, periods: await readPeriods(transaction, shop, beforePeriod)}
  })
}

async function readPeriods(
  transaction: Transaction<Tables>,
  shop: string,
  beforePeriod: number,
): Promise<ShopBackup['periods']> {
  const {id} = await transaction
    .selectFrom('shops')
    .select('id')
    .where('public_id', '=', shop)
    .executeTakeFirstOrThrow()
  const rows = await transaction
    .selectFrom('tag_keys')
    .select(['period', 'key'])
    .where('shop', '=', id)
    .where('period', '<', beforePeriod)
    .orderBy('period')
    .execute()
  const tags = await transaction
    .selectFrom('nonce_tags')
    .select(['period', 'tag'])
    .where('shop', '=', id)
    .where('period', '<', beforePeriod)
    .orderBy('tag')
    .execute()
  return rows.map(({period, key}) => ({
    period,
    key: key === null ? null : hex(key),
    tags: tags.filter((row) => row.period === period).map(({tag}) => hex(tag)),
  }))
}

/** Writes a shop into a store that does not know it yet, whole or not at all. */
export async function importShop(
  database: Kysely<Tables>,
  {shop, configurations, counts, periods}: ShopBackup,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const added = await transaction
      .insertInto('shops')
      .values({public_id: shop})
      .onConflict((conflict) => conflict.column('public_id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) throw new Error(`Failed to restore shop ${shop}: it is in this database already`)
    for await (const part of chunks(configurations)) {
      const rows = part.map((row) => ({...row, shop: added.id, prefix: row.hash.slice(0, 16)}))
      await transaction.insertInto('configurations').values(rows).execute()
    }
    await importPeriods(transaction, added.id, periods)
    await importCounts(transaction, added.id, counts)
  })
}

async function importPeriods(
  transaction: Transaction<Tables>,
  shop: number,
  periods: ShopBackup['periods'],
): Promise<void> {
  for (const {period, key, tags} of periods) {
    const bytes = key === null ? null : Buffer.from(key, 'hex')
    await transaction.insertInto('tag_keys').values({shop, period, key: bytes}).execute()
    for await (const part of chunks(tags)) {
      const rows = part.map((tag) => ({shop, period, tag: Buffer.from(tag, 'hex')}))
      await transaction.insertInto('nonce_tags').values(rows).execute()
    }
  }
}

async function importCounts(
  transaction: Transaction<Tables>,
  shop: number,
  counts: readonly StoredCounts[],
): Promise<void> {
  const rows = counts.map(({valueBucket, cells: _, ...row}) => ({...row, shop, bucket: valueBucket}))
  for await (const part of chunks(rows)) await transaction.insertInto('report_counts').values(part).execute()
  const cells = counts.flatMap(({valueBucket, cells, ...row}) =>
    [...cells].map(([cell, reports]) => ({...row, shop, bucket: valueBucket, cell, reports})),
  )
  for await (const part of chunks(cells)) {
    await transaction
      .insertInto('cell_counts')
      .values(part)
      .onConflict((conflict) => conflict.columns([...COUNTER_KEY, 'cell']).doNothing())
      .execute()
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
