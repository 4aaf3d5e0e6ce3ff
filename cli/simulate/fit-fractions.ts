import {choleskyFactor, solveLower, solveUpper} from '../../advisor-core/numeric/cholesky'

/** How often something happened of how often it could have, and what was known before. */
export interface Fraction {
  readonly x: readonly number[]
  /** In [0, 1]. */
  readonly share: number
  /** How much it counts: how often it could have happened. */
  readonly weight: number
}

const ITERATIONS = 40
const RIDGE = 1e-3

/**
 * Fractional logistic regression, E[share | x] = 1 / (1 + exp(−w · x)), by Newton's method with a slight ridge.
 *
 * @returns w; shape [features]
 * @see Papke and Wooldridge 1996, Econometric methods for fractional response variables, eq. 5
 */
export function fitFractions(rows: readonly Fraction[]): Float64Array {
  const d = rows[0]?.x.length ?? 0
  let w = new Float64Array(d)
  for (let i = 0; i < ITERATIONS; i++) {
    const hessian = new Float64Array(d * d)
    const gradient = w.map((each) => -RIDGE * each)
    for (let j = 0; j < d; j++) hessian[j * d + j] = RIDGE
    for (const {x, share, weight} of rows) {
      const p = 1 / (1 + Math.exp(-x.reduce((sum, each, j) => sum + each * w[j]!, 0)))
      for (let j = 0; j < d; j++) {
        gradient[j]! += weight * (share - p) * x[j]!
        for (let k = 0; k < d; k++) hessian[j * d + k]! += weight * p * (1 - p) * x[j]! * x[k]!
      }
    }
    const factor = choleskyFactor(hessian, d)
    const step = solveUpper(factor, solveLower(factor, gradient))
    w = w.map((each, j) => each + step[j]!)
  }
  return w
}
