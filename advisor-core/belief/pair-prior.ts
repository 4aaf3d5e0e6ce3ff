import type {PairPool} from './pair-pool'

/**
 * What the catalogue alone says about which products would do together. Two products are the likelier the more
 * values they share for their size: shared^affinity · (values_a · values_b)^−breadth. One product alone has
 * alone · values^−aloneBreadth.
 */
export interface PairPrior {
  readonly affinity: number
  readonly breadth: number
  readonly alone: number
  readonly aloneBreadth: number
}

/**
 * Prior weights of all cells, given that the visitor opened with one value, drawn evenly from those that all that
 * would do have in common: hence one division by the number of shared values.
 *
 * @param weight extra prior weight of each product, such as its popularity; shape [n], all 1 when left out
 * @returns shape [cells], not normalised
 */
export function pairPriorWeights(pool: PairPool, prior: PairPrior, weight?: ArrayLike<number>): Float32Array {
  const {products, rowStart, lowest, valueCounts} = pool
  const shared = sharedCounts(pool)
  let most = 0
  for (const count of shared) if (count > most) most = count
  const byShared = Float64Array.from({length: most + 1}, (_, s) => (s > 0 ? s ** (prior.affinity - 1) : 0))
  const breadth = Float64Array.from(valueCounts, (count, a) => count ** -prior.breadth * (weight?.[a] ?? 1))
  const out = new Float32Array(pool.cells)
  for (let a = 0; a < products.length; a++) {
    const row = rowStart[a]!
    for (let b = lowest[a]!; b < a; b++)
      out[row + b] = byShared[shared[row + b]!]! * breadth[a]! * breadth[b]!
    out[row + a] = prior.alone * valueCounts[a]! ** -(prior.aloneBreadth + 1) * (weight?.[a] ?? 1)
  }
  return out
}

/** How many values the products of each cell have in common; shape [cells]. */
function sharedCounts({withValue, rowStart, lowest, cells, products}: PairPool): Uint16Array {
  const shared = new Uint16Array(cells)
  let everywhere = 0
  for (const list of withValue.values()) {
    if (list.length === products.length) {
      everywhere++
      continue
    }
    for (let x = 0; x < list.length; x++) {
      const a = list[x]!
      const row = rowStart[a]!
      if (lowest[a] === a) shared[row + a]!++
      else for (let y = 0; y <= x; y++) shared[row + list[y]!]!++
    }
  }
  // All products of the pool have the opening value.
  for (let cell = 0; cell < cells; cell++) shared[cell]! += everywhere
  return shared
}
