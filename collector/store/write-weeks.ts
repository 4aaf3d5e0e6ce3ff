import {sql, type Transaction} from 'kysely'
import {createByteWriter} from './byte-writer'
import type {RowGiver} from './given-rows'
import {KEY_BYTES, type Week, type WeekName, weekKeys} from './read-weeks'
import type {Tables} from './tables'
import {packCounters} from './week-counters'

/** A week as it is to be from now on. */
export interface ChangedWeek extends WeekName {
  readonly week: Week
  /** Tags that it had when it was read. */
  readonly before: number
}

/** Somebody else has counted for the same shop and week, or ended it, since it was read. */
export class OvertakenError extends Error {}

/**
 * Writes weeks, which stay locked to the end of the transaction.
 *
 * @param weeks in the order of their keys, as everybody locks them
 * @throws OvertakenError when one of them is not as it was read; nothing may then be committed
 */
export async function writeWeeks(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  weeks: readonly ChangedWeek[],
): Promise<void> {
  const bytes = createByteWriter(512 * weeks.length)
  const at: number[] = []
  const size: number[] = []
  const first: number[] = []
  for (const {week} of weeks) {
    const start = bytes.length()
    bytes.bytes(week.key)
    bytes.bytes(week.firstBlock)
    packCounters(week.counters, bytes)
    at.push(1 + start)
    size.push(bytes.length() - start)
    first.push(week.firstBlock.length)
  }
  const added = weeks.map(({week, before}) => week.tags - before)
  const given = giver.rows({...weekKeys(weeks), tags: added, at, size, first})
  const piece = giver.piece(bytes.written(), sql`given.at`, sql`given.size`)
  const written = await transaction
    .insertInto('weeks')
    .columns(['shop', 'period', 'tags', 'key', 'first_block', 'counters'])
    .expression((eb) =>
      eb
        .selectFrom(eb.selectFrom(given).selectAll().select(piece.as('bytes')).as('week'))
        .select(['week.shop', 'week.period', 'week.tags'])
        .select([
          sql<Uint8Array>`substr(week.bytes, 1, ${sql.lit(KEY_BYTES)})`.as('key'),
          sql<Uint8Array>`substr(week.bytes, ${sql.lit(1 + KEY_BYTES)}, week.first)`.as('first_block'),
          sql<Uint8Array>`substr(week.bytes, ${sql.lit(1 + KEY_BYTES)} + week.first)`.as('counters'),
        ])
        .where(sql<boolean>`true`),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['shop', 'period'])
        .doUpdateSet((eb) => ({
          tags: eb('weeks.tags', '+', eb.ref('excluded.tags')),
          first_block: eb.ref('excluded.first_block'),
          counters: eb.ref('excluded.counters'),
        }))
        .where('weeks.key', 'is not', null),
    )
    .returning('tags')
    .execute()
  // Tags only grow, each week's and so their sum: it is as expected only where each of them is.
  const expected = weeks.reduce((sum, {week}) => sum + week.tags, 0)
  if (written.length < weeks.length || written.reduce((sum, {tags}) => sum + tags, 0) !== expected)
    throw new OvertakenError('Failed to write counters: another process has counted for the same shop')
}
