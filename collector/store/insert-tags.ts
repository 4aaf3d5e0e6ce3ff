import {sql, type Transaction} from 'kysely'
import {chunks} from './chunks'
import {insertRows, type ManyRows} from './insert-rows'
import type {Tables} from './tables'

/** A tag on its way into the table, with the name by which the caller knows it. */
export interface TagRow {
  readonly shop: number
  readonly period: number
  /** 8 bytes as 16 hex digits. */
  readonly tag: string
}

/**
 * Inserts tags and tells which of them were new.
 *
 * First as if all were, which a count can confirm; only where one was there already is it done again, asking for
 * each. Reading back every row costs as much as writing it.
 *
 * @param rows sorted, each once
 */
export async function insertTags<Row extends TagRow>(
  transaction: Transaction<Tables>,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  await sql`savepoint tags`.execute(transaction)
  if ((await insertAll(transaction, rows)) === rows.length) return rows
  await sql`rollback to savepoint tags`.execute(transaction)
  return insertReturning(transaction, rows)
}

async function insertAll(transaction: Transaction<Tables>, rows: readonly TagRow[]): Promise<number> {
  let inserted = 0
  for await (const part of chunks(rows)) {
    const {numAffectedRows} = await insertRows(transaction, TAGS, part)
    inserted += Number(numAffectedRows ?? 0)
  }
  return inserted
}

async function insertReturning<Row extends TagRow>(
  transaction: Transaction<Tables>,
  rows: readonly Row[],
): Promise<readonly Row[]> {
  const fresh: Row[] = []
  for await (const part of chunks(rows)) {
    const inserted = await toInsert(transaction, part).returning(['shop', 'period', 'tag']).execute()
    const names = new Set(
      inserted.map(({shop, period, tag}) => `${shop} ${period} ${Buffer.from(tag).toString('hex')}`),
    )
    fresh.push(...part.filter(({shop, period, tag}) => names.has(`${shop} ${period} ${tag}`)))
  }
  return fresh
}

const toInsert = (transaction: Transaction<Tables>, rows: readonly TagRow[]) =>
  transaction
    .insertInto('nonce_tags')
    .values(rows.map(({shop, period, tag}) => ({shop, period, tag: Buffer.from(tag, 'hex')})))
    .onConflict((conflict) => conflict.columns(['shop', 'period', 'tag']).doNothing())

const TAGS: ManyRows<TagRow, unknown> = {
  name: 'tags',
  statement: toInsert,
  values: ({shop, period, tag}) => [shop, period, Buffer.from(tag, 'hex')],
}
