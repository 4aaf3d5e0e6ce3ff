import {hash, randomBytes} from 'node:crypto'

const HOUR_MS = 3600 * 1000
/**
 * Senders told apart at once. Those beyond share 4,096 buckets, so memory stays bounded under a flood, and who fills it
 * does not shut out everybody who comes after.
 */
const MAX_SENDERS = 20_000

/**
 * A token bucket for each sender, in memory. Senders are known by a hash under a random salt that is thrown away
 * with all buckets every hour, so nothing here names anybody for longer.
 *
 * @returns whether one more report from this sender (a network, an origin) is let in
 */
export function createRateLimit(
  {burst, perSecond}: {readonly burst: number; readonly perSecond: number},
  nowMs: () => number,
): (sender: string) => boolean {
  let salt = newSalt()
  let hour = Math.floor(nowMs() / HOUR_MS)
  let buckets = new Map<string, {tokens: number; atMs: number}>()

  const bucketNameOf = (sender: string): string => {
    const name = hash('sha256', salt + sender, 'base64')
    return buckets.has(name) || buckets.size < MAX_SENDERS ? name : name.slice(0, 2)
  }

  return (sender) => {
    const now = nowMs()
    if (Math.floor(now / HOUR_MS) !== hour) {
      hour = Math.floor(now / HOUR_MS)
      salt = newSalt()
      buckets = new Map()
    }
    const name = bucketNameOf(sender)
    const bucket = buckets.get(name) ?? {tokens: burst, atMs: now}
    const elapsedSeconds = Math.max(0, now - bucket.atMs) / 1000
    const tokens = Math.min(burst, bucket.tokens + elapsedSeconds * perSecond)
    buckets.set(name, {tokens: Math.max(0, tokens - 1), atMs: now})
    return tokens >= 1
  }
}

const newSalt = (): string => randomBytes(16).toString('hex')
