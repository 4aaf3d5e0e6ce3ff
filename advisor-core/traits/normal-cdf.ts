/**
 * Φ(x), the standard normal distribution function; absolute error below 1e-15 on the whole line. Series for
 * |x| < 2.5, continued fraction for the tail.
 *
 * @see Abramowitz & Stegun 1964, 26.2.11 (series) and 26.2.14 (continued fraction)
 */
export function normalCdf(x: number): number {
  if (Number.isNaN(x)) return Number.NaN
  const z = Math.abs(x)
  if (z > 38) return x > 0 ? 1 : 0
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  const upper = z < 2.5 ? 0.5 - density * series(z) : density / continuedFraction(z)
  return x > 0 ? 1 - upper : upper
}

/** z + z³/3 + z⁵/(3·5) + … */
function series(z: number): number {
  let term = z
  let sum = z
  for (let n = 3; Math.abs(term) > 1e-17 * sum; n += 2) {
    term *= (z * z) / n
    sum += term
  }
  return sum
}

/** z + 1/(z + 2/(z + 3/(z + …))) */
function continuedFraction(z: number): number {
  let value = z
  for (let n = 120; n >= 1; n--) value = z + n / value
  return value
}
