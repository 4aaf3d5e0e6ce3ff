import type {ChoiceEvidence} from './types'

/**
 * Choices as differences: one row for each item that was not chosen, its features less those of the chosen one, so
 * that P(chosen) = 1 / (1 + Σ exp(row · w + bonus)). The rows of choice c are starts[c] ≤ r < starts[c + 1].
 */
export interface ChoiceRows {
  /** d, number of features. */
  readonly dim: number
  /** shape [C + 1] */
  readonly starts: Int32Array
  /** shape [R × d], row-major */
  readonly rows: Float64Array
  /** shape [R]; what the slot adds to an item, less what it adds to the chosen one */
  readonly bonus: Float64Array
}

/**
 * @param dim        d, number of features
 * @param positions  utility of standing in each slot; slots beyond its end add nothing
 * @throws RangeError when a choice's lengths or its chosen index do not fit
 */
export function toChoiceRows(
  choices: readonly ChoiceEvidence[],
  dim: number,
  positions: ArrayLike<number>,
): ChoiceRows {
  const starts = new Int32Array(choices.length + 1)
  choices.forEach((choice, c) => {
    const {chosen, features, positions: slots} = choice
    const shown = slots.length
    if (features.length !== shown * dim) {
      throw new RangeError(`invalid choice ${c}: ${features.length} features for ${shown} × ${dim}`)
    }
    if (!(chosen >= -1 && chosen < shown)) {
      throw new RangeError(`invalid choice ${c}: chosen is ${chosen} of ${shown}`)
    }
    starts[c + 1] = starts[c]! + shown - (chosen < 0 ? 0 : 1)
  })
  const rows = new Float64Array(starts[choices.length]! * dim)
  const bonus = new Float64Array(starts[choices.length]!)
  choices.forEach(({chosen, features, positions: slots}, c) => {
    let row = starts[c]!
    for (let i = 0; i < slots.length; i++) {
      if (i === chosen) continue
      for (let f = 0; f < dim; f++) {
        rows[row * dim + f] = features[i * dim + f]! - (chosen < 0 ? 0 : features[chosen * dim + f]!)
      }
      if (chosen >= 0) bonus[row] = (positions[slots[i]!] ?? 0) - (positions[slots[chosen]!] ?? 0)
      row++
    }
  })
  return {dim, starts, rows, bonus}
}

/**
 * Log of the probability of all that was chosen, in nats.
 *
 * @param weights  holds w, shape [d], from index `at` on
 */
export function rowsLogLikelihood(
  {dim, starts, rows, bonus}: ChoiceRows,
  weights: ArrayLike<number>,
  at = 0,
): number {
  let total = 0
  for (let c = 0; c + 1 < starts.length; c++) {
    // Beside a row as far ahead as 600 nats the rest is nothing.
    let sum = 1
    let far = 0
    for (let r = starts[c]!; r < starts[c + 1]!; r++) {
      let u = bonus[r]!
      for (let f = 0, x = r * dim; f < dim; f++, x++) u += rows[x]! * weights[at + f]!
      if (u > 600) far = Math.max(far, u)
      else sum += Math.exp(u)
    }
    total -= far > 0 ? far : Math.log(sum)
  }
  return total
}
