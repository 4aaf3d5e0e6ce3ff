import {randomInt} from 'node:crypto'
import {sql, type Transaction} from 'kysely'
import {createByteWriter} from './byte-writer'
import type {RowGiver} from './given-rows'
import {type CountedReport, mergeCounters} from './merge-counters'
import {KEY_BYTES, type Week, type WeekName, weekKeys} from './read-weeks'
import type {WrittenWeek} from './remembered-weeks'
import type {Tables} from './tables'

/** A week, and what is to be added to it. */
export interface ChangedWeek extends WeekName {
  /** As it was read or remembered. */
  readonly week: Week
  /** What adds to the counters. */
  readonly added: readonly CountedReport[]
  /** The first block as it is to be. */
  readonly firstBlock: Uint8Array
}

/** Somebody else has counted for the same shop and week, or ended it, since it was read. */
export class OvertakenError extends Error {}

/** Versions are below this. */
const VERSIONS = 2 ** 31

/**
 * Writes weeks, which stay locked to the end of the transaction. One that has a row is only written when key and
 * version of the row are those that were read. The next version is as far from it as chance has it: it tells nothing
 * but whether it is the same.
 *
 * @param weeks in the order of their keys, as everybody locks them
 * @returns the weeks as they are once the transaction is committed
 * @throws OvertakenError when one of them is not as it was read; nothing may then be committed
 */
export async function writeWeeks(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  weeks: readonly ChangedWeek[],
): Promise<readonly WrittenWeek[]> {
  const known = weeks.filter(({week}) => week.version !== null)
  const fresh = weeks.filter(({week}) => week.version === null)
  return [
    ...(known.length > 0 ? await writeRows(transaction, giver, known) : []),
    ...(fresh.length > 0 ? await writeRows(transaction, giver, fresh) : []),
  ]
}

/** @param weeks those that all have a row, or all have none */
async function writeRows(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  weeks: readonly ChangedWeek[],
): Promise<readonly WrittenWeek[]> {
  const bytes = createByteWriter(512 * weeks.length)
  const at: number[] = []
  const size: number[] = []
  for (const {week, added, firstBlock} of weeks) {
    const start = bytes.length()
    bytes.bytes(week.key)
    bytes.bytes(firstBlock)
    mergeCounters(week.counters, added, bytes)
    at.push(1 + start)
    size.push(bytes.length() - start)
  }
  const isKnown = weeks[0]?.week.version !== null
  const version = weeks.map(({week}) => week.version ?? randomInt(VERSIONS))
  const tags = weeks.map(({week, added}) => week.tags + added.length)
  const first = weeks.map(({firstBlock}) => firstBlock.length)
  const given = giver.rows({...weekKeys(weeks), version, tags, at, size, first})
  const piece = giver.piece(bytes.written(), sql`given.at`, sql`given.size`)
  const step = randomInt(1, VERSIONS)
  const {numInsertedOrUpdatedRows} = await transaction
    .insertInto('weeks')
    .columns(['shop', 'period', 'version', 'tags', 'key', 'first_block', 'counters'])
    .expression((eb) =>
      eb
        .selectFrom(eb.selectFrom(given).selectAll().select(piece.as('bytes')).as('week'))
        .select(['week.shop', 'week.period', 'week.version', 'week.tags'])
        .select([
          sql<Uint8Array>`substr(week.bytes, 1, ${sql.lit(KEY_BYTES)})`.as('key'),
          sql<Uint8Array>`substr(week.bytes, ${sql.lit(1 + KEY_BYTES)}, week.first)`.as('first_block'),
          sql<Uint8Array>`substr(week.bytes, ${sql.lit(1 + KEY_BYTES)} + week.first)`.as('counters'),
        ])
        // A row that is gone is not brought back.
        .$if(isKnown, (query) =>
          query.innerJoin('weeks as old', (join) =>
            join.onRef('old.shop', '=', 'week.shop').onRef('old.period', '=', 'week.period'),
          ),
        )
        .where(sql<boolean>`true`)
        .orderBy('week.shop')
        .orderBy('week.period'),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['shop', 'period'])
        .doUpdateSet((eb) => ({
          version: sql`(weeks.version + cast(${step} as bigint)) % ${sql.lit(VERSIONS)}`,
          tags: eb.ref('excluded.tags'),
          first_block: eb.ref('excluded.first_block'),
          counters: eb.ref('excluded.counters'),
        }))
        .whereRef('weeks.key', '=', 'excluded.key')
        .whereRef('weeks.version', '=', 'excluded.version'),
    )
    .executeTakeFirst()
  if (Number(numInsertedOrUpdatedRows) < weeks.length)
    throw new OvertakenError('Failed to write counters: another process has counted for the same shop')
  const written = bytes.written()
  return weeks.map(({shop, period}, i) => ({
    shop,
    period,
    version: isKnown ? (version[i]! + step) % VERSIONS : version[i]!,
    tags: tags[i]!,
    first: first[i]!,
    bytes: written.subarray(at[i]! - 1, at[i]! - 1 + size[i]!),
  }))
}
