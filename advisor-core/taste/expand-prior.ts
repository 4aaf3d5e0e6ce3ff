import type {Catalog} from '../catalog/types'
import {choleskyFactor, choleskyInverse} from '../numeric/cholesky'
import {featureName, featureUnit} from './feature-name'
import type {FittedPrior, TasteArtefact, TasteFeature, TastePrior} from './types'

/** The number of attributes at which `TasteArtefact.roles` hold as they stand. */
const USUAL_ATTRIBUTES = 8

/**
 * The prior of the weights of one catalogue: each feature gets the mean and deviation of its role; those that people
 * were asked about get what was found, with all covariances.
 *
 * @param catalog  where the features come from; without it only roles are looked at
 * @returns mean, shape [d], and precision: its diagonal, 1 / variance, or all of it where anything was found
 */
export function expandPrior(
  artefact: TasteArtefact,
  features: readonly TasteFeature[],
  catalog?: Catalog,
): TastePrior {
  const scale = dilutionScale(features, artefact.dilution)
  const mean = Float64Array.from(features, ({role}) => artefact.roles[role].mean * scale)
  const variance = Float64Array.from(features, ({role}) => (artefact.roles[role].sd * scale) ** 2)
  const {fitted} = artefact
  const own = fitted && catalog ? ownIndices(fitted, features, catalog) : []
  if (!fitted || own.every((at) => at < 0)) return {mean, precision: variance.map((v) => 1 / v)}
  const d = features.length
  const covariance = new Float64Array(d * d)
  // A weight counts per unit, and a unit may be larger or smaller here than where people were asked.
  const ratio = features.map((feature, f) =>
    own[f]! < 0 ? 1 : featureUnit(feature) / fitted.units[own[f]!]!,
  )
  for (let f = 0; f < d; f++) {
    covariance[f * d + f] = variance[f]!
    if (own[f]! < 0) continue
    mean[f] = ratio[f]! * fitted.mean[own[f]!]!
    for (let g = 0; g < d; g++) {
      if (own[g]! < 0) continue
      covariance[f * d + g] =
        ratio[f]! * ratio[g]! * fitted.covariance[own[f]! * fitted.names.length + own[g]!]!
    }
  }
  return {mean, precision: choleskyInverse(choleskyFactor(covariance, d), d)}
}

/** Where each feature stands among the fitted ones; −1 where it does not. */
function ownIndices({names}: FittedPrior, features: readonly TasteFeature[], catalog: Catalog): number[] {
  return features.map((feature) => {
    const name = featureName(catalog, feature)
    return name === null ? -1 : names.indexOf(name)
  })
}

/** (8 / A)^dilution for the A attributes behind the features. */
function dilutionScale(features: readonly TasteFeature[], dilution: number): number {
  const attributes = new Set(features.map(({attribute}) => attribute)).size
  return attributes > 0 ? (USUAL_ATTRIBUTES / attributes) ** dilution : 1
}
