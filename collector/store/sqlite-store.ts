import {closeSync, existsSync, mkdirSync, openSync} from 'node:fs'
import {join} from 'node:path'
import {Kysely, sql} from 'kysely'
import {SQLITE_FLAVOUR} from './flavour'
import {lockFolder} from './folder-lock'
import {SQLITE_ROWS} from './given-rows'
import {migrate} from './migrations'
import {createSqlStore} from './sql-store'
import {createSqliteDialect} from './sqlite-dialect'
import type {Tables} from './tables'
import type {Store} from './types'

/** Name of the database file in a data folder. */
export const DATABASE_FILE = 'collector.db'

const PRAGMAS = [
  // A write waits for that of another process, in ms: keys may be changed while a collector runs.
  'busy_timeout = 5000',
  'journal_mode = WAL',
  'synchronous = FULL',
  'secure_delete = ON',
]

/**
 * Opens the embedded database in a data folder of its own, making both when they are not there.
 *
 * Every commit is on disk before it is reported (write-ahead log, synchronous = full), and what is deleted is
 * overwritten.
 *
 * @throws FolderInUseError when another process has the folder open
 * @throws Error when the folder cannot be written or the database cannot be read
 */
export async function openSqliteStore({folder}: {readonly folder: string}): Promise<Store> {
  mkdirSync(folder, {recursive: true, mode: 0o700})
  const release = lockFolder(folder)
  try {
    return await openDatabase(folder, release)
  } catch (error) {
    release()
    throw error
  }
}

/**
 * Opens the database of a data folder beside the collector that may be running on it: for keys and backups, not for
 * counting.
 *
 * @throws Error when there is no database yet, or it cannot be read
 */
export async function openSqliteBeside({folder}: {readonly folder: string}): Promise<Store> {
  if (!existsSync(join(folder, DATABASE_FILE))) throw new Error(`there is no ${DATABASE_FILE} in it yet`)
  return openDatabase(folder, () => {})
}

async function openDatabase(folder: string, release: () => void): Promise<Store> {
  const file = join(folder, DATABASE_FILE)
  // Made here, so that it is closed to others from the first byte on.
  closeSync(openSync(file, 'a', 0o600))
  const database = new Kysely<Tables>({dialect: createSqliteDialect({file, pragmas: PRAGMAS})})
  try {
    await migrate(database, SQLITE_FLAVOUR)
  } catch (error) {
    await database.destroy().catch(() => {})
    throw error
  }
  return createSqlStore(database, {
    giver: SQLITE_ROWS,
    afterExpire: async () => {
      await sql`pragma wal_checkpoint(TRUNCATE)`.execute(database)
    },
    afterClose: release,
  })
}
