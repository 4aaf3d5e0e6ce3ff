/** One kind of visitor, as a Beta prior of the share of their answers that do not hold: mean wrong / (wrong + right). */
export interface NoiseKind {
  /** How many of the visitors are of this kind; the shares add up to 1. */
  readonly share: number
  /** Pseudo-count of answers that do not hold; above 0. */
  readonly wrong: number
  /** Pseudo-count of answers that hold; above 0. */
  readonly right: number
}

/** How often visitors err: a mixture of kinds, such as those who hardly ever do and those who do now and then. */
export type AnswerNoise = readonly NoiseKind[]

export interface Disagreement {
  /** How likely it is that k given answers of t contradict the truth; shape [t + 1], relative to the largest. */
  readonly weights: Float64Array
  /** The chance that the next answer does not hold, once k of t did not; shape [t + 1]. */
  readonly errorRates: Float64Array
}

/**
 * What k = 0 … t contradictions say when how often this visitor errs is unknown: the sum over the kinds of
 * share · B(wrong + k, right + t − k) / B(wrong, right). The visitor's own answers thereby say how far they are to be
 * trusted: one contradiction makes a second one likelier.
 *
 * @param answers t
 * @see Gelman et al. 2013, Bayesian Data Analysis, §2.4 (Beta-binomial) and §22.1 (mixtures)
 */
export function disagreementWeights(answers: number, noise: AnswerNoise): Disagreement {
  for (const {share, wrong, right} of noise)
    if (!(share > 0 && wrong > 0 && right > 0))
      throw new RangeError(`invalid answer noise: ${share}, ${wrong}, ${right}`)
  const logs = noise.map((kind) => logDisagreements(answers, kind))
  let top = Number.NEGATIVE_INFINITY
  for (const ofKind of logs) for (const log of ofKind) top = Math.max(top, log)
  const weights = new Float64Array(answers + 1)
  const errorRates = new Float64Array(answers + 1)
  noise.forEach(({wrong, right}, kind) => {
    for (let k = 0; k <= answers; k++) {
      const weight = Math.exp(logs[kind]![k]! - top)
      weights[k]! += weight
      errorRates[k]! += (weight * (wrong + k)) / (wrong + right + answers)
    }
  })
  for (let k = 0; k <= answers; k++) errorRates[k]! /= weights[k]!
  return {weights, errorRates}
}

/** log (share · B(wrong + k, right + t − k) / B(wrong, right)) for k = 0 … t. */
function logDisagreements(answers: number, {share, wrong, right}: NoiseKind): Float64Array {
  const out = new Float64Array(answers + 1)
  let log = Math.log(share)
  for (let t = 0; t < answers; t++) log += Math.log((right + t) / (wrong + right + t))
  out[0] = log
  // B(w + k, r + t − k) / B(w + k − 1, r + t − k + 1) = (w + k − 1) / (r + t − k), by Γ(x + 1) = x Γ(x).
  for (let k = 1; k <= answers; k++) {
    log += Math.log((wrong + k - 1) / (right + answers - k))
    out[k] = log
  }
  return out
}
