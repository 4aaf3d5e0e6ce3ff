import {randomBytes} from 'node:crypto'
import {sql, type Transaction} from 'kysely'
import type {RowGiver} from './given-rows'
import type {Tables} from './tables'
import {toBytes} from './to-bytes'
import {unpackCounters, type WeekCounters} from './week-counters'

export interface WeekName {
  readonly shop: number
  readonly period: number
}

/** What is kept of a shop and week whose period is not over. */
export interface Week {
  readonly key: Uint8Array
  /** Tags in all blocks. */
  readonly tags: number
  readonly firstBlock: Uint8Array
  readonly counters: WeekCounters
}

export const KEY_BYTES = 32
const EMPTY = new Uint8Array(0)

/**
 * Reads weeks, by their place in the list. One that nobody has counted for is made, for now in memory only; one
 * whose period is over is `null`.
 */
export async function readWeeks(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  names: readonly WeekName[],
): Promise<readonly (Week | null)[]> {
  const place = names.map((_, i) => i)
  const rows = await transaction
    .selectFrom(giver.rows({place, ...weekKeys(names)}))
    .innerJoin('weeks', (join) =>
      join.onRef('weeks.shop', '=', 'given.shop').onRef('weeks.period', '=', 'given.period'),
    )
    .select(['given.place', 'weeks.tags', sql<number>`coalesce(length(weeks.first_block), 0)`.as('first')])
    .select(giver.joined('weeks.key', 'weeks.first_block', 'weeks.counters').as('bytes'))
    .execute()
  const weeks = new Array<Week | null | undefined>(names.length).fill(undefined)
  for (const {place, tags, first, bytes} of rows) weeks[place] = bytes && toWeek(tags, first, toBytes(bytes))
  return weeks.map((week) => (week === undefined ? newWeek() : week))
}

/** @param first bytes of the first block, which stand between key and counters */
const toWeek = (tags: number, first: number, bytes: Uint8Array): Week => ({
  key: bytes.subarray(0, KEY_BYTES),
  tags,
  firstBlock: bytes.subarray(KEY_BYTES, KEY_BYTES + first),
  counters: unpackCounters(bytes.subarray(KEY_BYTES + first)),
})

const newWeek = (): Week => ({
  key: randomBytes(KEY_BYTES),
  tags: 0,
  firstBlock: EMPTY,
  counters: [],
})

/** The columns of the tables' key. */
export const weekKeys = (names: readonly WeekName[]) => ({
  shop: names.map(({shop}) => shop),
  period: names.map(({period}) => period),
})
