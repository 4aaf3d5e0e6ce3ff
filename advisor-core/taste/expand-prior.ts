import type {TasteArtefact, TasteFeature, TastePrior} from './types'

/** The number of attributes at which `TasteArtefact.roles` hold as they stand. */
const USUAL_ATTRIBUTES = 8

/**
 * The prior of the weights of one catalogue: each feature gets the mean and deviation of its role.
 *
 * @returns mean and precision (1 / variance), shape [d] each
 */
export function expandPrior(artefact: TasteArtefact, features: readonly TasteFeature[]): TastePrior {
  const scale = dilutionScale(features, artefact.dilution)
  return {
    mean: Float64Array.from(features, ({role}) => artefact.roles[role].mean * scale),
    precision: Float64Array.from(features, ({role}) => 1 / (artefact.roles[role].sd * scale) ** 2),
  }
}

/** (8 / A)^dilution for the A attributes behind the features. */
export function dilutionScale(features: readonly TasteFeature[], dilution: number): number {
  const attributes = new Set(features.map(({attribute}) => attribute)).size
  return attributes > 0 ? (USUAL_ATTRIBUTES / attributes) ** dilution : 1
}
