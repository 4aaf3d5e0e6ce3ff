import type {ProductValues} from './pair-pool'
import type {PairPrior} from './pair-prior'

/** How many products the sums over all pairs are estimated from. */
const SAMPLE = 200

/**
 * The weight `alone` at which, over the whole catalogue and before anything is said, one product alone has the given
 * share of the belief. Pairs grow with the square of the catalogue and single products do not, so this weight depends
 * on the catalogue where the share need not. The sum over all pairs that have a value in common is estimated from
 * evenly spaced products.
 *
 * @param share of the belief on one product alone, in (0, 1)
 */
export function aloneWeight(
  {productOffsets, valueCodes}: ProductValues,
  {affinity, breadth, aloneBreadth}: Omit<PairPrior, 'alone'>,
  share: number,
): number {
  const n = productOffsets.length - 1
  const size = Float64Array.from({length: n}, (_, i) => productOffsets[i + 1]! - productOffsets[i]!)
  const scale = size.map((values) => values ** -breadth)
  const sample = Math.min(n, SAMPLE)
  let values = 0
  for (const v of valueCodes) if (v >= values) values = v + 1
  let pairs = 0
  let single = 0
  for (let at = 0; at < sample; at++) {
    const a = Math.floor(((at + 0.5) * n) / sample)
    if (size[a] === 0) continue
    const mine = new Uint8Array(values)
    for (let j = productOffsets[a]!; j < productOffsets[a + 1]!; j++) mine[valueCodes[j]!] = 1
    for (let b = 0; b < n; b++) {
      let shared = 0
      for (let j = productOffsets[b]!; j < productOffsets[b + 1]!; j++) shared += mine[valueCodes[j]!]!
      // Each pair is met from both of its products.
      if (shared > 0 && a !== b) pairs += (shared ** affinity * scale[a]! * scale[b]!) / 2
    }
    single += size[a]! ** -aloneBreadth
  }
  // Without any pairs the weight does not matter.
  return pairs > 0 ? (share / (1 - share)) * (pairs / single) : 1
}
