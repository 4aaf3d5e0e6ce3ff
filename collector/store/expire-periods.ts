import type {Kysely} from 'kysely'
import {chunks} from './chunks'
import type {Tables} from './tables'

/**
 * Deletes tags and tag keys of the periods before `beforePeriod`, some hundred shops a transaction. The emptied
 * key stays as a mark: a clock set back cannot open the period again.
 *
 * @returns whether there was anything to delete
 */
export async function expirePeriods(database: Kysely<Tables>, beforePeriod: number): Promise<boolean> {
  const shops = await database.selectFrom('shops').select('id').orderBy('id').execute()
  let isAnythingGone = false
  for await (const part of chunks(shops.map(({id}) => id))) {
    isAnythingGone = (await expireShops(database, part, beforePeriod)) || isAnythingGone
  }
  return isAnythingGone
}

function expireShops(
  database: Kysely<Tables>,
  shops: readonly number[],
  beforePeriod: number,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    const emptied = await transaction
      .updateTable('weeks')
      .set({key: null, tags: 0, first_block: null})
      .where('shop', 'in', shops)
      .where('period', '<', beforePeriod)
      .where('key', 'is not', null)
      .executeTakeFirst()
    if (emptied.numUpdatedRows === 0n) return false
    await transaction
      .deleteFrom('tag_blocks')
      .where('shop', 'in', shops)
      .where('period', '<', beforePeriod)
      .execute()
    return true
  })
}
