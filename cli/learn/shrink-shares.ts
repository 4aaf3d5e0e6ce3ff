import {choleskyFactor, choleskyLogDeterminant, choleskySolve} from '../../advisor-core/numeric/cholesky'
import {normSub} from '../../advisor-core/reporting/norm-sub'
import type {ObservedShares} from './observe-shares'

/** How reported cells follow from what is to be learnt: P(cell reported | true one), shape [true][reported]. */
export type ShareMap = readonly (readonly number[])[]

/** 1 / (κ + 1) for the Dirichlet strengths κ that are tried: from "as before" to "the shop alone". */
const SPREADS = [0, ...Array.from({length: 15}, (_, i) => 1e-5 * 2 ** i)]

/** Nothing varies along the ones, as shares sum to 1; there the matrix gets this much of its mean. */
const RIDGE = 1e-6

export function identityMap(size: number): ShareMap {
  return Array.from({length: size}, (_, i) => Array.from({length: size}, (_, j) => (i === j ? 1 : 0)))
}

/** What is reported where these are the true shares. */
export function reportedShares(shares: readonly number[], map: ShareMap): number[] {
  return (map[0] ?? []).map((_, j) => shares.reduce((sum, share, i) => sum + share * map[i]![j]!, 0))
}

/**
 * Empirical Bayes: true shares are Dirichlet(κ · old), reports normal around them with the known noise of the draw; κ
 * maximises the marginal likelihood, and the posterior mean is projected to the simplex. Where the reports differ from
 * the old shares by no more than their noise, it is the old shares.
 *
 * @param old positive, sums to 1. shape [K]
 * @see Efron 2010, Large-Scale Inference, §1 (James–Stein as empirical Bayes)
 */
export function shrinkShares(
  {shares, covariance}: Pick<ObservedShares, 'shares' | 'covariance'>,
  old: readonly number[],
  map: ShareMap,
): number[] {
  const expected = reportedShares(old, map)
  const size = expected.length
  const residual = Float64Array.from(shares, (share, j) => share - expected[j]!)
  // V = diag(old) − old oldᵀ is the Dirichlet's covariance times κ + 1; cross = V A, spread = Aᵀ V A.
  const cross = old.map((share, i) => expected.map((mean, j) => share * (map[i]![j]! - mean)))
  const spread = Float64Array.from({length: size * size}, (_, at) => {
    const [a, b] = [Math.floor(at / size), at % size]
    return old.reduce((sum, _, i) => sum + map[i]![a]! * cross[i]![b]!, 0)
  })
  const ridge = (RIDGE * covariance.reduce((sum, x, at) => sum + (at % (size + 1) === 0 ? x : 0), 0)) / size
  let best = {score: Number.NEGATIVE_INFINITY, shares: [...old]}
  for (const tau of SPREADS) {
    const factor = choleskyFactor(
      covariance.map((x, at) => x + tau * spread[at]! + (at % (size + 1) === 0 ? ridge : 0)),
      size,
    )
    const solved = choleskySolve(factor, residual)
    const score =
      -choleskyLogDeterminant(factor, size) - residual.reduce((sum, r, j) => sum + r * solved[j]!, 0)
    if (score <= best.score) continue
    const mean = old.map((share, i) => share + tau * cross[i]!.reduce((sum, c, j) => sum + c * solved[j]!, 0))
    best = {score, shares: normSub(mean)}
  }
  return best.shares
}
