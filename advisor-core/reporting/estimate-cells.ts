import {type Frequencies, frequencies} from './frequencies'
import {frequencyCovariance, groupVariance} from './frequency-covariance'
import {normSub} from './norm-sub'
import type {Topic} from './types'
import {NORMAL_QUANTILE, wilsonInterval} from './wilson-interval'

export interface CellEstimate {
  readonly cell: string
  /** f̂, unbiased; may lie outside [0, 1]. */
  readonly raw: number
  /** Standard error of `raw`. */
  readonly standardError: number
  /** 95 % interval of the raw estimate, cut to [0, 1]. */
  readonly low: number
  readonly high: number
  /** For display: not negative, sums to 1 over the cells. */
  readonly share: number
  /** Cells that are told only together, because each alone has too few reports. */
  readonly merged?: readonly string[]
}

export interface Counts {
  /** n ≥ 1 */
  readonly reports: number
  /** shape [k], each 0 … n */
  readonly cells: readonly number[]
}

/**
 * Shares of a topic's cells from how many of n reports held each: f̂ = (c/n − q) / (p − q) with standard error
 * √(λ(1 − λ)/n) / (p − q), λ = c/n, and Wilson's interval of λ carried over.
 *
 * @param designEffect  by how much the variance grows because one device may be in the counters several times; ≥ 1
 * @see Ye and Barg 2018, §III, eq. 10
 */
export function estimateCells(
  counts: Counts,
  topic: Pick<Topic, 'cells' | 'subsetSize'>,
  odds: number,
  designEffect = 1,
): readonly CellEstimate[] {
  const chances = frequencies(topic.cells.length, topic.subsetSize, odds)
  const lambda = counts.cells.map((count) => count / counts.reports)
  const raw = toShares(counts, chances)
  const shares = normSub(raw)
  const n = counts.reports / designEffect
  return topic.cells.map((cell, j) => {
    const {p, q} = chances
    const standardError = Math.sqrt((lambda[j]! * (1 - lambda[j]!)) / n) / (p - q)
    const {low, high} = wilsonInterval(lambda[j]!, n)
    return {
      cell,
      raw: raw[j]!,
      standardError,
      low: cutToUnit((low - q) / (p - q)),
      high: cutToUnit((high - q) / (p - q)),
      share: shares[j]!,
    }
  })
}

/** f̂ of every cell. shape [k] */
export function toShares({reports, cells}: Counts, {p, q}: Frequencies): number[] {
  return cells.map((count) => (count / reports - q) / (p - q))
}

/**
 * The share of several cells together. With subsets of one cell their count is binomial as well, and has Wilson's
 * interval; else the normal one with the exact covariance at the fitted shares.
 *
 * @param members  indices of the cells
 */
export function estimateGroup(
  counts: Counts,
  topic: Pick<Topic, 'cells' | 'subsetSize'>,
  {odds, members, designEffect = 1}: {odds: number; members: readonly number[]; designEffect?: number},
): Pick<CellEstimate, 'raw' | 'standardError' | 'low' | 'high'> {
  const k = topic.cells.length
  const {p, q} = frequencies(k, topic.subsetSize, odds)
  const n = counts.reports / designEffect
  const frequency = members.reduce((sum, j) => sum + counts.cells[j]!, 0) / counts.reports
  const toShare = (lambda: number) => (lambda - members.length * q) / (p - q)
  const raw = toShare(frequency)
  if (topic.subsetSize === 1) {
    const standardError = Math.sqrt((frequency * (1 - frequency)) / n) / (p - q)
    const {low, high} = wilsonInterval(frequency, n)
    return {raw, standardError, low: cutToUnit(toShare(low)), high: cutToUnit(toShare(high))}
  }
  const fitted = normSub(toShares(counts, {p, q}))
  const covariance = frequencyCovariance(fitted, {cells: k, subsetSize: topic.subsetSize, odds})
  const standardError = Math.sqrt(groupVariance(covariance, k, members) / n) / (p - q)
  const half = NORMAL_QUANTILE * standardError
  return {raw, standardError, low: cutToUnit(raw - half), high: cutToUnit(raw + half)}
}

export function cutToUnit(share: number): number {
  return Math.min(1, Math.max(0, share))
}
