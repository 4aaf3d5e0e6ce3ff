import {randomBytes} from 'node:crypto'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {hashKey} from './access'
import type {Store} from './store/types'

/**
 * The key of an installation with an embedded store: made on the first start, kept in the data folder as a file
 * that only its owner can read, and in the store as a hash. `lotse build --register` on the same machine reads
 * the file.
 *
 * @returns the key, 43 characters
 */
export async function ensureLocalKey({folder, store}: {folder: string; store: Store}): Promise<string> {
  mkdirSync(folder, {recursive: true, mode: 0o700})
  const path = join(folder, 'shop-key')
  const key = readKey(path) ?? createKey(path)
  await store.addKey({scope: '*', role: 'write', hash: hashKey(key)})
  return key
}

function readKey(path: string): string | null {
  try {
    const key = readFileSync(path, 'utf8').trim()
    if (/^[\w-]{43}$/.test(key)) return key
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  throw new Error(`Failed to read the key in ${path}: it is not one. Delete the file to have a new one made.`)
}

function createKey(path: string): string {
  const key = randomBytes(32).toString('base64url')
  writeFileSync(path, `${key}\n`, {mode: 0o600, flag: 'wx'})
  return key
}
