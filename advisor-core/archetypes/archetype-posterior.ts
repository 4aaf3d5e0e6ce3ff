import {traitBins} from '../traits/trait-bins'
import type {TraitEstimate} from '../traits/types'
import type {ArchetypeModel, Indicator} from './types'

/** What is known of a visitor, as the latent class model sees it. */
export interface ArchetypeInput {
  /** Ids of the bank's traits, in the order of the estimate. */
  readonly traits: readonly string[]
  /** null before any trait item was answered. */
  readonly estimate: TraitEstimate | null
  /** Chosen option ids by question id; a question without chosen options is missing. */
  readonly answers: Readonly<Record<string, readonly string[]>>
}

/**
 * P(class | what is known), shape [K]; sums to 1, and equals the shares exactly when nothing is known.
 *
 * A trait indicator counts by its soft bins: Σ_b P(b | class) · q_b / p_b, with p the prior's mass in the bins and
 * q the mass that the trait's own answers give. What other traits say about it through their correlation is left
 * out: the classes already say how traits go together, and an answer must not count twice. A trait without answers
 * is exactly neutral. Several chosen options count as "one of these".
 */
export function archetypePosterior(model: ArchetypeModel, input: ArchetypeInput): Float64Array {
  const logJoint = Float64Array.from(model.classes, (one) => Math.log(one.share))
  for (const indicator of model.indicators) {
    const ratios = binRatios(indicator, input)
    if (!ratios) continue
    for (let k = 0; k < logJoint.length; k++)
      logJoint[k]! += Math.log(indicatorLikelihood(indicator, ratios, k))
  }
  const largest = logJoint.reduce((a, b) => Math.max(a, b))
  const joint = logJoint.map((value) => Math.exp(value - largest))
  const total = joint.reduce((sum, value) => sum + value, 0)
  return joint.map((value) => value / total)
}

/**
 * By bin of the indicator: how much likelier what is known makes it, or null when nothing is known.
 */
export function binRatios(indicator: Indicator, input: ArchetypeInput): Float64Array | null {
  const {bins} = indicator
  if (bins.kind === 'options') {
    const chosen = input.answers[indicator.id.slice('question:'.length)] ?? []
    const ratios = Float64Array.from(bins.options, (option) => (chosen.includes(option) ? 1 : 0))
    return ratios.includes(1) ? ratios : null
  }
  const trait = input.traits.indexOf(indicator.id.slice('trait:'.length))
  if (trait < 0 || !input.estimate) return null
  const mean = input.estimate.ownMean[trait]!
  const variance = input.estimate.ownVariance[trait]!
  if (mean === 0 && variance === 1) return null
  const prior = traitBins(0, 1, bins.cuts)
  return traitBins(mean, Math.sqrt(variance), bins.cuts).map((mass, b) => mass / prior[b]!)
}

/** Σ_b P(b | class k) · ratio_b */
export function indicatorLikelihood(indicator: Indicator, ratios: Float64Array, k: number): number {
  let sum = 0
  for (let b = 0; b < ratios.length; b++) sum += indicator.probabilities[k * ratios.length + b]! * ratios[b]!
  return sum
}
