import {
  choleskyFactor,
  choleskyInverse,
  choleskyLogDeterminant,
  choleskySolve,
} from '../../advisor-core/numeric/cholesky'
import type {ObservedShares} from './observe-shares'
import {priceGapShares} from './price-gap-shares'

/** Weights of the price by deed, in nats from the cheapest of a category to the dearest. */
export interface PriceFit {
  /** As the reports alone have them. shape [deeds] */
  readonly found: readonly number[]
  /** Standard errors of these. */
  readonly errors: readonly number[]
  /** Shrunk towards the present ones. */
  readonly shrunk: readonly number[]
}

/** Spreads of the true weights around the present ones that are tried, in nats. */
const SPREADS = [0, 0.05, 0.1, 0.2, 0.4, 0.8]
/** Where nothing was reported of a deed, its weight is known to this many nats. */
const WIDE = 2
/** Nothing varies along the ones, as shares sum to 1; there the covariance gets this much of its mean. */
const RIDGE = 1e-6
const STEPS = 5

/**
 * Of two products that were shown and of which one was chosen, the log odds that it is the dearer one are β + w_h · g
 * after deed h and β without a deed, g being the gap between their ranks: β is whatever the shop's visitors think of
 * prices. w is found by generalised least squares with the known noise of the reports; β and how many pairs there are
 * of each deed are free. Then empirical Bayes: w_h ~ N(present, τ²), τ by marginal likelihood.
 *
 * @param seen    shares of the cells [no deed, deed …] × PRICE_GAPS
 * @param present shape [deeds]
 * @param gap     g, `meanPriceGap`
 * @see Efron 2010, Large-Scale Inference, §1 (James–Stein as empirical Bayes)
 */
export function fitPriceWeights(seen: ObservedShares, present: readonly number[], gap: number): PriceFit {
  const size = seen.shares.length
  const ridge =
    (RIDGE * seen.covariance.reduce((sum, x, at) => sum + (at % (size + 1) === 0 ? x : 0), 0)) / size
  const noise = choleskyFactor(
    seen.covariance.map((x, at) => x + (at % (size + 1) === 0 ? ridge : 0)),
    size,
  )
  let found = [...present]
  let covariance: Float64Array = new Float64Array(0)
  for (let step = 0; step < STEPS; step++) {
    const {shares, columns} = priceGapShares(seen.shares, found, gap)
    const residual = seen.shares.map((share, j) => share - shares[j]!)
    const solved = columns.map((column) => choleskySolve(noise, column))
    const n = columns.length
    const information = Float64Array.from(
      {length: n * n},
      (_, at) => dot(columns[Math.floor(at / n)]!, solved[at % n]!) + (at % (n + 1) === 0 ? 1e-9 : 0),
    )
    const gradient = solved.map((column) => dot(column, residual))
    found.forEach((w, h) => {
      information[h * (n + 1)]! += 1 / WIDE ** 2
      gradient[h]! += (present[h]! - w) / WIDE ** 2
    })
    const factor = choleskyFactor(information, n)
    const move = choleskySolve(factor, gradient)
    found = found.map((w, h) => w + Math.min(1, Math.max(-1, move[h]!)))
    const inverse = choleskyInverse(factor, n)
    covariance = Float64Array.from(
      {length: found.length ** 2},
      (_, at) => inverse[Math.floor(at / found.length) * n + (at % found.length)]!,
    )
  }
  return {
    found,
    errors: found.map((_, h) => Math.sqrt(covariance[h * (found.length + 1)]!)),
    shrunk: shrink(found, covariance, present),
  }
}

/** The posterior mean at the spread τ that makes what was found likeliest; the present weights where that is 0. */
function shrink(found: readonly number[], covariance: Float64Array, present: readonly number[]): number[] {
  const size = found.length
  const residual = found.map((w, h) => w - present[h]!)
  let best = {score: Number.NEGATIVE_INFINITY, weights: [...present]}
  for (const tau of SPREADS) {
    const factor = choleskyFactor(
      covariance.map((x, at) => x + (at % (size + 1) === 0 ? tau ** 2 : 0)),
      size,
    )
    const solved = choleskySolve(factor, residual)
    const score = -choleskyLogDeterminant(factor, size) - dot(residual, solved)
    if (score > best.score) best = {score, weights: present.map((w, h) => w + tau ** 2 * solved[h]!)}
  }
  return best.weights
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}
