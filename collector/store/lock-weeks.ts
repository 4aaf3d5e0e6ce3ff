import {randomBytes} from 'node:crypto'
import {sql, type Transaction} from 'kysely'
import type {RowGiver} from './given-rows'
import {KEY_BYTES, type WeekName, weekKeys} from './read-weeks'
import type {Tables} from './tables'

/** Locks weeks to the end of the transaction, making those that are not there. @param names in order */
export async function lockWeeks(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  names: readonly WeekName[],
): Promise<void> {
  const keys = randomBytes(KEY_BYTES * names.length)
  const given = giver.rows({...weekKeys(names), at: names.map((_, i) => 1 + i * KEY_BYTES)})
  await transaction
    .insertInto('weeks')
    .columns(['shop', 'period', 'tags', 'key'])
    .expression((eb) =>
      eb
        .selectFrom(given)
        .select(['given.shop', 'given.period'])
        .select([sql.lit(0).as('tags'), giver.piece(keys, sql`given.at`, sql.lit(KEY_BYTES)).as('key')])
        .where(sql<boolean>`true`),
    )
    .onConflict((conflict) =>
      conflict.columns(['shop', 'period']).doUpdateSet((eb) => ({tags: eb.ref('weeks.tags')})),
    )
    .execute()
}
