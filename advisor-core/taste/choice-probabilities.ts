import type {ChoiceEvidence} from './types'

/**
 * The utilities behind one choice: w · x for each shown item, plus what its slot adds where one was
 * chosen; and a last 0, the average product, where none was.
 *
 * @param weights  shape [d]
 * @returns shape [shown], or [shown + 1] where none was chosen
 */
export function choiceUtilities(
  {features, chosen, positions: slots}: ChoiceEvidence,
  weights: ArrayLike<number>,
  positions: ArrayLike<number>,
): Float64Array {
  const d = weights.length
  const shown = slots.length
  const u = new Float64Array(chosen < 0 ? shown + 1 : shown)
  for (let i = 0; i < shown; i++) {
    let sum = chosen >= 0 ? (positions[slots[i]!] ?? 0) : 0
    for (let f = 0; f < d; f++) sum += weights[f]! * features[i * d + f]!
    u[i] = sum
  }
  return u
}

/** Multinomial logit: exp(u_i) / Σ exp(u_j), in place. */
export function probabilities(u: Float64Array): Float64Array {
  const logSum = logSumExp(u)
  for (let i = 0; i < u.length; i++) u[i] = Math.exp(u[i]! - logSum)
  return u
}

/** log Σ exp(u_i), without overflow. */
function logSumExp(u: ArrayLike<number>): number {
  let max = Number.NEGATIVE_INFINITY
  for (let i = 0; i < u.length; i++) max = Math.max(max, u[i]!)
  let sum = 0
  for (let i = 0; i < u.length; i++) sum += Math.exp(u[i]! - max)
  return max + Math.log(sum)
}

/** Log of the probability of what was chosen. */
export function choiceLogLikelihood(
  choice: ChoiceEvidence,
  weights: ArrayLike<number>,
  positions: ArrayLike<number>,
): number {
  const u = choiceUtilities(choice, weights, positions)
  return u[choice.chosen < 0 ? u.length - 1 : choice.chosen]! - logSumExp(u)
}
