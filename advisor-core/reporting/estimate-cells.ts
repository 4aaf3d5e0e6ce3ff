import {frequencies} from './frequencies'
import {normSub} from './norm-sub'
import type {Topic} from './types'

/** Normal quantile of a two-sided 95 % interval. */
export const NORMAL_QUANTILE = 1.959964

export interface CellEstimate {
  readonly cell: string
  /** f̂, unbiased; may lie outside [0, 1]. */
  readonly raw: number
  /** Standard error of `raw`. */
  readonly standardError: number
  /** Plug-in 95 % interval of the raw estimate, cut to [0, 1]. */
  readonly low: number
  readonly high: number
  /** For display: not negative, sums to 1 over the cells. */
  readonly share: number
}

/**
 * Shares of a topic's cells from how many of n reports held each: f̂ = (c/n − q) / (p − q) with standard error
 * √(λ(1 − λ)/n) / (p − q), λ = c/n.
 *
 * @param counts `cells` of shape [k], each 0 … `reports`; `reports` is n ≥ 1
 * @see Ye and Barg 2018, §III, eq. 10
 */
export function estimateCells(
  counts: {readonly reports: number; readonly cells: readonly number[]},
  topic: Topic,
  odds: number,
): readonly CellEstimate[] {
  const {p, q} = frequencies(topic.cells.length, topic.subsetSize, odds)
  const lambda = counts.cells.map((count) => count / counts.reports)
  const raw = lambda.map((share) => (share - q) / (p - q))
  const shares = normSub(raw)
  return topic.cells.map((cell, j) => {
    const standardError = Math.sqrt((lambda[j]! * (1 - lambda[j]!)) / counts.reports) / (p - q)
    const low = cut(raw[j]! - NORMAL_QUANTILE * standardError)
    const high = cut(raw[j]! + NORMAL_QUANTILE * standardError)
    return {cell, raw: raw[j]!, standardError, low, high, share: shares[j]!}
  })
}

function cut(share: number): number {
  return Math.min(1, Math.max(0, share))
}
