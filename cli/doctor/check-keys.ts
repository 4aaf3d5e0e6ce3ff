import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {hashKey} from '../../collector'
import {type CheckResult, type DoctorInput, doubtful, ok, wrong} from './check-result'

/** A key as the database has it. */
export interface KnownKey {
  /** `*` for the whole installation, else a shop's public id. */
  readonly scope: string
  readonly role: string
  /** SHA-256, in hex. */
  readonly hash: string
}

/** What a database knows of keys and shops; `null` for what is not made yet. */
export interface KeyRing {
  readonly keys: readonly KnownKey[] | null
  readonly shops: number | null
}

const RENEW = '"lotse keys rotate --role write" makes a new one and ends those before'

/** Whether there are keys, and whether the one in the data folder is one of them. */
export function checkKeys(
  {env, folder}: Pick<DoctorInput, 'env' | 'folder'>,
  ring: KeyRing | null,
): CheckResult {
  const admin = env.LOTSE_ADMIN_KEY
  if (admin !== undefined && admin.length > 0 && admin.length < 32)
    return wrong('keys', 'LOTSE_ADMIN_KEY is shorter than 32 characters; openssl rand -base64 32 makes one.')
  const keys = ring?.keys ?? []
  const shops = ring?.shops ?? 0
  const says = `${keys.length} ${keys.length === 1 ? 'key' : 'keys'}, ${shops} ${shops === 1 ? 'shop' : 'shops'} in the database`
  if (keys.length === 0 && !admin && shops > 0)
    return doubtful('keys', `${says}: nobody can read estimates. "lotse keys new" makes a key.`)
  const path = join(folder, 'shop-key')
  const known = keys.filter(({scope, role}) => scope === '*' && role === 'write')
  if (!existsSync(path)) {
    if (known.length === 0 || env.DATABASE_URL) return ok('keys', `${says}.`)
    return doubtful('keys', `${says}, but ${path} is gone: its key still holds, wherever it is. ${RENEW}.`)
  }
  const key = read(path)
  if (key === null) return wrong('keys', `This user may not read ${path}, and the collector has to.`)
  if (!/^[\w-]{43}$/.test(key))
    return wrong('keys', `${path} holds no key, and the collector does not start with it. ${RENEW}.`)
  if (ring?.keys && !known.some(({hash}) => hash === hashKey(key)))
    return doubtful('keys', `${says}; the key in shop-key is none of them until the collector starts again.`)
  if (known.length > 1)
    return doubtful('keys', `${says}, ${known.length} of which may write for all shops. ${RENEW}.`)
  return ok('keys', `${says}; the local key is in shop-key.`)
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return null
  }
}
