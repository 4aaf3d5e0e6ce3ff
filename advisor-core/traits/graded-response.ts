/**
 * log P(X = c | θ) of the graded response model on a grid, P(X ≥ c | θ) = 1 / (1 + exp(−(a θ + d_c))).
 *
 * @param discrimination a > 0
 * @param intercepts     d_1 > … > d_{C−1}
 * @param grid           shape [Q]; values of θ
 * @returns shape [C × Q], row-major by category; finite for every finite θ
 * @see Samejima 1969, Estimation of latent ability using a response pattern of graded scores
 */
export function gradedResponseLogProbabilities(
  discrimination: number,
  intercepts: ArrayLike<number>,
  grid: ArrayLike<number>,
): Float64Array {
  const categories = intercepts.length + 1
  const points = grid.length
  const out = new Float64Array(categories * points)
  for (let c = 0; c < categories; c++) {
    for (let g = 0; g < points; g++) {
      const at = discrimination * grid[g]!
      const upper = c === 0 ? Number.POSITIVE_INFINITY : at + intercepts[c - 1]!
      const lower = c === categories - 1 ? Number.NEGATIVE_INFINITY : at + intercepts[c]!
      out[c * points + g] = logSigmoidDifference(upper, lower)
    }
  }
  return out
}

/** log(σ(x) − σ(y)) for x > y, without cancellation: σ(x) − σ(y) = σ(x) σ(−y) (1 − exp(y − x)). */
function logSigmoidDifference(x: number, y: number): number {
  return -softplus(-x) - softplus(y) + Math.log(-Math.expm1(y - x))
}

/** log(1 + exp(x)) without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
}
