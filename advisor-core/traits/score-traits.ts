import {type CompiledTraitBank, compileTraitBank, toCanonicalResponses} from './compile-trait-bank'
import {propagateExpectations} from './expectation-propagation'
import {GRID_POINTS} from './trait-grid'
import type {TraitBank, TraitEstimate, TraitResponse} from './types'

/**
 * What the answers so far say about the traits: normal approximation of the posterior under the graded
 * response model and the prior N(0, R), by expectation propagation, as honest as the bank's `validity` κ makes
 * it: the trait is κ θ + √(1 − κ²) ε with ε ~ N(0, R) that no statement of the bank can show, so that the mean
 * is κ m and the covariance κ² S + (1 − κ²) R.
 *
 * A function of the set of responses: their order does not change a bit of it. Items not among the
 * responses (not asked, or skipped) are missing, not scored.
 *
 * @throws RangeError for an item that is unknown or answered twice, or a category the bank does not have
 * @see Spearman 1904, The proof and measurement of association between two things (κ as a disattenuated correlation)
 */
export function scoreTraits(bank: TraitBank, responses: readonly TraitResponse[]): TraitEstimate {
  const estimate = scoreStatements(bank, responses)
  const {validity = 1} = bank
  if (validity === 1) return estimate
  const share = validity * validity
  const shrink = (mean: Float64Array): Float64Array => mean.map((value) => validity * value)
  return {
    mean: shrink(estimate.mean),
    covariance: estimate.covariance.map((value, i) => share * value + (1 - share) * bank.correlation[i]!),
    ownMean: shrink(estimate.ownMean),
    ownVariance: estimate.ownVariance.map((value) => share * value + (1 - share)),
  }
}

/**
 * The same about θ itself, which is what the bank's statements measure: the model's own mean m and covariance S.
 *
 * @throws RangeError as `scoreTraits`
 */
export function scoreStatements(bank: TraitBank, responses: readonly TraitResponse[]): TraitEstimate {
  return propagateExpectations(bank.correlation, traitLogLikelihoods(compileTraitBank(bank), responses))
}

/**
 * By trait: log-likelihood of its own responses on the grid, shape [GRID_POINTS]; null where there are none.
 *
 * @throws RangeError as `scoreTraits`
 */
export function traitLogLikelihoods(
  compiled: CompiledTraitBank,
  responses: readonly TraitResponse[],
): readonly (Float64Array | null)[] {
  const sums: (Float64Array | null)[] = Array.from({length: compiled.traits}, () => null)
  for (const {item, category} of toCanonicalResponses(compiled, responses)) {
    const trait = compiled.traitOf[item]!
    const table = compiled.logProbabilities[item]!
    const sum = sums[trait] ?? new Float64Array(GRID_POINTS)
    for (let g = 0; g < GRID_POINTS; g++) sum[g]! += table[category * GRID_POINTS + g]!
    sums[trait] = sum
  }
  return sums
}
