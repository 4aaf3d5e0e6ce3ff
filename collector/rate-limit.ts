import {createHash, randomBytes} from 'node:crypto'
import {networkOf} from './network-of'

const HOUR_MS = 3600 * 1000
/** Networks told apart at once; those beyond share one bucket, so memory stays bounded under a flood. */
const MAX_NETWORKS = 20_000

/**
 * A token bucket per network, in memory. Networks are known by a hash under a random salt that is thrown away
 * with all buckets every hour, so nothing here names anybody for longer.
 *
 * @returns whether one more report from this address is let in
 */
export function createRateLimit(
  {burst, perSecond}: {readonly burst: number; readonly perSecond: number},
  nowMs: () => number,
): (address: string) => boolean {
  let salt = randomBytes(16)
  let hour = Math.floor(nowMs() / HOUR_MS)
  let buckets = new Map<string, {tokens: number; atMs: number}>()

  const bucketNameOf = (address: string): string => {
    const name = createHash('sha256').update(salt).update(networkOf(address)).digest('base64')
    return buckets.has(name) || buckets.size < MAX_NETWORKS ? name : 'beyond'
  }

  return (address) => {
    const now = nowMs()
    if (Math.floor(now / HOUR_MS) !== hour) {
      hour = Math.floor(now / HOUR_MS)
      salt = randomBytes(16)
      buckets = new Map()
    }
    const name = bucketNameOf(address)
    const bucket = buckets.get(name) ?? {tokens: burst, atMs: now}
    const elapsedSeconds = Math.max(0, now - bucket.atMs) / 1000
    const tokens = Math.min(burst, bucket.tokens + elapsedSeconds * perSecond)
    buckets.set(name, {tokens: Math.max(0, tokens - 1), atMs: now})
    return tokens >= 1
  }
}
