import {compileTraitBank} from './compile-trait-bank'
import {scoreTraits} from './score-traits'
import {GRID_POINTS, TRAIT_GRID} from './trait-grid'
import type {TraitBank, TraitResponse} from './types'

/** How strongly items already asked of the same facet count against one more: gain / (1 + FACET_BALANCE · n). */
export const FACET_BALANCE = 1

/** The next item and what it is worth: expected fall of the traits' weighted variances, before facet balancing. */
export interface PickedTraitItem {
  /** Its id. */
  readonly item: string
  readonly gain: number
}

/**
 * The item whose answer is expected to lower the traits' variances most, with facets kept in balance:
 * Var_x(E[θ_d | x]) · Σ_k w_k S_kd² / S_dd², divided by 1 + the number of items asked of the same facet.
 *
 * @param skipped item ids never to be asked again; they count as asked when facets are balanced
 * @param weights w, shape [T]; what a trait's variance matters, default 1 each
 * @returns null when every item was asked or skipped
 * @throws RangeError as `scoreTraits`
 */
export function pickTraitItem(
  bank: TraitBank,
  responses: readonly TraitResponse[],
  skipped: readonly string[],
  weights?: ArrayLike<number>,
): PickedTraitItem | null {
  const compiled = compileTraitBank(bank)
  const {mean, covariance} = scoreTraits(bank, responses)
  const {traits} = compiled
  const asked = new Set([...responses.map((response) => response.item), ...skipped])
  const askedOfFacet = new Map<number, number>()
  bank.items.forEach((item, i) => {
    const facet = compiled.facetOf[i]!
    if (asked.has(item.id)) askedOfFacet.set(facet, (askedOfFacet.get(facet) ?? 0) + 1)
  })

  let best: PickedTraitItem | null = null
  let bestValue = Number.NEGATIVE_INFINITY
  bank.items.forEach((item, i) => {
    if (asked.has(item.id)) return
    const d = compiled.traitOf[i]!
    const variance = covariance[d * traits + d]!
    let reach = 0
    for (let k = 0; k < traits; k++) reach += (weights?.[k] ?? 1) * covariance[d * traits + k]! ** 2
    const spread = varianceOfPosteriorMean(compiled.logProbabilities[i]!, mean[d]!, variance)
    const gain = (spread * reach) / (variance * variance)
    const value = gain / (1 + FACET_BALANCE * (askedOfFacet.get(compiled.facetOf[i]!) ?? 0))
    if (value > bestValue) {
      best = {item: item.id, gain}
      bestValue = value
    }
  })
  return best
}

/** Var_x(E[θ | x]) when θ ~ N(mean, variance) and x is the answer: by how much it lowers the variance, on average. */
function varianceOfPosteriorMean(logProbabilities: Float64Array, mean: number, variance: number): number {
  const weights = new Float64Array(GRID_POINTS)
  let total = 0
  for (let g = 0; g < GRID_POINTS; g++) {
    weights[g] = Math.exp(-((TRAIT_GRID[g]! - mean) ** 2) / (2 * variance))
    total += weights[g]!
  }
  let result = 0
  for (let row = 0; row < logProbabilities.length; row += GRID_POINTS) {
    let probability = 0
    let away = 0
    for (let g = 0; g < GRID_POINTS; g++) {
      const joint = (weights[g]! / total) * Math.exp(logProbabilities[row + g]!)
      probability += joint
      away += joint * (TRAIT_GRID[g]! - mean)
    }
    if (probability > 0) result += (away * away) / probability
  }
  return result
}
