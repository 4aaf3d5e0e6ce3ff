import {type AliasedRawBuilder, type RawBuilder, sql} from 'kysely'

/** Columns of rows that a statement is given, as lists of one length; bytes stand in a block of their own. */
export type GivenColumns = Readonly<Record<string, readonly number[] | readonly string[]>>

type RowOf<Columns extends GivenColumns> = {[Name in keyof Columns]: Columns[Name][number]}

/** How a database is given many rows at once: one statement of one text, however many there are. */
export interface RowGiver {
  /** Rows to select from, named `given`, in the order of the lists. Text is of letters and digits only. */
  rows<Columns extends GivenColumns>(columns: Columns): AliasedRawBuilder<RowOf<Columns>, 'given'>
  /** A piece of `bytes` for each row, by the columns that hold where it begins (from 1) and how long it is. */
  piece(bytes: Uint8Array, at: RawBuilder<number>, size: RawBuilder<number>): RawBuilder<Uint8Array>
  /** Columns of bytes as one, `null` where the first of them is: a driver takes as long for each as for all. */
  joined(first: string, ...others: readonly string[]): RawBuilder<Uint8Array | null>
}

const concatenated = (first: string, others: readonly string[]): RawBuilder<Uint8Array> =>
  sql.join([sql.ref(first), ...others.map((name) => sql`coalesce(${sql.ref(name)}, '')`)], sql` || `)

/** Lists become arrays, which the server unnests. */
export const POSTGRES_ROWS: RowGiver = {
  rows(columns) {
    const arrays = Object.values(columns).map((list) => {
      const type = sql.raw(typeof list[0] === 'string' ? 'text[]' : 'integer[]')
      return sql`cast(${`{${list.join()}}`} as ${type})`
    })
    const names = sql.raw(`given(${Object.keys(columns).join()})`)
    return sql<never>`unnest(${sql.join(arrays)})`.as<'given'>(names)
  },
  piece: (bytes, at, size) => sql`substr(cast(${bytes} as bytea), ${at}, ${size})`,
  joined: (first, ...others) => concatenated(first, others),
}

/** Rows become one text of JSON, which SQLite takes apart. */
export const SQLITE_ROWS: RowGiver = {
  rows(columns) {
    const lists = Object.values(columns)
    const rows = lists[0]?.map((_, row) => lists.map((list) => list[row]))
    const fields = Object.keys(columns).map((name, i) => sql`value ->> ${sql.lit(i)} as ${sql.ref(name)}`)
    const given = sql`(select ${sql.join(fields)} from json_each(${JSON.stringify(rows ?? [])}))`
    return sql<never>`${given}`.as<'given'>('given')
  },
  // Its driver takes no bytes at all for null.
  piece: (bytes, at, size) => sql`coalesce(substr(${bytes}, ${at}, ${size}), x'')`,
  joined: (first, ...others) => sql`cast(${concatenated(first, others)} as blob)`,
}
