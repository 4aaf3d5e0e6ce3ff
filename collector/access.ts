import {createHash, timingSafeEqual} from 'node:crypto'
import {Problem} from './problem'
import type {KeyRole, Store} from './store/types'

/** What is kept of a key: its SHA-256, 64 hex digits. Keys are 32 random bytes, so no slow hash is needed. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex')
}

export interface Access {
  /** @throws Problem 401 when the request carries no key that holds for the shop and role */
  require(request: Request, shop: string, role: KeyRole): Promise<void>
}

/**
 * Who may do what: a key that may write may also read. Every known key is compared, each in constant time.
 *
 * @param adminKey  holds for every shop; only its hash is kept
 */
export function createAccess(store: Store, adminKey: string | undefined): Access {
  const adminHash = adminKey === undefined ? null : hashKey(adminKey)
  return {
    async require(request, shop, role) {
      const key = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1]
      if (key === undefined) throw unauthorised()
      const presented = hashKey(key)
      const stored = await store.keysOf(shop)
      const hashes = stored
        .filter((known) => known.role === 'write' || known.role === role)
        .map(({hash}) => hash)
      if (adminHash) hashes.push(adminHash)
      const matches = hashes.filter((hash) => isEqual(hash, presented))
      if (matches.length === 0) throw unauthorised()
    },
  }
}

const unauthorised = () =>
  new Problem(401, 'key-needed', 'This needs the key of the shop: "authorization: Bearer <key>".')

const isEqual = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
