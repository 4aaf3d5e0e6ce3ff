import {chmodSync, mkdirSync} from 'node:fs'
import {join} from 'node:path'
import {Kysely, SqliteDialect} from 'kysely'
import Database from 'libsql'
import {lockFolder} from './folder-lock'
import {migrate, SQLITE_FLAVOUR} from './migrations'
import {createSqlStore} from './sql-store'
import type {Tables} from './tables'
import type {Store} from './types'

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
  let connection: Database.Database | null = null
  try {
    const path = join(folder, 'collector.db')
    const opened = new Database(path)
    connection = opened
    chmodSync(path, 0o600)
    opened.pragma('journal_mode = WAL')
    opened.pragma('synchronous = FULL')
    opened.pragma('secure_delete = ON')
    const database = new Kysely<Tables>({dialect: new SqliteDialect({database: opened})})
    await migrate(database, SQLITE_FLAVOUR)
    return createSqlStore(database, {
      afterExpire: () => opened.pragma('wal_checkpoint(TRUNCATE)'),
      afterClose: release,
    })
  } catch (error) {
    connection?.close()
    release()
    throw error
  }
}
