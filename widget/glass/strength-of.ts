/** From these effects on something is said to have little, medium and strong effect, in bits. */
const STRENGTH_BITS = [0.05, 0.3, 1] as const

/** The word for an effect of either sign; `undefined` where nobody would notice it. */
export function strengthOf(
  effectBits: number,
  words: readonly [little: string, medium: string, strong: string],
): string | undefined {
  const size = Math.abs(effectBits)
  return words[STRENGTH_BITS.filter((bits) => size >= bits).length - 1]
}
