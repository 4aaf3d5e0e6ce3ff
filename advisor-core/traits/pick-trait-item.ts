import {compileTraitBank} from './compile-trait-bank'
import {scoreStatements} from './score-traits'
import {GRID_POINTS, TRAIT_GRID} from './trait-grid'
import type {TraitBank, TraitEstimate, TraitResponse} from './types'

/** How strongly items already asked of the same facet count against one more: gain / (1 + FACET_BALANCE · n). */
const FACET_BALANCE = 1

/** The next item and what it is worth: expected fall of the traits' weighted variances, before facet balancing. */
export interface PickedTraitItem {
  /** Its id. */
  readonly item: string
  readonly gain: number
}

/**
 * The item whose answer is expected to lower the traits' variances most, with facets kept in balance:
 * Var_x(E[θ_d | x]) · Σ_k w_k S_kd² / S_dd², divided by 1 + the number of items asked of the same facet.
 * Ties go to the item that stands first in the bank.
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
  const gains = traitItemGains(bank, scoreStatements(bank, responses), weights)
  return pickByGain(bank, gains, new Set([...responses.map((response) => response.item), ...skipped]))
}

/**
 * What each item's answer is worth: expected fall of the traits' weighted variances, asked before or not.
 *
 * @param estimate of θ, by `scoreStatements`
 * @returns shape [items], each at least 0
 */
export function traitItemGains(
  bank: TraitBank,
  {mean, covariance}: TraitEstimate,
  weights?: ArrayLike<number>,
): Float64Array {
  const compiled = compileTraitBank(bank)
  const {traits} = compiled
  const share = (bank.validity ?? 1) ** 2
  const densities = Array.from({length: traits}, (_, d) => gridDensity(mean[d]!, covariance[d * traits + d]!))
  return Float64Array.from(bank.items, (_, i) => {
    const d = compiled.traitOf[i]!
    const variance = covariance[d * traits + d]!
    let reach = 0
    for (let k = 0; k < traits; k++) reach += (weights?.[k] ?? 1) * covariance[d * traits + k]! ** 2
    const spread = varianceOfPosteriorMean(compiled.probabilities[i]!, densities[d]!, mean[d]!)
    return (share * spread * reach) / (variance * variance)
  })
}

/** The item not yet asked with the largest gain / (1 + items asked of its facet); null when none is left. */
export function pickByGain(
  bank: TraitBank,
  gains: ArrayLike<number>,
  asked: ReadonlySet<string>,
): PickedTraitItem | null {
  const {facetOf} = compileTraitBank(bank)
  const askedOfFacet = new Map<number, number>()
  bank.items.forEach((item, i) => {
    if (asked.has(item.id)) askedOfFacet.set(facetOf[i]!, (askedOfFacet.get(facetOf[i]!) ?? 0) + 1)
  })
  let best: PickedTraitItem | null = null
  let bestValue = Number.NEGATIVE_INFINITY
  bank.items.forEach((item, i) => {
    if (asked.has(item.id)) return
    const value = gains[i]! / (1 + FACET_BALANCE * (askedOfFacet.get(facetOf[i]!) ?? 0))
    if (value > bestValue) {
      best = {item: item.id, gain: gains[i]!}
      bestValue = value
    }
  })
  return best
}

/** N(mean, variance) on the grid, summing to 1. */
function gridDensity(mean: number, variance: number): Float64Array {
  const density = TRAIT_GRID.map((theta) => Math.exp(-((theta - mean) ** 2) / (2 * variance)))
  const total = density.reduce((sum, value) => sum + value, 0)
  return density.map((value) => value / total)
}

/** Var_x(E[θ | x]) when θ has this density and x is the answer: by how much it lowers the variance, on average. */
function varianceOfPosteriorMean(probabilities: Float64Array, density: Float64Array, mean: number): number {
  let result = 0
  for (let row = 0; row < probabilities.length; row += GRID_POINTS) {
    let probability = 0
    let away = 0
    for (let g = 0; g < GRID_POINTS; g++) {
      const joint = density[g]! * probabilities[row + g]!
      probability += joint
      away += joint * (TRAIT_GRID[g]! - mean)
    }
    if (probability > 0) result += (away * away) / probability
  }
  return result
}
