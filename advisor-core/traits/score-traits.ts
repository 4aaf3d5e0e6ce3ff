import {type CompiledTraitBank, compileTraitBank, toCanonicalResponses} from './compile-trait-bank'
import {propagateExpectations} from './expectation-propagation'
import {GRID_POINTS} from './trait-grid'
import type {TraitBank, TraitEstimate, TraitResponse} from './types'

/**
 * What the answers so far say about the traits: normal approximation of the posterior under the graded
 * response model and the prior N(0, R), by expectation propagation.
 *
 * A function of the set of responses: their order does not change a bit of it. Items not among the
 * responses (not asked, or skipped) are missing, not scored. The standard deviations are the model's own;
 * measured on real people they are about 10 % too small (docs/traits.md).
 *
 * @throws RangeError for an item that is unknown or answered twice, or a category the bank does not have
 */
export function scoreTraits(bank: TraitBank, responses: readonly TraitResponse[]): TraitEstimate {
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
