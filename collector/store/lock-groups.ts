import {randomBytes} from 'node:crypto'
import {sql, type Transaction} from 'kysely'
import type {RowGiver} from './given-rows'
import type {Tables} from './tables'
import type {Tag} from './tag-blocks'
import {toBytes} from './to-bytes'
import type {AcceptedReport} from './types'

/** Reports of one shop and period. */
export interface Group {
  readonly shop: number
  readonly period: number
  received: number
  /** Each nonce once. */
  readonly reports: Map<string, AcceptedReport>
}

/** A group whose row is locked. */
export interface OpenGroup {
  readonly group: Group
  readonly key: Uint8Array
  /** Tags that are there already. */
  readonly count: number
}

const KEY_BYTES = 32

/**
 * Adds the number of reports to the row of each group, which is made on first use with a key of its own. Groups
 * whose period is over are left out. The rows stay locked to the end of the transaction: nobody can count for the
 * same shop and period, or end the period, meanwhile.
 */
export async function lockGroups(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  groups: readonly Group[],
): Promise<readonly OpenGroup[]> {
  const given = giver.rows({
    shop: groups.map(({shop}) => shop),
    period: groups.map(({period}) => period),
    tags: groups.map(({reports}) => reports.size),
    at: groups.map((_, i) => 1 + i * KEY_BYTES),
  })
  const keys = randomBytes(KEY_BYTES * groups.length)
  const rows = await transaction
    .insertInto('tag_keys')
    .columns(['shop', 'period', 'tags', 'key'])
    .expression((eb) =>
      eb
        .selectFrom(given)
        .select(['given.shop', 'given.period', 'given.tags'])
        .select(giver.piece(keys, sql`given.at`, sql.lit(KEY_BYTES)).as('key'))
        .where(sql<boolean>`true`),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['shop', 'period'])
        .doUpdateSet((eb) => ({tags: eb('tag_keys.tags', '+', eb.ref('excluded.tags'))}))
        .where('tag_keys.key', 'is not', null),
    )
    .returning(['shop', 'period', 'key', 'tags'])
    .execute()
  const byName = new Map(rows.map((row) => [row.shop * 65_536 + row.period, row]))
  return groups.flatMap((group) => {
    const row = byName.get(group.shop * 65_536 + group.period)
    return row?.key ? [{group, key: toBytes(row.key), count: row.tags - group.reports.size}] : []
  })
}

/** Takes off again what was no new tag: the number of tags says where each of them lies. */
export async function correctCounts(
  transaction: Transaction<Tables>,
  giver: RowGiver,
  open: readonly OpenGroup[],
  fresh: readonly (readonly Tag[])[],
): Promise<void> {
  const wrong = open.flatMap(({group}, i) => {
    const tags = fresh[i]!.length - group.reports.size
    return tags === 0 ? [] : [{shop: group.shop, period: group.period, tags}]
  })
  if (wrong.length === 0) return
  const given = giver.rows({
    shop: wrong.map(({shop}) => shop),
    period: wrong.map(({period}) => period),
    tags: wrong.map(({tags}) => tags),
  })
  await transaction
    .insertInto('tag_keys')
    .columns(['shop', 'period', 'tags'])
    .expression((eb) =>
      eb.selectFrom(given).select(['given.shop', 'given.period', 'given.tags']).where(sql<boolean>`true`),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['shop', 'period'])
        .doUpdateSet((eb) => ({tags: eb('tag_keys.tags', '+', eb.ref('excluded.tags'))})),
    )
    .execute()
}
