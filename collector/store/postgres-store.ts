import {Kysely, PostgresDialect, sql} from 'kysely'
import pg from 'pg'
import {POSTGRES_FLAVOUR} from './flavour'
import {POSTGRES_ROWS} from './given-rows'
import {migrate} from './migrations'
import {createSqlStore} from './sql-store'
import type {Tables} from './tables'
import type {Store} from './types'

/** Type number of bigint in PostgreSQL's catalogue; sums stay far below 2^53. */
const BIGINT = 20

/**
 * Some thousand rows are looked up by their keys among any number. The planner, which takes each look-up for a read
 * from a slow disk, would rather read whole tables: four times as long with a million tags.
 */
const BY_KEY = 'set enable_hashjoin = off; set enable_mergejoin = off'

/**
 * Opens a PostgreSQL database, making the tables when they are not there. Any number of processes may have it open:
 * each report is counted once, whichever of them it comes to.
 *
 * @param url          `postgres://user:password@host:5432/database`
 * @param connections  held open at most; one writes, the others read
 * @throws Error when the database cannot be reached or its tables cannot be made
 */
export async function openPostgresStore({
  url,
  connections = 4,
}: {
  readonly url: string
  readonly connections?: number
}): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'lotse',
    connectionTimeoutMillis: 10_000,
    statement_timeout: 60_000,
    // Also where the network swallows everything.
    query_timeout: 90_000,
    keepAlive: true,
    types: {getTypeParser},
  })
  // An idle connection that breaks is replaced at the next query, which says so if it cannot be.
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.query(BY_KEY).catch(() => {}))
  const database = new Kysely<Tables>({dialect: new PostgresDialect({pool})})
  try {
    await migrate(database, POSTGRES_FLAVOUR)
  } catch (error) {
    await database.destroy()
    throw error
  }
  return createSqlStore(database, {
    giver: POSTGRES_ROWS,
    // What was deleted is freed now, not when it happens to suit. Fails where this user does not own the tables.
    afterExpire: async () => {
      await sql`vacuum weeks, tag_blocks`.execute(database).catch(() => {})
    },
    afterClose: () => {},
  })
}

const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  oid === BIGINT && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format ?? 'text')
