/** Beta prior of the share of a visitor's answers that do not hold: mean wrong / (wrong + right). */
export interface AnswerNoise {
  /** Pseudo-count of answers that do not hold; above 0. */
  readonly wrong: number
  /** Pseudo-count of answers that hold; above 0. */
  readonly right: number
}

/**
 * How likely it is that exactly k given answers of t contradict the truth, for k = 0 … t, when how often this visitor
 * errs is unknown: B(wrong + k, right + t − k) / B(wrong, right). The visitor's own answers thereby say how far they
 * are to be trusted: one contradiction makes a second one likelier.
 *
 * @param answers t
 * @returns shape [t + 1], relative to the largest entry, so that long lists do not underflow
 * @see Gelman et al. 2013, Bayesian Data Analysis, §2.4 (Beta-binomial)
 */
export function disagreementWeights(answers: number, {wrong, right}: AnswerNoise): Float64Array {
  if (!(wrong > 0 && right > 0)) throw new RangeError(`invalid answer noise: ${wrong}, ${right}`)
  const out = new Float64Array(answers + 1)
  // B(w + k + 1, r + t − k − 1) / B(w + k, r + t − k) = (w + k) / (r + t − k − 1), by Γ(x + 1) = x Γ(x).
  let log = 0
  for (let k = 1; k <= answers; k++) {
    log += Math.log((wrong + k - 1) / (right + answers - k))
    out[k] = log
  }
  let top = 0
  for (const x of out) top = Math.max(top, x)
  for (let k = 0; k <= answers; k++) out[k] = Math.exp(out[k]! - top)
  return out
}
