import {closeSync, openSync} from 'node:fs'
import Database from 'libsql'

/**
 * Takes a file for this process by a lock of the kernel, which ends with the process however that ends, and which
 * holds between containers: they share a volume, while the process ids of one mean nothing in the other.
 *
 * @param path  of a file that has no other use; made where it is missing, and left there
 * @returns the release; or `null` when another process, or this one, holds it
 */
export function holdFile(path: string): (() => void) | null {
  makePrivate(path)
  const database = new Database(path)
  try {
    // Nothing is ever written to it, so nothing has to be undone either.
    database.exec('pragma journal_mode = memory; begin exclusive')
  } catch (error) {
    database.close()
    if (/locked|busy/i.test(String(error))) return null
    // A file system without locks: the file with the process id has to do.
    return () => {}
  }
  return () => {
    // First, as closing alone lets go only when the collector of garbage has been.
    database.exec('rollback')
    database.close()
  }
}

/** Only made, never opened again: a process that closes a file loses its locks on it. */
function makePrivate(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
