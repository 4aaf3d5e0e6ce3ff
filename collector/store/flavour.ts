/** What differs between the databases. */
export interface Flavour {
  readonly bytes: 'blob' | 'bytea'
  /** Of sums, which grow beyond 32 bits. */
  readonly sum: 'integer' | 'bigint'
  /** Said after a table whose primary key is all that matters. */
  readonly keyOnlyTable: string
  readonly shopNumber: string
  /** Said after a table whose rows are written again and again: room in each page for their next versions. */
  readonly rewrittenTable: string
  /** The same for rows of some hundred bytes to some thousand, which stay in one piece. */
  readonly weeksTable: string
}

export const SQLITE_FLAVOUR: Flavour = {
  bytes: 'blob',
  sum: 'integer',
  keyOnlyTable: 'without rowid',
  shopNumber: 'integer primary key autoincrement',
  rewrittenTable: 'without rowid',
  weeksTable: '',
}

export const POSTGRES_FLAVOUR: Flavour = {
  bytes: 'bytea',
  sum: 'bigint',
  keyOnlyTable: '',
  shopNumber: 'bigint generated always as identity primary key',
  rewrittenTable: 'with (fillfactor = 70)',
  weeksTable: 'with (fillfactor = 50, toast_tuple_target = 8160)',
}
