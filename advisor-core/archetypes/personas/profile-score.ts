import {choleskyFactor, choleskyInverse} from '../../numeric/cholesky'
import {type PersonaSample, scoreCorrelation} from './persona-sample'

/** Spread of a persona's group around its profile, in units of the cloud's. */
export const CLASS_SPREAD = 0.6

/**
 * By how much a small group around the profile would make the visitors likelier: the mean of f₁ / f₀ − 1 over those
 * who have all values, f₀ the cloud N(0, R) with the sample's own R, f₁ = N(profile, spread² R). The score test for
 * the group's share at 0; sharper than counting who is in the region, because it looks at how deep inside they are.
 *
 * @param targets the profile, shape [D]
 * @see Lindsay 1995, Mixture Models: Theory, Geometry and Applications, ch. 4 (the gradient function)
 */
export function profileScore(
  {scores}: PersonaSample,
  targets: readonly number[],
  weights?: ArrayLike<number>,
): number {
  const width = scores.length
  const correlation = scoreCorrelation(scores, weights)
  const precision = choleskyInverse(choleskyFactor(correlation, width), width)
  const people = scores[0]?.length ?? 0
  const x = new Float64Array(width)
  const away = new Float64Array(width)
  const scale = CLASS_SPREAD ** -width
  let sum = 0
  let total = 0
  for (let n = 0; n < people; n++) {
    let isComplete = true
    for (let v = 0; v < width; v++) {
      x[v] = scores[v]![n]!
      away[v] = x[v]! - targets[v]!
      if (Number.isNaN(x[v]!)) isComplete = false
    }
    if (!isComplete) continue
    const weight = weights?.[n] ?? 1
    const ratio =
      scale * Math.exp((quadratic(precision, x) - quadratic(precision, away) / CLASS_SPREAD ** 2) / 2)
    sum += weight * (ratio - 1)
    total += weight
  }
  return total > 0 ? sum / total : 0
}

/** xᵀ A x */
export function quadratic(A: Float64Array, x: Float64Array): number {
  const n = x.length
  let sum = 0
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) sum += x[i]! * A[i * n + j]! * x[j]!
  return sum
}
