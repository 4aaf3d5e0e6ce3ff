import {randomBytes} from 'node:crypto'
import {sql, type Transaction} from 'kysely'
import type {RowGiver} from './given-rows'
import type {Tables} from './tables'
import {toBytes} from './to-bytes'

export interface WeekName {
  readonly shop: number
  readonly period: number
}

/** What is kept of a shop and week whose period is not over. */
export interface Week {
  readonly key: Uint8Array
  /** Of the row in the table; `null` while there is none. */
  readonly version: number | null
  /** Tags in all blocks. */
  readonly tags: number
  readonly firstBlock: Uint8Array
  /** What `packCounters` writes. */
  readonly counters: Uint8Array
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
    .select(['given.place', 'weeks.version', 'weeks.tags'])
    .select(sql<number>`coalesce(length(weeks.first_block), 0)`.as('first'))
    .select(giver.joined('weeks.key', 'weeks.first_block', 'weeks.counters').as('bytes'))
    .execute()
  const weeks = new Array<Week | null | undefined>(names.length).fill(undefined)
  for (const {place, bytes, ...row} of rows) weeks[place] = bytes && toWeek(row, toBytes(bytes))
  return weeks.map((week) => (week === undefined ? newWeek() : week))
}

interface WeekRow {
  readonly version: number
  readonly tags: number
  /** Bytes of the first block, which stand between key and counters. */
  readonly first: number
}

const toWeek = ({version, tags, first}: WeekRow, bytes: Uint8Array): Week => ({
  key: bytes.subarray(0, KEY_BYTES),
  version,
  tags,
  firstBlock: bytes.subarray(KEY_BYTES, KEY_BYTES + first),
  counters: bytes.subarray(KEY_BYTES + first),
})

const newWeek = (): Week => ({
  key: randomBytes(KEY_BYTES),
  version: null,
  tags: 0,
  firstBlock: EMPTY,
  counters: EMPTY,
})

/** The columns of the tables' key. */
export const weekKeys = (names: readonly WeekName[]) => ({
  shop: names.map(({shop}) => shop),
  period: names.map(({period}) => period),
})
