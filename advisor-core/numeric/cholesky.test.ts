import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {
  choleskyFactor,
  choleskyInverse,
  choleskyLogDeterminant,
  choleskySolve,
  solveLower,
  solveUpper,
} from './cholesky'

/** A positive definite matrix B·Bᵀ + I and a vector, of one size. */
const problem = fc.integer({min: 1, max: 7}).chain((n) =>
  fc.record({
    n: fc.constant(n),
    B: fc.array(fc.double({min: -3, max: 3, noNaN: true}), {minLength: n * n, maxLength: n * n}),
    b: fc.array(fc.double({min: -5, max: 5, noNaN: true}), {minLength: n, maxLength: n}),
  }),
)

function gram(B: readonly number[], n: number): number[] {
  const A: number[] = []
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = i === j ? 1 : 0
      for (let k = 0; k < n; k++) sum += B[i * n + k]! * B[j * n + k]!
      A.push(sum)
    }
  }
  return A
}

describe('choleskyFactor', () => {
  it('factors a matrix that is known by heart', () => {
    // The example of the Wikipedia article "Cholesky decomposition".
    const L = choleskyFactor([4, 12, -16, 12, 37, -43, -16, -43, 98], 3)
    expect([...L]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3])
    expect(choleskyLogDeterminant(L, 3)).toBeCloseTo(Math.log(36), 12)
  })

  it('gives back the matrix as L times its transpose', () => {
    fc.assert(
      fc.property(problem, ({n, B}) => {
        const A = gram(B, n)
        const L = choleskyFactor(A, n)
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) {
            let sum = 0
            for (let k = 0; k < n; k++) sum += L[i * n + k]! * L[j * n + k]!
            expect(sum).toBeCloseTo(A[i * n + j]!, 8)
          }
        }
      }),
    )
  })

  it('refuses a matrix that is not positive definite, and one with NaN', () => {
    expect(() => choleskyFactor([1, 2, 2, 1], 2)).toThrow('pivot 1 is -3')
    expect(() => choleskyFactor([Number.NaN], 1)).toThrow('not positive definite')
  })
})

describe('choleskySolve', () => {
  it('solves A · x = b, as its two halves and the inverse do', () => {
    fc.assert(
      fc.property(problem, ({n, B, b}) => {
        const A = gram(B, n)
        const L = choleskyFactor(A, n)
        const x = choleskySolve(L, b)
        const inverse = choleskyInverse(L, n)
        expect([...solveUpper(L, solveLower(L, b))]).toEqual([...x])
        for (let i = 0; i < n; i++) {
          let back = 0
          let byInverse = 0
          for (let j = 0; j < n; j++) back += A[i * n + j]! * x[j]!
          for (let j = 0; j < n; j++) byInverse += inverse[i * n + j]! * b[j]!
          expect(back).toBeCloseTo(b[i]!, 7)
          expect(byInverse).toBeCloseTo(x[i]!, 7)
        }
      }),
    )
  })
})
