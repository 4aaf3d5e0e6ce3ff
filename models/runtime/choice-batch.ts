import type {ChoiceEvidence} from '../../advisor-core/taste/types'

/** Score of a slot that nothing stands in: its probability is exactly 0. */
const EMPTY_SLOT = -1e9

/** Choices of any length as one rectangle: C choices of S slots, the shorter ones filled up with empty slots. */
export interface ChoiceBatch {
  readonly choices: number
  readonly slots: number
  /** shape [C · S × d], row-major; zeros in empty slots and for the average product */
  readonly features: Float32Array
  /** shape [C × S]; added to the scores: what its slot adds, or −10⁹ in empty slots */
  readonly offset: Float32Array
  /** shape [C × S]; 1 where chosen, else 0 */
  readonly picked: Float32Array
}

/**
 * Packs choices for one matrix product. Where nothing was chosen, the average product (all features 0) takes
 * one more slot and is the chosen one.
 *
 * @param dim      d, number of features
 * @param bonuses  utility of standing in each slot; slots beyond its end add nothing
 * @throws RangeError when a choice's lengths or its chosen index do not fit
 */
export function packChoices(
  choices: readonly ChoiceEvidence[],
  dim: number,
  bonuses: ArrayLike<number>,
): ChoiceBatch {
  const slots = Math.max(...choices.map(({chosen, positions}) => positions.length + (chosen < 0 ? 1 : 0)))
  const features = new Float32Array(choices.length * slots * dim)
  const offset = new Float32Array(choices.length * slots).fill(EMPTY_SLOT)
  const picked = new Float32Array(choices.length * slots)
  choices.forEach((choice, c) => {
    const {chosen, positions} = choice
    if (choice.features.length !== positions.length * dim) {
      throw new RangeError(
        `invalid choice ${c}: ${choice.features.length} features for ${positions.length} × ${dim}`,
      )
    }
    if (!(chosen >= -1 && chosen < positions.length)) {
      throw new RangeError(`invalid choice ${c}: chosen is ${chosen} of ${positions.length}`)
    }
    features.set(choice.features, c * slots * dim)
    for (let i = 0; i < positions.length; i++) {
      offset[c * slots + i] = chosen >= 0 ? (bonuses[positions[i]!] ?? 0) : 0
    }
    if (chosen < 0) offset[c * slots + positions.length] = 0
    picked[c * slots + (chosen < 0 ? positions.length : chosen)] = 1
  })
  return {choices: choices.length, slots, features, offset, picked}
}
