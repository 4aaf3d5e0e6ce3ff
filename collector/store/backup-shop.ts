import type {Kysely, Transaction} from 'kysely'
import {chunks} from './chunks'
import {readCounts} from './read-counts'
import type {Tables} from './tables'
import {packTags, type Tag, tagsOf} from './tag-blocks'
import {toBytes} from './to-bytes'
import type {ShopBackup} from './types'
import {packCounters, toWeekCounters} from './week-counters'

/** Reads everything of one shop that a backup holds, as of one moment. */
export function exportShop(
  database: Kysely<Tables>,
  {shop, beforePeriod}: {readonly shop: string; readonly beforePeriod: number},
): Promise<ShopBackup> {
  const snapshot = database.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
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
  const weeks = await transaction
    .selectFrom('weeks')
    .select(['period', 'key', 'first_block as tags'])
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
  return weeks.map(({period, key, tags}) => ({
    period,
    key: key === null ? null : hex(toBytes(key)),
    tags: [tags, ...blocks.filter((block) => block.period === period).map((block) => block.tags)]
      .flatMap((block) => (block === null ? [] : tagsOf(toBytes(block)).map(tagToHex)))
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
    await importWeeks(transaction, added.id, {periods, counts})
  })
}

/** A week whose tag key did not come along counts nothing more. */
async function importWeeks(
  transaction: Transaction<Tables>,
  shop: number,
  {periods, counts}: Pick<ShopBackup, 'periods' | 'counts'>,
): Promise<void> {
  for (const period of new Set([...periods, ...counts].map((row) => row.period))) {
    const {key = null, tags = []} = periods.find((row) => row.period === period) ?? {}
    const blocks = packTags(tags.map(hexToTag).sort())
    const counters = packCounters(toWeekCounters(counts.filter((row) => row.period === period)))
    await transaction
      .insertInto('weeks')
      .values({
        shop,
        period,
        key: key === null ? null : Buffer.from(key, 'hex'),
        tags: tags.length,
        first_block: blocks.get(0) ?? null,
        counters: counters.length > 0 ? counters : null,
      })
      .execute()
    blocks.delete(0)
    for await (const part of chunks([...blocks]))
      await transaction
        .insertInto('tag_blocks')
        .values(part.map(([block, tags]) => ({shop, period, block, tags})))
        .execute()
  }
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const tagToHex = (tag: Tag): string => Buffer.from(tag, 'latin1').toString('hex')
const hexToTag = (digits: string): Tag => Buffer.from(digits, 'hex').toString('latin1')
