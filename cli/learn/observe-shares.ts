import {type Counts, toShares} from '../../advisor-core/reporting/estimate-cells'
import {frequencies} from '../../advisor-core/reporting/frequencies'
import {frequencyCovariance} from '../../advisor-core/reporting/frequency-covariance'
import {normSub} from '../../advisor-core/reporting/norm-sub'
import type {Topic} from '../../advisor-core/reporting/types'

/** Shares of some cells of a topic among the reports that hold one of them, with the noise of the draw. */
export interface ObservedShares {
  readonly reports: number
  /** Unbiased, so that one may lie outside [0, 1]; sums to 1. shape [K] */
  readonly shares: readonly number[]
  /** shape [K × K], row-major */
  readonly covariance: Float64Array
  /** Share of the reports that hold one of the cells. */
  readonly told: number
}

export interface Observation {
  readonly topic: Pick<Topic, 'cells' | 'subsetSize'>
  readonly odds: number
  /** Indices of the cells that count. */
  readonly kept: readonly number[]
  readonly designEffect: number
}

/** With a smaller share of the reports nothing can be said about those that hold one of the cells. */
const LEAST_TOLD = 0.05

/**
 * c_j = f̂_j / Σ f̂ over the cells kept, with the covariance J Σ Jᵀ, J = (1 − c 1ᵀ) / Σ f̂, of the exact covariance of
 * subset selection.
 *
 * @returns `null` where next to nobody holds one of the cells
 */
export function observeShares(
  counts: Counts,
  {topic, odds, kept, designEffect}: Observation,
): ObservedShares | null {
  const {reports} = counts
  if (!(reports > 0)) return null
  const cells = topic.cells.length
  const chances = frequencies(cells, topic.subsetSize, odds)
  const raw = toShares(counts, chances)
  const told = kept.reduce((sum, j) => sum + raw[j]!, 0)
  if (!(told >= LEAST_TOLD)) return null
  const single = frequencyCovariance(normSub(raw), {cells, subsetSize: topic.subsetSize, odds})
  const scale = designEffect / reports / (chances.p - chances.q) ** 2 / told ** 2
  const shares = kept.map((j) => raw[j]! / told)
  const size = kept.length
  const own = kept.flatMap((i) => kept.map((j) => single[i * cells + j]!))
  const rows = shares.map((_, a) => sum(shares.map((_, b) => own[a * size + b]!)))
  const total = sum(rows)
  const covariance = Float64Array.from(own, (value, at) => {
    const [a, b] = [Math.floor(at / size), at % size]
    return scale * (value - shares[a]! * rows[b]! - shares[b]! * rows[a]! + shares[a]! * shares[b]! * total)
  })
  return {reports, shares, covariance, told: Math.min(1, told)}
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
