import {readFileSync} from 'node:fs'
import {InputError} from './input-error'

const PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'found no such file',
  EISDIR: 'found a folder',
}

/**
 * The bytes of a file that somebody named.
 *
 * @param expected  what should be there: `a table of answers`
 * @throws InputError saying whether it is missing, a folder, or cannot be read and why
 */
export function readBytes(path: string, expected: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    throw new InputError(path, `${PROBLEMS[code] ?? `cannot be read (${code})`}, expected ${expected}`)
  }
}
