import type {AnswerNoise} from './answer-noise'

/** What earlier conversations of a shop say about how often answers do not hold: two sums, of no one visitor. */
export interface NoiseCounts {
  /** Expected number of answers that did not hold, the prior's included. */
  readonly wrong: number
  /** Expected number of answers that held, likewise. */
  readonly right: number
}

/** Before the first conversation: one answer in twenty, as sure as if twenty had been heard. */
export const NOISE_PRIOR: NoiseCounts = {wrong: 1, right: 19}

/** However much is known of all visitors, a single one may differ: the prior of each counts as this many answers. */
const VISITOR_ANSWERS = 100

/** The noise to expect of the next visitor. */
export function noiseOf({wrong, right}: NoiseCounts): AnswerNoise {
  const scale = Math.min(1, VISITOR_ANSWERS / (wrong + right))
  return [{share: 1, wrong: wrong * scale, right: right * scale}]
}

/**
 * Takes in one conversation that ended with a product, by what is then believed about its answers: an online step of
 * expectation maximisation for the error rate. Nobody needs to tell which answers were wrong.
 *
 * @param errorRate the belief's chance that the next answer does not hold, under `noiseOf(counts)`, in [0, 1]
 * @param answers how many answers were heard
 * @see Cappé and Moulines 2009, On-line expectation–maximization algorithm for latent data models
 */
export function learnNoise(counts: NoiseCounts, errorRate: number, answers: number): NoiseCounts {
  const [kind] = noiseOf(counts)
  const {wrong, right} = kind!
  const failed = Math.min(answers, Math.max(0, errorRate * (wrong + right + answers) - wrong))
  return {wrong: counts.wrong + failed, right: counts.right + answers - failed}
}
