/**
 * The Cholesky factor of a symmetric positive definite matrix: A = L · Lᵀ.
 *
 * @param matrix  shape [n × n], row-major; only the lower triangle is read
 * @param n       number of rows
 * @returns L, shape [n × n], row-major, zeros above the diagonal
 * @throws RangeError when the matrix is not positive definite
 * @see Golub and Van Loan 2013, Matrix Computations, 4th ed., algorithm 4.2.1
 */
export function choleskyFactor(matrix: ArrayLike<number>, n: number): Float64Array {
  const L = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!
      for (let k = 0; k < j; k++) sum -= L[i * n + k]! * L[j * n + k]!
      if (i === j && !(sum > 0)) throw new RangeError(`matrix is not positive definite: pivot ${i} is ${sum}`)
      L[i * n + j] = i === j ? Math.sqrt(sum) : sum / L[j * n + j]!
    }
  }
  return L
}

/**
 * Solves L · y = b for y, by substitution from the top.
 *
 * @param L  shape [n × n], row-major, lower triangular
 * @param b  shape [n]
 */
export function solveLower(L: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  const n = b.length
  const y = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let sum = b[i]!
    for (let k = 0; k < i; k++) sum -= L[i * n + k]! * y[k]!
    y[i] = sum / L[i * n + i]!
  }
  return y
}

/**
 * Solves Lᵀ · x = y for x, by substitution from the bottom. With y standard normal and A = L · Lᵀ a precision
 * matrix, x is a draw from Normal(0, A⁻¹).
 *
 * @param L  shape [n × n], row-major, lower triangular
 * @param y  shape [n]
 */
export function solveUpper(L: ArrayLike<number>, y: ArrayLike<number>): Float64Array {
  const n = y.length
  const x = new Float64Array(n)
  for (let i = n - 1; i >= 0; i--) {
    let sum = y[i]!
    for (let k = i + 1; k < n; k++) sum -= L[k * n + i]! * x[k]!
    x[i] = sum / L[i * n + i]!
  }
  return x
}

/**
 * Solves A · x = b for x, given the Cholesky factor L of A.
 *
 * @param L  shape [n × n], row-major, lower triangular
 * @param b  shape [n]
 */
export function choleskySolve(L: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
  return solveUpper(L, solveLower(L, b))
}

/**
 * The inverse of A, given its Cholesky factor L: the covariance that belongs to a precision.
 *
 * @param L  shape [n × n], row-major, lower triangular
 * @returns shape [n × n], row-major
 */
export function choleskyInverse(L: ArrayLike<number>, n: number): Float64Array {
  const inverse = new Float64Array(n * n)
  const unit = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    unit[j] = 1
    inverse.set(choleskySolve(L, unit), j * n)
    unit[j] = 0
  }
  return inverse
}

/**
 * log |A|, given the Cholesky factor L of A.
 *
 * @param L  shape [n × n], row-major, lower triangular
 */
export function choleskyLogDeterminant(L: ArrayLike<number>, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i++) sum += Math.log(L[i * n + i]!)
  return 2 * sum
}
