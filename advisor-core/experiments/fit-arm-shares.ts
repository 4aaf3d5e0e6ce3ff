import {choleskyFactor, solveLower} from '../numeric/cholesky'
import {type ArmDesign, chosenCell, openCell} from './arm-design'
import type {ReportedShares} from './reported-shares'

/**
 * The shares nearest to the reported ones, in their own covariance, in which arms are as often as they were drawn:
 * generalised least squares. Chance gives one arm some more visits, and the noise of the draw some more still; both
 * are known, and what varies with them is taken out of every cell. Still unbiased, as long as the covariance is of
 * other reports or of many.
 *
 * @see Rao 1973, Linear Statistical Inference and Its Applications, §4a.9 (observational equations with restrictions)
 */
export function fitArmShares({shares, covariance}: ReportedShares, design: ArmDesign): ReportedShares {
  const k = shares.length
  const rows = restrictions(design, k)
  const size = rows.length
  const withShares = rows.map((row) => multiply(covariance, row))
  const own = new Float64Array(size * size)
  rows.forEach((row, a) => {
    for (let b = 0; b < size; b++) own[a * size + b] = dot(row, withShares[b]!)
  })
  const L = choleskyFactor(own, size)
  // With G the restrictions: y = L⁻¹ G f̂ and B = L⁻¹ G Σ, so that what is taken out is Bᵀ y, and BᵀB of the variance.
  const y = solveLower(
    L,
    rows.map((row) => dot(row, shares)),
  )
  const fitted = Float64Array.from(shares)
  const left = Float64Array.from(covariance)
  const B = Array.from(shares, (_, j) =>
    solveLower(
      L,
      withShares.map((vector) => vector[j]!),
    ),
  )
  for (let i = 0; i < k; i++) {
    fitted[i]! -= dot(B[i]!, y)
    for (let j = 0; j < k; j++) left[i * k + j]! -= dot(B[i]!, B[j]!)
  }
  return {shares: fitted, covariance: left}
}

/** What is 0 when arms are as often as drawn: of each arm but the first, its share over π less the first one's. */
function restrictions({shares}: ArmDesign, k: number): Float64Array[] {
  return shares.slice(1).map((share, i) => {
    const row = new Float64Array(k)
    for (const cellOf of [chosenCell, openCell]) {
      row[cellOf(i + 1)] = 1 / share
      row[cellOf(0)] = -1 / shares[0]!
    }
    return row
  })
}

function multiply(matrix: Float64Array, vector: Float64Array): Float64Array {
  const k = vector.length
  return vector.map((_, i) => dot(matrix.subarray(i * k, (i + 1) * k), vector))
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
