import type {WeightedDraws} from './posterior-draws'
import type {ChoiceEvidence} from './types'

/** What is put to somebody: a choice before it is made. */
export type ChoiceTask = Pick<ChoiceEvidence, 'features' | 'positions'>

/** How a task is predicted. */
export interface TaskPrediction {
  /** P(item chosen), averaged over the draws; shape [shown], sums to 1 */
  readonly probabilities: Float64Array
  /** What the answer is expected to tell about the weights, in nats: H(mean P) − mean H(P). */
  readonly informationNats: number
}

/**
 * Predicts a choice, averaged over everything the weights may be.
 *
 * @param bonuses  utility of standing in each slot; slots beyond its end add nothing
 * @see Houlsby et al. 2011, Bayesian Active Learning for Classification and Preference Learning, arXiv:1112.5745
 *      (the information that the answer is expected to give)
 */
export function predictChoice(
  {dim, weights, probabilities: draws}: WeightedDraws,
  {features, positions: slots}: ChoiceTask,
  bonuses: ArrayLike<number>,
): TaskPrediction {
  const shown = slots.length
  const mean = new Float64Array(shown)
  const p = new Float64Array(shown)
  let expectedEntropy = 0
  for (let s = 0; s < draws.length; s++) {
    if (draws[s]! < 1e-12) continue
    let top = Number.NEGATIVE_INFINITY
    for (let i = 0; i < shown; i++) {
      let u = bonuses[slots[i]!] ?? 0
      for (let f = 0, x = i * dim, w = s * dim; f < dim; f++) u += features[x + f]! * weights[w + f]!
      p[i] = u
      if (u > top) top = u
    }
    let sum = 0
    let weighted = 0
    for (let i = 0; i < shown; i++) {
      const u = p[i]! - top
      p[i] = Math.exp(u)
      sum += p[i]!
      weighted += p[i]! * u
    }
    for (let i = 0; i < shown; i++) mean[i]! += (draws[s]! * p[i]!) / sum
    expectedEntropy += draws[s]! * (Math.log(sum) - weighted / sum)
  }
  const entropy = mean.reduce((total, q) => total - (q > 0 ? q * Math.log(q) : 0), 0)
  return {probabilities: mean, informationNats: entropy - expectedEntropy}
}
