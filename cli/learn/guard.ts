import type {Counts} from '../../advisor-core/reporting/estimate-cells'
import type {ObservedShares} from './observe-shares'

/** By how much a parameter fitted to the other weeks predicts a week better than the old one. */
export interface Judgement {
  /** ‖old − truth‖² − ‖new − truth‖², mean over the weeks held out, estimated without bias. */
  readonly improvement: number
  /** Lower end of its one-sided interval. */
  readonly low: number
  readonly accepted: boolean
}

export interface GuardInput {
  /** One entry a closed week. */
  readonly weeks: readonly Counts[]
  readonly observe: (counts: Counts) => ObservedShares | null
  /** Predicted shares of the parameter as it is. */
  readonly old: readonly number[]
  /** Predicted shares of the parameter that these weeks would give: their shares together, and each. */
  readonly learn: (observed: ObservedShares, weeks: readonly Counts[]) => readonly number[]
}

/** One-sided 99 %. As the penalty ‖d‖² comes on top, far fewer than 1 in 100 pass by chance: docs/learning.md. */
const NORMAL_QUANTILE = 2.326

/**
 * Each week in turn is held out; the parameter is fitted to the others and judged by the week. For d = new − old the
 * improvement is 2 d · (f̂ − old) − ‖d‖², linear in the week's unbiased shares, so its noise 4 dᵀ Σ d is known exactly.
 *
 * @returns `null` where fewer than two weeks say anything
 */
export function judge({weeks, observe, old, learn}: GuardInput): Judgement | null {
  const usable = weeks.filter((week) => observe(week) !== null)
  if (usable.length < 2) return null
  const all = usable.reduce((sum, {reports}) => sum + reports, 0)
  let improvement = 0
  let variance = 0
  for (const week of usable) {
    const held = observe(week)!
    const rest = usable.filter((other) => other !== week)
    const others = observe(addCounts(rest))
    if (!others) return null
    const d = learn(others, rest).map((share, j) => share - old[j]!)
    const weight = week.reports / all
    const size = d.length
    d.forEach((x, a) => {
      improvement += weight * x * (2 * (held.shares[a]! - old[a]!) - x)
      d.forEach((y, b) => {
        variance += weight ** 2 * 4 * x * y * held.covariance[a * size + b]!
      })
    })
  }
  const low = improvement - NORMAL_QUANTILE * Math.sqrt(Math.max(0, variance))
  return {improvement, low, accepted: low > 0}
}

/** All weeks as one. */
export function addCounts(weeks: readonly Counts[]): Counts {
  return {
    reports: weeks.reduce((sum, {reports}) => sum + reports, 0),
    cells: (weeks[0]?.cells ?? []).map((_, j) => weeks.reduce((sum, {cells}) => sum + cells[j]!, 0)),
  }
}
