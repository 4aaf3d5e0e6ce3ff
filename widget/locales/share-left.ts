/** Below this gain an answer narrows nothing that anybody would notice, in bits. */
const NOTICEABLE_BITS = 0.2

/** From these gains on the next smaller share is the nearer one, in bits. */
const NEXT_SHARE_BITS = [0.68, 1.27, 1.78, 2.51]

/** The words for about three quarters, half, a third, a quarter, and a tenth. */
export type ShareWords = readonly [string, string, string, string, string]

/**
 * The share of the choice that an answer leaves on average, 2 to the power of −gain, in words.
 *
 * @returns `undefined` where hardly anything is narrowed
 */
export function shareLeft(gainBits: number, words: ShareWords): string | undefined {
  if (gainBits < NOTICEABLE_BITS) return undefined
  return words[NEXT_SHARE_BITS.filter((bits) => gainBits >= bits).length]
}
