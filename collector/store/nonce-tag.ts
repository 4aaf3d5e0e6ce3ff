import {hash} from 'node:crypto'
import {TAG_BYTES, type Tag} from './tag-blocks'

/** Bytes that SHA-256 works on at once. */
const HASH_BLOCK = 64
const NONCE_BYTES = 16

/**
 * What is kept of a nonce, to know it again while its period is accepted: HMAC-SHA-256 under the key of shop and
 * period, first 8 bytes. Two of n reports of one shop and week have the same tag, and one of them is lost, with a
 * chance of about n² / 2^65: for ten million, 3 in a million. With the key gone, a tag says nothing.
 *
 * The two hashes of HMAC are taken directly: an object for each costs more than both.
 *
 * @param key    32 bytes, which nobody changes any more
 * @param bytes  where the 16 bytes of the nonce are, from `at` on
 * @see RFC 2104, §2
 */
export function nonceTag(key: Uint8Array, bytes: Uint8Array, at = 0): Tag {
  if (key !== padded) {
    pad(inner, key, 0x36)
    pad(outer, key, 0x5c)
    padded = key
  }
  for (let i = 0; i < NONCE_BYTES; i++) inner[HASH_BLOCK + i] = bytes[at + i]!
  outer.write(hash('sha256', inner, 'binary'), HASH_BLOCK, 'latin1')
  return hash('sha256', outer, 'binary').slice(0, TAG_BYTES)
}

/** Overwrites what is kept of the key that was used last. */
export function forgetKey(): void {
  inner.fill(0)
  outer.fill(0)
  padded = null
}

/** Used again and again: to get memory for each report would take longer than to fill it. */
const inner = Buffer.alloc(HASH_BLOCK + NONCE_BYTES)
const outer = Buffer.alloc(HASH_BLOCK + 32)
/** The key that they are made ready for: reports come by shop and week. */
let padded: Uint8Array | null = null

function pad(block: Buffer, key: Uint8Array, byte: number): void {
  for (let i = 0; i < HASH_BLOCK; i++) block[i] = (key[i] ?? 0) ^ byte
}
