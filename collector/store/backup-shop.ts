import type {Kysely, Transaction} from 'kysely'
import {packCells} from './cell-sums'
import {chunks} from './chunks'
import {readCounts} from './read-counts'
import type {Tables} from './tables'
import {packTags, tagsOf} from './tag-blocks'
import {toBytes} from './to-bytes'
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
  const blocks = await transaction
    .selectFrom('tag_blocks')
    .select(['period', 'tags'])
    .where('shop', '=', id)
    .where('period', '<', beforePeriod)
    .execute()
  return rows.map(({period, key}) => ({
    period,
    key: key === null ? null : hex(key),
    tags: blocks
      .filter((block) => block.period === period)
      .flatMap(({tags}) => tagsOf(toBytes(tags)).map((tag) => Buffer.from(tag, 'latin1').toString('hex')))
      .sort(),
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
    await transaction.insertInto('tag_keys').values({shop, period, key: bytes, tags: tags.length}).execute()
    const sorted = tags.map((tag) => Buffer.from(tag, 'hex').toString('latin1')).sort()
    for await (const part of chunks([...packTags(sorted)])) {
      const rows = part.map(([block, tags]) => ({shop, period, block, tags}))
      await transaction.insertInto('tag_blocks').values(rows).execute()
    }
  }
}

async function importCounts(
  transaction: Transaction<Tables>,
  shop: number,
  counts: readonly StoredCounts[],
): Promise<void> {
  const rows = counts.map(({valueBucket, cells, ...row}) => ({
    ...row,
    shop,
    bucket: valueBucket,
    cells: packCells(cells),
  }))
  for await (const part of chunks(rows)) await transaction.insertInto('report_counts').values(part).execute()
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
