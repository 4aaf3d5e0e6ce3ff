import {createHmac} from 'node:crypto'

/** Bytes of a tag: two of 100,000 reports of one shop and week collide once in about four billion weeks. */
export const TAG_BYTES = 8

/**
 * What is kept of a nonce, to know it again while its period is accepted: HMAC-SHA-256 under the key of shop and
 * period, first 8 bytes, as 16 hex digits. With the key gone, a tag says nothing.
 */
export function nonceTag(key: Uint8Array, nonce: Uint8Array): string {
  return createHmac('sha256', key)
    .update(nonce)
    .digest('hex')
    .slice(0, 2 * TAG_BYTES)
}
