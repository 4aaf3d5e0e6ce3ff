import {randomBytes} from 'node:crypto'
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {DATABASE_FILE, hashKey, type KeyRole, type Store, type StoredKey} from '../../collector'
import {InputError} from '../input-error'
import {writeAtomically} from '../write-atomically'

export interface KeysRequest {
  /** Public id of a shop, or `*`. */
  readonly scope: string
  readonly role: KeyRole
  /** First characters of a key's fingerprint, for `revoke`. */
  readonly start: string
  /** Data folder; its `shop-key` follows when the installation's key is replaced. */
  readonly folder: string
}

interface Answer {
  readonly result: Readonly<Record<string, unknown>>
  readonly text: string
}

/** Enough of the hash to tell keys apart, too little to be worth anything. */
const fingerprint = ({hash}: StoredKey): string => hash.slice(0, 12)

/** @throws InputError for an unknown action, or when there is no such key */
export function keysAction(store: Store, action: string, request: KeysRequest): Promise<Answer> {
  switch (action) {
    case 'list':
      return list(store)
    case 'new':
      return add(store, request)
    case 'rotate':
      return rotate(store, request)
    case 'revoke':
      return revoke(store, request)
    default:
      throw new InputError('keys', `found "${action}", expected list, new, rotate or revoke`)
  }
}

async function list(store: Store): Promise<Answer> {
  const keys = (await store.allKeys()).map((key) => ({
    scope: key.scope,
    role: key.role,
    fingerprint: fingerprint(key),
  }))
  const lines = keys.map((key) => `${key.fingerprint}  ${key.role.padEnd(5)}  ${key.scope}\n`)
  return {result: {keys}, text: lines.join('') || 'No keys.\n'}
}

async function add(store: Store, {scope, role}: KeysRequest): Promise<Answer> {
  const key = randomBytes(32).toString('base64url')
  await store.addKey({scope, role, hash: hashKey(key)})
  return {
    result: {key, scope, role},
    text: `${key}\nShown this once; only its hash is kept.\n`,
  }
}

/** The new key first, then the old ones go: nobody is locked out in between. */
async function rotate(store: Store, request: KeysRequest): Promise<Answer> {
  const old = (await store.allKeys()).filter(
    ({scope, role}) => scope === request.scope && role === request.role,
  )
  const answer = await add(store, request)
  const path = join(request.folder, 'shop-key')
  const isEmbedded = existsSync(join(request.folder, DATABASE_FILE))
  const isLocalKey = request.scope === '*' && request.role === 'write' && (isEmbedded || existsSync(path))
  if (isLocalKey) writeAtomically(path, `${String(answer.result.key)}\n`, 0o600)
  for (const key of old) await store.removeKey(key)
  const tail = `${old.length} older ${old.length === 1 ? 'key holds' : 'keys hold'} no more.\n`
  const where = isLocalKey ? `Written to ${path}.\n` : ''
  return {result: {...answer.result, revoked: old.length}, text: answer.text + where + tail}
}

async function revoke(store: Store, {start}: KeysRequest): Promise<Answer> {
  const matches = (await store.allKeys()).filter((key) => start.length >= 6 && key.hash.startsWith(start))
  const [match] = matches
  if (!match || matches.length > 1)
    throw new InputError(
      '--key',
      `found "${start}", expected the start of one key as "lotse keys list" shows it`,
    )
  await store.removeKey(match)
  return {
    result: {revoked: fingerprint(match), scope: match.scope, role: match.role},
    text: `Revoked the ${match.role} key ${fingerprint(match)} of ${match.scope}.\n`,
  }
}
