import type {CompiledQuestion} from '../belief/compile-question'

/**
 * The k most likely products, best first; ties go to the lower index.
 *
 * @param belief shape [N]
 * @returns at most k indices with positive mass
 */
export function topProducts(belief: ArrayLike<number>, k: number): number[] {
  const top: number[] = []
  for (let i = 0; i < belief.length; i++) {
    const p = belief[i]!
    if (!(p > 0)) continue
    if (top.length === k && !(p > belief[top[k - 1]!]!)) continue
    let at = Math.min(top.length, k - 1)
    while (at > 0 && p > belief[top[at - 1]!]!) {
      top[at] = top[at - 1]!
      at--
    }
    top[at] = i
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
 */
export function slateOutlook(
  compiled: CompiledQuestion,
  belief: Float64Array,
  mass: ArrayLike<number>,
  k: number,
): SlateOutlook {
  const {cells, cellCount, likelihood, baseRate, family} = compiled
  const options = baseRate.length
  const candidates = topByCell(belief, cells, cellCount, k)
  const now = new Set(topProducts(belief, k))
  let total = 0
  let value = 0
  let changed = 0
  for (let o = 0; o < options; o++) {
    const rate = family === 'constraint' ? baseRate[o]! : 1
    let reach = 0
    for (let cell = 0; cell < cellCount; cell++) reach += mass[cell]! * likelihood[o * cellCount + cell]!
    const scored = candidates
      .map((product) => ({product, score: belief[product]! * likelihood[o * cellCount + cells[product]!]!}))
      .sort((a, b) => b.score - a.score || a.product - b.product)
      .slice(0, k)
    total += rate * reach
    value += rate * scored.reduce((sum, {score}) => sum + score, 0)
    if (scored.some(({product}) => !now.has(product))) changed += rate * reach
  }
  return {expectedValue: value / total, changeProbability: changed / total}
}

function topByCell(belief: Float64Array, cells: ArrayLike<number>, cellCount: number, k: number): number[] {
  const top: number[][] = Array.from({length: cellCount}, () => [])
  for (let i = 0; i < belief.length; i++) {
    const p = belief[i]!
    const list = top[cells[i]!]!
    if (!(p > 0) || (list.length === k && !(p > belief[list[k - 1]!]!))) continue
    let at = Math.min(list.length, k - 1)
    while (at > 0 && p > belief[list[at - 1]!]!) {
      list[at] = list[at - 1]!
      at--
    }
    list[at] = i
  }
  return top.flat()
}
