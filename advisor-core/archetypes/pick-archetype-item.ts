import {compileTraitBank} from '../traits/compile-trait-bank'
import {normalCdf} from '../traits/normal-cdf'
import {scoreTraits} from '../traits/score-traits'
import {GRID_POINTS, GRID_STEP, TRAIT_GRID} from '../traits/trait-grid'
import type {TraitBank, TraitResponse} from '../traits/types'
import {archetypePosterior, binRatios, indicatorLikelihood} from './archetype-posterior'
import type {ArchetypeModel, Indicator} from './types'

/** The next item and the mutual information between its answer and the class, in bits. */
export interface PickedArchetypeItem {
  /** Its id. */
  readonly item: string
  readonly gainBits: number
}

/**
 * The trait item whose answer is expected to tell most about the archetype, under the same model as
 * `archetypePosterior`; ties go to the item that stands first in the bank.
 *
 * @param skipped item ids never to be asked again
 * @param answers chosen option ids by question id
 * @returns null when no item is left that speaks about an indicator of the model
 * @throws RangeError as `scoreTraits`
 */
export function pickArchetypeItem(
  bank: TraitBank,
  model: ArchetypeModel,
  responses: readonly TraitResponse[],
  skipped: readonly string[],
  answers: Readonly<Record<string, readonly string[]>>,
): PickedArchetypeItem | null {
  const compiled = compileTraitBank(bank)
  const traits = bank.traits.map((trait) => trait.id)
  const estimate = scoreTraits(bank, responses)
  const input = {traits, estimate, answers}
  const posterior = archetypePosterior(model, input)
  const asked = new Set([...responses.map((response) => response.item), ...skipped])
  const densities = traits.map((trait, t) => {
    const indicator = model.indicators.find((one) => one.id === `trait:${trait}`)
    if (indicator?.bins.kind !== 'cuts') return null
    const ratios = binRatios(indicator, input) ?? new Float64Array(indicator.bins.cuts.length + 1).fill(1)
    const sd = Math.sqrt(estimate.ownVariance[t]!)
    const masses = gridMasses(estimate.ownMean[t]!, sd, indicator.bins.cuts)
    return classDensities(indicator, ratios, masses, posterior.length)
  })

  let best: PickedArchetypeItem | null = null
  bank.items.forEach((item, i) => {
    const density = densities[compiled.traitOf[i]!]
    if (!density || asked.has(item.id)) return
    const gainBits = informationBits(posterior, density, compiled.logProbabilities[i]!)
    if (!best || gainBits > best.gainBits) best = {item: item.id, gainBits}
  })
  return best
}

/** Mass of N(mean, sd²) by bin in the cell around each grid point, shape [bins × GRID_POINTS]. */
function gridMasses(mean: number, sd: number, cuts: readonly number[]): Float64Array {
  const edges = [Number.NEGATIVE_INFINITY, ...cuts, Number.POSITIVE_INFINITY]
  const masses = new Float64Array((edges.length - 1) * GRID_POINTS)
  const below = (theta: number): number => normalCdf((theta - mean) / sd)
  for (let b = 0; b + 1 < edges.length; b++) {
    for (let g = 0; g < GRID_POINTS; g++) {
      const from = g === 0 ? edges[b]! : Math.max(TRAIT_GRID[g]! - GRID_STEP / 2, edges[b]!)
      const to =
        g === GRID_POINTS - 1 ? edges[b + 1]! : Math.min(TRAIT_GRID[g]! + GRID_STEP / 2, edges[b + 1]!)
      if (to > from) masses[b * GRID_POINTS + g] = below(to) - below(from)
    }
  }
  return masses
}

/** By class: distribution of the trait over the grid given all that is known, shape [K × GRID_POINTS]. */
function classDensities(
  indicator: Indicator,
  ratios: Float64Array,
  masses: Float64Array,
  classes: number,
): Float64Array {
  const bins = ratios.length
  const out = new Float64Array(classes * GRID_POINTS)
  for (let k = 0; k < classes; k++) {
    const total = indicatorLikelihood(indicator, ratios, k)
    for (let b = 0; b < bins; b++) {
      const binMass = masses.subarray(b * GRID_POINTS, (b + 1) * GRID_POINTS)
      const inBin = binMass.reduce((sum, mass) => sum + mass, 0)
      if (!(inBin > 0)) continue
      const scale = (indicator.probabilities[k * bins + b]! * ratios[b]!) / (total * inBin)
      for (let g = 0; g < GRID_POINTS; g++) out[k * GRID_POINTS + g]! += scale * binMass[g]!
    }
  }
  return out
}

/** I(answer; class) = Σ_k Σ_x P(k) P(x | k) log₂(P(x | k) / P(x)). */
function informationBits(
  posterior: Float64Array,
  density: Float64Array,
  logProbabilities: Float64Array,
): number {
  const classes = posterior.length
  const given = new Float64Array(classes)
  let bits = 0
  for (let row = 0; row < logProbabilities.length; row += GRID_POINTS) {
    given.fill(0)
    for (let g = 0; g < GRID_POINTS; g++) {
      const probability = Math.exp(logProbabilities[row + g]!)
      for (let k = 0; k < classes; k++) given[k]! += density[k * GRID_POINTS + g]! * probability
    }
    let marginal = 0
    for (let k = 0; k < classes; k++) marginal += posterior[k]! * given[k]!
    for (let k = 0; k < classes; k++)
      if (posterior[k]! * given[k]! > 0) bits += posterior[k]! * given[k]! * Math.log2(given[k]! / marginal)
  }
  return Math.max(bits, 0)
}
