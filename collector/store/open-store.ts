import {openPostgresStore} from './postgres-store'
import {openSqliteBeside, openSqliteStore} from './sqlite-store'
import type {Store} from './types'

/** Where counters are kept: a PostgreSQL database when there is an address of one, else a data folder. */
export interface StorePlace {
  readonly folder: string
  /** The value of DATABASE_URL. */
  readonly url?: string | undefined
}

/**
 * Opens the store that counts.
 *
 * @throws FolderInUseError when another process has the folder open
 * @throws Error when database or folder cannot be used
 */
export function openStore({folder, url}: StorePlace): Promise<Store> {
  return url ? openPostgresStore({url}) : openSqliteStore({folder})
}

/** Opens the store beside a running collector, for keys and backups. @throws Error like `openStore` */
export function openStoreBeside({folder, url}: StorePlace): Promise<Store> {
  return url ? openPostgresStore({url, connections: 1}) : openSqliteBeside({folder})
}
