import {setImmediate} from 'node:timers/promises'

/** Rows in one statement; with eight columns 4,000 parameters, where SQLite takes 32,766 and PostgreSQL 65,535. */
const ROWS_PER_STATEMENT = 500

/**
 * Parts of a list that fit in one statement. Between two of them everything else gets its turn: the embedded
 * database works in this very thread.
 */
export async function* chunks<T>(items: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < items.length; start += ROWS_PER_STATEMENT) {
    if (start > 0) await setImmediate()
    yield items.slice(start, start + ROWS_PER_STATEMENT)
  }
}
