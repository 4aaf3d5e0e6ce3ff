/**
 * The inverse of a square matrix, by elimination with the largest pivot of each column.
 *
 * @param matrix shape [n × n], row-major
 * @throws RangeError when it has none
 */
export function invertMatrix(matrix: ArrayLike<number>, n: number): Float64Array {
  const left = Float64Array.from(matrix)
  const right = Float64Array.from({length: n * n}, (_, i) => (i % (n + 1) === 0 ? 1 : 0))
  for (let column = 0; column < n; column++) {
    let pivot = column
    for (let row = column + 1; row < n; row++)
      if (Math.abs(left[row * n + column]!) > Math.abs(left[pivot * n + column]!)) pivot = row
    const size = left[pivot * n + column]!
    if (!(Math.abs(size) > 1e-9)) throw new RangeError(`matrix has no inverse: pivot ${column} is ${size}`)
    for (const side of [left, right]) {
      swapRows(side, n, pivot, column)
      for (let j = 0; j < n; j++) side[column * n + j]! /= size
    }
    for (let row = 0; row < n; row++) {
      const factor = left[row * n + column]!
      if (row === column || factor === 0) continue
      for (const side of [left, right])
        for (let j = 0; j < n; j++) side[row * n + j]! -= factor * side[column * n + j]!
    }
  }
  return right
}

function swapRows(matrix: Float64Array, n: number, a: number, b: number): void {
  if (a === b) return
  for (let j = 0; j < n; j++) {
    const kept = matrix[a * n + j]!
    matrix[a * n + j] = matrix[b * n + j]!
    matrix[b * n + j] = kept
  }
}
