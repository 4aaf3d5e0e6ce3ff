import {choleskyFactor, solveUpper} from '../../advisor-core/numeric/cholesky'
import {normal} from '../../advisor-core/numeric/random'

/**
 * One draw from the gamma distribution with the given shape and scale 1.
 *
 * @see Marsaglia and Tsang 2000, A Simple Method for Generating Gamma Variables, ACM TOMS 26
 */
export function gamma(random: () => number, shape: number): number {
  if (!(shape > 0)) throw new RangeError(`invalid shape: ${shape}`)
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v
  }
}

/**
 * One draw of a precision matrix Σ⁻¹ where Σ is inverse-Wishart with `freedom` degrees of freedom and the scale
 * matrix given, by Bartlett's decomposition.
 *
 * @param scale  shape [d × d], positive definite; E Σ = scale / (freedom − d − 1)
 * @returns shape [d × d]
 * @see Gelman et al. 2013, Bayesian Data Analysis, 3rd ed., appendix A
 */
export function inverseWishartPrecision(
  random: () => number,
  freedom: number,
  scale: ArrayLike<number>,
  d: number,
): Float64Array {
  const factor = choleskyFactor(scale, d)
  // Σ⁻¹ = M Mᵀ with M = L⁻ᵀ A, A lower triangular as Bartlett says; M is kept by columns.
  const columns = Array.from({length: d}, (_, j) => {
    const a = new Float64Array(d)
    a[j] = Math.sqrt(2 * gamma(random, (freedom - j) / 2))
    for (let i = j + 1; i < d; i++) a[i] = normal(random)
    return solveUpper(factor, a)
  })
  const precision = new Float64Array(d * d)
  for (const column of columns) {
    for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) precision[i * d + j]! += column[i]! * column[j]!
  }
  return precision
}
