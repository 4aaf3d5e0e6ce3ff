import type {WeightedDraws} from './posterior-draws'

/** Two rows, and what hearing which of them is chosen tells about the weights. */
export interface TellingPair {
  /** a < b; a stands first. */
  readonly a: number
  readonly b: number
  readonly informationNats: number
}

/** The bound is worked out in another way than what it bounds: more than they may differ by rounding. */
const ROUNDING = 1e-9

/**
 * The two rows whose comparison tells most about the weights, the one with the lower b, then the lower a, of equals.
 * What `pairInformation` of every pair would find, to the bit, but most pairs are only bounded from above.
 *
 * @param u        w · x, by row and draw
 * @param bonus    what standing first is worth
 * @param leftOut  pairs that are not to be put
 */
export function mostTelling(
  draws: WeightedDraws,
  u: readonly Float64Array[],
  bonus: number,
  leftOut: (a: number, b: number) => boolean,
): TellingPair | null {
  const first = u.map((row) => row.map((x) => Math.exp(x + bonus)))
  const second = u.map((row) => row.map(Math.exp))
  const pairs = u.flatMap((_, b) =>
    u.slice(0, b).flatMap((_, a) => (leftOut(a, b) ? [] : [{a, b, at: 0, bound: 0}])),
  )
  pairs.forEach((pair, at) => {
    pair.at = at
    pair.bound = upperBound(draws, first[pair.a]!, second[pair.b]!)
  })
  pairs.sort((x, y) => y.bound - x.bound)
  let best: (TellingPair & {at: number}) | null = null
  for (const {a, b, at, bound} of pairs) {
    if (best && bound + ROUNDING < best.informationNats) break
    const informationNats = pairInformation(draws, u[a]!, u[b]!, bonus)
    const ahead = best ? informationNats - best.informationNats : 1
    if (ahead > 0 || (ahead === 0 && at < best!.at)) best = {a, b, at, informationNats}
  }
  return best && {a: best.a, b: best.b, informationNats: best.informationNats}
}

/**
 * H(mean P) − mean H(P) of a choice between two, in nats; P(first) = 1 / (1 + exp(v − u − bonus)) by draw.
 *
 * @see Houlsby et al. 2011, Bayesian Active Learning for Classification and Preference Learning, arXiv:1112.5745
 */
export function pairInformation(
  {probabilities}: WeightedDraws,
  u: ArrayLike<number>,
  v: ArrayLike<number>,
  bonus: number,
): number {
  let mean = 0
  let entropy = 0
  for (let s = 0; s < probabilities.length; s++) {
    const p = 1 / (1 + Math.exp(v[s]! - u[s]! - bonus))
    mean += probabilities[s]! * p
    entropy += probabilities[s]! * binaryEntropy(p)
  }
  return Math.max(0, binaryEntropy(mean) - entropy)
}

function binaryEntropy(p: number): number {
  return p > 0 && p < 1 ? -p * Math.log(p) - (1 - p) * Math.log1p(-p) : 0
}

/** H(p) = ln 2 − ½ Σ y^n / (n (2n − 1)) with y = (2p − 1)²: the first coefficients, and all the others together. */
const SERIES = [1, 1 / 6, 1 / 15, 1 / 28] as const
const TAIL = SERIES.reduce((left, c) => left - c, 2 * Math.LN2)

/**
 * At least `pairInformation`, without a logarithm in the loop: the tail of the entropy's series is at most what it
 * would be at y = 1, times y^5.
 *
 * @param x  exp(u + bonus), by draw
 * @param z  exp(v), by draw
 */
function upperBound({probabilities}: WeightedDraws, x: ArrayLike<number>, z: ArrayLike<number>): number {
  let mean = 0
  let lost = 0
  const [a, b, c, d] = SERIES
  for (let s = 0; s < probabilities.length; s++) {
    const t = (x[s]! - z[s]!) / (x[s]! + z[s]!)
    const y = t * t
    mean += probabilities[s]! * t
    lost += probabilities[s]! * y * (a + y * (b + y * (c + y * (d + y * TAIL))))
  }
  const bound = binaryEntropy((1 + mean) / 2) - Math.LN2 + lost / 2
  // Where exp left the range of numbers, nothing is known.
  return Number.isNaN(bound) ? Infinity : bound
}
