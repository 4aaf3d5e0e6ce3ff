import {choleskyFactor} from '../numeric/cholesky'
import {drawMultinomial} from '../numeric/draw-counts'
import {normal} from '../numeric/random'
import {type Counts, toShares} from './estimate-cells'
import {frequencies} from './frequencies'
import {frequencyCovariance} from './frequency-covariance'
import {normSub} from './norm-sub'
import type {Topic} from './types'

/** Draws of a parametric bootstrap. */
export const REPLICATES = 1000

/**
 * Counters as they might have come out as well: with subsets of one cell one multinomial from λ = c/n; with larger
 * subsets, where cells are drawn together, a normal draw with the exact covariance at the fitted shares.
 *
 * @returns a function whose every call gives another set of counters, of as many reports or of another number
 * @see Efron and Tibshirani 1993, An Introduction to the Bootstrap, §6.5
 */
export function bootstrapCounts(
  counts: Counts,
  topic: Pick<Topic, 'cells' | 'subsetSize'>,
  odds: number,
): (random: () => number, reports?: number) => Counts {
  const {reports: n, cells} = counts
  if (n === 0) return () => counts
  const lambda = cells.map((count) => count / n)
  if (topic.subsetSize === 1) {
    return (random, reports = n) => ({reports, cells: drawMultinomial(reports, lambda, random)})
  }
  const k = cells.length
  const {p, q} = frequencies(k, topic.subsetSize, odds)
  const fitted = normSub(toShares(counts, {p, q}))
  const covariance = frequencyCovariance(fitted, {cells: k, subsetSize: topic.subsetSize, odds})
  // Frequencies sum to w, so that the last follows from the others.
  const free = k - 1
  const lower = choleskyFactor(
    Float64Array.from({length: free * free}, (_, i) => covariance[Math.floor(i / free) * k + (i % free)]!),
    free,
  )
  return (random, reports = n) => {
    const scale = Math.sqrt(reports)
    const z = Float64Array.from({length: free}, () => normal(random))
    const drawn = lambda.slice(0, free).map((frequency, i) => {
      let move = 0
      for (let j = 0; j <= i; j++) move += lower[i * free + j]! * z[j]!
      return reports * frequency + scale * move
    })
    const last = reports * topic.subsetSize - drawn.reduce((sum, count) => sum + count, 0)
    return {reports, cells: [...drawn, last]}
  }
}

/**
 * The middle 95 % of drawn values, widened around the estimate by the root of the design effect.
 *
 * @param draws  at least 40; those that are no number stand at the far end: a share below nothing makes a ratio that
 *               has no upper bound
 */
export function percentileInterval(
  draws: readonly number[],
  estimate: number,
  designEffect = 1,
): {readonly low: number; readonly high: number} {
  const sorted = draws.map((x) => (Number.isNaN(x) ? Number.POSITIVE_INFINITY : x)).sort((a, b) => a - b)
  const beyond = Math.floor(0.025 * sorted.length)
  const widen = (end: number) => estimate + Math.sqrt(designEffect) * (end - estimate)
  return {low: widen(sorted[beyond]!), high: widen(sorted[sorted.length - 1 - beyond]!)}
}
