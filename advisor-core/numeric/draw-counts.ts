/**
 * One binomial count, exactly: inversion that starts at the mode and looks alternately above and below it, in about
 * √(n p (1 − p)) steps.
 *
 * @param n       trials, an integer ≥ 0
 * @param p       in [0, 1]
 * @param random  uniform in [0, 1)
 * @see Kemp 1986, A modal method for generating binomial variables, Commun. Statist. Theor. Meth. 15
 */
export function drawBinomial(n: number, p: number, random: () => number): number {
  if (!(p > 0) || n === 0) return 0
  if (!(p < 1)) return n
  const mode = Math.floor((n + 1) * p)
  let left = random()
  const atMode = Math.exp(
    logFactorial(n) -
      logFactorial(mode) -
      logFactorial(n - mode) +
      mode * Math.log(p) +
      (n - mode) * Math.log1p(-p),
  )
  left -= atMode
  if (left < 0) return mode
  let [above, below] = [mode, mode]
  let [chanceAbove, chanceBelow] = [atMode, atMode]
  while (above < n || below > 0) {
    if (above < n) {
      chanceAbove *= ((n - above) / (above + 1)) * (p / (1 - p))
      above++
      left -= chanceAbove
      if (left < 0) return above
    }
    if (below > 0) {
      chanceBelow *= (below / (n - below + 1)) * ((1 - p) / p)
      below--
      left -= chanceBelow
      if (left < 0) return below
    }
    // What rounding left over belongs to no count.
    if (chanceAbove + chanceBelow < 1e-18) break
  }
  return mode
}

/**
 * One multinomial count of n trials, by binomials one after the other.
 *
 * @param chances  shape [k]; none below 0, sum to 1
 */
export function drawMultinomial(n: number, chances: readonly number[], random: () => number): number[] {
  const last = chances.reduce((at, chance, j) => (chance > 0 ? j : at), -1)
  let trials = n
  let rest = chances.reduce((sum, chance) => sum + chance, 0)
  return chances.map((chance, j) => {
    // Rounding must neither lose a trial nor give one to what has no chance.
    const count = j === last ? trials : drawBinomial(trials, Math.min(1, chance / rest), random)
    trials -= count
    rest -= chance
    return count
  })
}

/** ln n!: exact sums up to 20, then Stirling's series, with an error below 1e-14 of it. */
function logFactorial(n: number): number {
  if (n <= 20) {
    let sum = 0
    for (let i = 2; i <= n; i++) sum += Math.log(i)
    return sum
  }
  const x = n + 1
  const inverse = 1 / (x * x)
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series
}
