/**
 * The x at which the regularised incomplete beta function I_x(a, b) is p: by bisection, to 1e-13.
 *
 * @see Clopper and Pearson 1934, The use of confidence or fiducial limits illustrated in the case of the binomial
 */
export function betaQuantile(p: number, a: number, b: number): number {
  let low = 0
  let high = 1
  for (let i = 0; i < 60 && high - low > 1e-13; i++) {
    const x = (low + high) / 2
    if (betaCdf(x, a, b) < p) low = x
    else high = x
  }
  return (low + high) / 2
}

/** I_x(a, b) by its continued fraction. @see Press et al. 2007, Numerical Recipes, 3rd ed., §6.4 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b
}

/** Lentz's method. */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1))
  let h = d
  for (let m = 1; m <= 5000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    h *= d * c
    if (Math.abs(d * c - 1) < 1e-14) return h
  }
  throw new RangeError(`no convergence: ${[x, a, b]}`)

  function nonZero(value: number): number {
    return Math.abs(value) < tiny ? tiny : value
  }
}

/** ln Γ(x), x > 0. @see Lanczos 1964; coefficients of Godfrey for g = 7, n = 9 */
function logGamma(x: number): number {
  const g = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ]
  const t = x + 6.5
  const sum = g.slice(1).reduce((total, coefficient, i) => total + coefficient / (x + i), g[0]!)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum)
}
