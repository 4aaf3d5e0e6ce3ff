import type {Counts} from '../../advisor-core/reporting/estimate-cells'
import {addCounts, judge} from './guard'
import type {ObservedShares} from './observe-shares'
import {reportedShares, type ShareMap, shrinkShares} from './shrink-shares'
import type {Change} from './types'

export interface SharesInput {
  readonly parameter: string
  readonly cells: readonly string[]
  /** True shares as they are believed; sums to 1. shape [K] */
  readonly old: readonly number[]
  readonly map: ShareMap
  readonly weeks: readonly Counts[]
  readonly observe: (counts: Counts) => ObservedShares | null
  /** True shares that will really be used where these were found: a cap, an exponent. */
  readonly use?: (found: readonly number[]) => readonly number[]
  /** Finds the shares to be used another way than by shrinking. */
  readonly find?: (seen: ObservedShares, weeks: readonly Counts[]) => readonly number[]
}

/** Fewer reports than this teach nothing. */
const LEAST_REPORTS = 200
const Z95 = 1.959964

/** Shares shrunk towards the old ones, taken over only where they predict held-out weeks better for sure. */
export function learnShares(input: SharesInput): Change {
  const {parameter, cells, weeks, observe, map, use = (found) => found} = input
  const old = floored(input.old)
  const all = addCounts(weeks)
  const kept = {parameter, cells, old: input.old, new: input.old, accepted: false, reports: all.reports}
  const observed = weeks.length > 0 ? observe(all) : null
  if (!observed || all.reports < LEAST_REPORTS) {
    const reason = `kept: ${all.reports} reports, ${LEAST_REPORTS} are the least to learn from`
    return {...kept, intervals: null, improvement: null, reason}
  }
  const find = input.find ?? ((seen: ObservedShares) => use(shrinkShares(seen, old, map)))
  const size = observed.shares.length
  const intervals = observed.shares.map((share, j) => {
    const half = Z95 * Math.sqrt(observed.covariance[j * size + j]!)
    return [Math.max(0, share - half), Math.min(1, share + half)] as const
  })
  const judgement = judge({
    weeks,
    observe,
    old: reportedShares(old, map),
    learn: (seen, others) => reportedShares(find(seen, others), map),
  })
  if (!judgement) {
    const reason = 'kept: one week cannot be held out; wait for a second one'
    return {...kept, intervals, improvement: null, reason}
  }
  const improvement = {mean: judgement.improvement, low: judgement.low}
  if (!judgement.accepted)
    return {...kept, intervals, improvement, reason: 'kept: not better for sure on weeks held out'}
  const found = find(observed, weeks)
  return {
    ...kept,
    intervals,
    improvement,
    new: found,
    accepted: true,
    reason: 'taken: better on the weeks held out, beyond their noise',
  }
}

/** Nothing is impossible. */
function floored(shares: readonly number[]): number[] {
  const raised = shares.map((share) => Math.max(share, 1e-4))
  const total = raised.reduce((sum, share) => sum + share, 0)
  return raised.map((share) => share / total)
}
