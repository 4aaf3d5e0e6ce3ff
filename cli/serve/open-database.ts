import {join} from 'node:path'
import {
  ensureLocalKey,
  FolderInUseError,
  openStore,
  openStoreBeside,
  type Store,
  type StorePlace,
} from '../../collector'
import {InputError} from '../input-error'

/**
 * Opens the store of a server: the database of DATABASE_URL, or the embedded one of a data folder.
 *
 * @throws InputError when another process has the folder open, or the database cannot be used
 */
export const openDatabase = (place: StorePlace): Promise<Store> => explained(place, openStore)

/** Opens the store beside a running server, for keys and backups. @throws InputError like `openDatabase` */
export const openDatabaseBeside = (place: StorePlace): Promise<Store> => explained(place, openStoreBeside)

/** The key in a data folder, made where there is none. @throws InputError when it cannot be read or made */
export async function openLocalKey(place: {readonly folder: string; readonly store: Store}): Promise<string> {
  try {
    return await ensureLocalKey(place)
  } catch (error) {
    throw new InputError(join(place.folder, 'shop-key'), `the key cannot be used (${reasonOf(error)})`)
  }
}

async function explained(place: StorePlace, open: (place: StorePlace) => Promise<Store>): Promise<Store> {
  try {
    return await open(place)
  } catch (error) {
    if (error instanceof FolderInUseError) throw new InputError(place.folder, error.message)
    const reason = reasonOf(error)
    if (place.url) throw new InputError('DATABASE_URL', `the database cannot be used (${reason})`)
    throw new InputError(place.folder, `the data folder cannot be used (${reason})`)
  }
}

/** A refused connection to several addresses has its reasons inside. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
