const MAX_TRIES = 128

/**
 * An integer uniform in [0, bound), by rejection: words beyond the last whole multiple of `bound` are thrown
 * away, so no remainder is favoured.
 *
 * @param bound   1 … range
 * @param next32  words uniform in [0, range), from a cryptographic source
 * @param range   number of words the source has; a test uses 256
 * @throws RangeError for a bound or word out of range, or a source that only gives words to throw away (each
 * is thrown away with a chance below one half, so a sound source is accused with a chance below 2^−128)
 */
export function uniformBelow(bound: number, next32: () => number, range = 2 ** 32): number {
  if (!isIndex(bound - 1, range)) throw new RangeError(`invalid bound: ${bound}`)
  const limit = range - (range % bound)
  for (let i = 0; i < MAX_TRIES; i++) {
    const word = next32()
    if (!isIndex(word, range)) break
    if (word < limit) return word % bound
  }
  throw new RangeError('invalid random source')
}

function isIndex(value: number, end: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < end
}
