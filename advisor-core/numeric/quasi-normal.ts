import {normalQuantile} from './normal-quantile'

/** Points of one set. */
export const QUASI_POINTS = 512
/**
 * Generating vector of a rank-1 lattice of 512 points, built component by component: the next multiplier has the
 * smallest worst-case error P₂ with any one of those before it among all that correlate with none of them beyond
 * 0.12 (computed for this project; no multiplier occurs twice, even up to sign).
 */
const GENERATOR = [
  1, 189, 149, 231, 139, 159, 155, 133, 49, 163, 199, 151, 157, 83, 17, 37, 15, 115, 43, 87, 13, 193, 137,
  103, 127, 9, 179, 11, 201, 109, 227, 21, 253, 191, 161, 73, 211, 89, 81, 197, 367, 233, 335, 135, 283, 71,
  69, 75, 481, 57, 99, 97, 359, 239, 123, 289, 173, 47, 477, 381, 295, 263, 261, 237,
] as const
const GOLDEN = 0.6180339887498949

const known = new Map<number, Float64Array>()

/**
 * 512 standard normal points that fill d dimensions evenly: a lattice, shifted by the fractions of j times the
 * golden ratio so that no point is extreme in all dimensions at once, through the normal quantile.
 * Every coordinate alone takes 512 equally probable values. The same points at every call: do not write to them.
 *
 * @param dim  d, at most 64
 * @returns shape [512 × d], row-major
 * @see Sloan and Joe 1994, Lattice Methods for Multiple Integration; Nuyens and Cools 2006, Fast algorithms for
 *      component-by-component construction of rank-1 lattice rules, Math. Comp. 75
 */
export function quasiNormals(dim: number): Float64Array {
  if (!(dim >= 0 && dim <= GENERATOR.length)) throw new RangeError(`invalid dim: ${dim}`)
  const before = known.get(dim)
  if (before) return before
  const points = new Float64Array(QUASI_POINTS * dim)
  for (let j = 0; j < dim; j++) {
    const shift = Math.floor((((j + 1) * GOLDEN) % 1) * QUASI_POINTS)
    for (let k = 0; k < QUASI_POINTS; k++) {
      const cell = (k * GENERATOR[j]! + shift) % QUASI_POINTS
      points[k * dim + j] = normalQuantile((cell + 0.5) / QUASI_POINTS)
    }
  }
  known.set(dim, points)
  return points
}
