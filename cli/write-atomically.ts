import {chownSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import {InputError} from './input-error'

/**
 * Writes a file whole or not at all: first beside it under another name, then renamed. What root writes
 * belongs to whom the file belonged before, or its folder: a service must be able to read the key that was renewed.
 *
 * @throws InputError when the folder cannot be written to
 */
export function writeAtomically(path: string, data: string | Uint8Array, mode = 0o666): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  try {
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(temporary, data, {mode})
    keepOwner(path, temporary)
    renameSync(temporary, path)
  } catch (error) {
    removeQuietly(temporary)
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new InputError(path, `cannot be written (${code}), expected a folder with write permission`)
  }
}

/** Below something that is no folder there is nothing to remove, and looking for it is an error too. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, {force: true})
  } catch {}
}

function keepOwner(path: string, temporary: string): void {
  if (process.getuid?.() !== 0) return
  const {uid, gid} = statSync(existsSync(path) ? path : dirname(path))
  chownSync(temporary, uid, gid)
}
