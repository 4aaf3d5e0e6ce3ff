import type {Catalog} from '../catalog/types'
import {encodeItem} from './encode-item'
import {expandPrior} from './expand-prior'
import type {ShownChoice, TasteArtefact, TasteFeature, TasteProblem} from './types'

export interface ProblemInput {
  readonly artefact: TasteArtefact
  readonly catalog: Catalog
  readonly features: readonly TasteFeature[]
  /** In canonical order. */
  readonly choices: readonly ShownChoice[]
}

/** The posterior of the weights of one catalogue, given what was chosen among what was shown. */
export function encodeProblem({artefact, catalog, features, choices}: ProblemInput): TasteProblem {
  const d = features.length
  return {
    prior: expandPrior(artefact, features, catalog),
    positions: artefact.positions,
    choices: choices.map(({products, chosen, positions}) => {
      const encoded = new Float64Array(products.length * d)
      products.forEach((product, row) => {
        encodeItem(catalog, features, product, encoded.subarray(row * d, (row + 1) * d))
      })
      return {features: encoded, chosen, positions}
    }),
  }
}
