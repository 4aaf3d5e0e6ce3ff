import {FolderInUseError, openSqliteStore, type Store} from '../../collector'
import {InputError} from '../input-error'

/**
 * Opens the embedded database of a data folder.
 *
 * @throws InputError when another process has it open, or it cannot be used
 */
export async function openDataFolder(folder: string): Promise<Store> {
  try {
    return await openSqliteStore({folder})
  } catch (error) {
    if (error instanceof FolderInUseError) throw new InputError(folder, error.message)
    const reason = error instanceof Error ? error.message : String(error)
    throw new InputError(folder, `the data folder cannot be used (${reason})`)
  }
}
