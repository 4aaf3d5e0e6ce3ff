import type {CompiledQuestion} from '../belief/compile-question'

/**
 * The k most likely products, best first; ties go to the lower index.
 *
 * @param belief shape [N]
 * @param above  only products with more than this
 * @returns at most k indices
 */
export function topProducts(belief: ArrayLike<number>, k: number, above = 0): number[] {
  const top: number[] = []
  let bound = above
  for (let i = 0; i < belief.length; i++) {
    const p = belief[i]!
    if (!(p > bound)) continue
    let at = Math.min(top.length, k - 1)
    while (at > 0 && p > belief[top[at - 1]!]!) {
      top[at] = top[at - 1]!
      at--
    }
    top[at] = i
    if (top.length === k) bound = belief[top[k - 1]!]!
  }
  return top
}

/** V_k: the chance that the best product is among the k shown, Σ of the top k of b. */
export function slateValue(belief: ArrayLike<number>, slate: readonly number[]): number {
  return slate.reduce((sum, product) => sum + belief[product]!, 0)
}

export interface SlateOutlook {
  /** E[V_k after the answer]; at least V_k for partitions. */
  readonly expectedValue: number
  /** Probability that the set of k shown products would differ after the answer. */
  readonly changeProbability: number
}

/**
 * What the answer to a question would do to the slate, exactly, over its options: the top k after an answer are
 * among the top k of each cell, because the answer scales all products of a cell alike.
 *
 * @param belief shape [N], sums to 1
 * @param mass   shape [cells], posterior mass by cell of this question
 * @param now    `topProducts(belief, k)`, where it is known already
 */
export function slateOutlook(
  compiled: CompiledQuestion,
  belief: Float64Array,
  mass: ArrayLike<number>,
  k: number,
  now: readonly number[] = topProducts(belief, k),
): SlateOutlook {
  const {cells, cellCount, likelihood, baseRate, family} = compiled
  const candidates = topByCell(belief, cells, cellCount, k)
  const scores = new Float64Array(candidates.length)
  let total = 0
  let value = 0
  let changed = 0
  for (let o = 0; o < baseRate.length; o++) {
    const rate = family === 'constraint' ? baseRate[o]! : 1
    let reach = 0
    for (let cell = 0; cell < cellCount; cell++) reach += mass[cell]! * likelihood[o * cellCount + cell]!
    for (let j = 0; j < scores.length; j++) {
      const product = candidates[j]!
      scores[j] = belief[product]! * likelihood[o * cellCount + cells[product]!]!
    }
    // An answer that a product cannot give still leaves it on a slate with room.
    const best = topProducts(scores, k, -1)
    total += rate * reach
    value += rate * slateValue(scores, best)
    if (best.some((j) => !now.includes(candidates[j]!))) changed += rate * reach
  }
  return {expectedValue: value / total, changeProbability: changed / total}
}

/** The k most likely products of each cell, ascending; of equally likely ones those with the lower indices. */
export function topByCell(
  belief: Float64Array,
  cells: ArrayLike<number>,
  cellCount: number,
  k: number,
): number[] {
  const top: number[][] = Array.from({length: cellCount}, () => [])
  const bound = new Float64Array(cellCount)
  for (let i = 0; i < belief.length; i++) {
    const p = belief[i]!
    const cell = cells[i]!
    if (!(p > bound[cell]!)) continue
    const list = top[cell]!
    let at = Math.min(list.length, k - 1)
    while (at > 0 && p > belief[list[at - 1]!]!) {
      list[at] = list[at - 1]!
      at--
    }
    list[at] = i
    if (list.length === k) bound[cell] = belief[list[k - 1]!]!
  }
  // In order of the products, so that ties between cells go to the lower index.
  return top.flat().sort((a, b) => a - b)
}
