/** Nothing is impossible, whatever the noise of the reports says. */
const LEAST = 1e-3

export interface PriceGapShares {
  /** Sum to 1. shape [1 + deeds][cheaper, dearer], flat */
  readonly shares: readonly number[]
  /** Derivatives of the shares by each weight, by β, and by the pairs of each deed. */
  readonly columns: readonly Float64Array[]
}

/**
 * The shares of all cells where these are the weights of the price, with what the reports say apart from them: how many
 * pairs there are of each deed, and how often the dearer one is chosen, all deeds together.
 *
 * @param seen    shares by cell, may be negative. shape [1 + deeds][cheaper, dearer], flat
 * @param weights by deed, in nats from the cheapest of a category to the dearest. shape [deeds]
 * @param gap     mean distance of a pair's ranks, `meanPriceGap`
 */
export function priceGapShares(
  seen: readonly number[],
  weights: readonly number[],
  gap: number,
): PriceGapShares {
  const shifts = [0, ...weights].map((weight) => weight * gap)
  const raw = shifts.map((_, h) => Math.max(LEAST, seen[2 * h]! + seen[2 * h + 1]!))
  const total = raw.reduce((sum, t) => sum + t, 0)
  const pairs = raw.map((t) => t / total)
  const dearer = shifts.reduce((sum, _, h) => sum + seen[2 * h + 1]!, 0) / total
  const base = commonLogOdds(pairs, shifts, Math.min(0.98, Math.max(0.02, dearer)))
  const size = 2 * shifts.length
  const byBase = new Float64Array(size)
  const byPairs = shifts.map((shift, h) => {
    const chance = logistic(base + shift)
    byBase.set(
      [-1, 1].map((sign) => sign * pairs[h]! * chance * (1 - chance)),
      2 * h,
    )
    const column = new Float64Array(size)
    column.set([1 - chance, chance], 2 * h)
    return column
  })
  const byWeight = weights.map((_, h) => byBase.map((steep, at) => (at >> 1 === h + 1 ? steep * gap : 0)))
  return {
    shares: byPairs.flatMap((column, h) => [...column.subarray(2 * h, 2 * h + 2)].map((x) => x * pairs[h]!)),
    columns: [...byWeight, byBase, ...byPairs],
  }
}

/** β such that Σ pairs · logistic(β + shift) is the share, by bisection; pairs sum to 1. */
function commonLogOdds(pairs: readonly number[], shifts: readonly number[], share: number): number {
  let [low, high] = [-8, 8]
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2
    const found = pairs.reduce((sum, t, h) => sum + t * logistic(middle + shifts[h]!), 0)
    if (found < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
