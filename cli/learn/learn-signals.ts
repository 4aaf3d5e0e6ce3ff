import type {Counts} from '../../advisor-core/reporting/estimate-cells'
import {JOINED, pairs, SIGNAL_CELLS} from '../../advisor-core/reporting/topic-cells'
import type {ReportedSignal} from '../../advisor-core/reporting/types'
import {type FoldedCell, learnSignalWeights} from '../../advisor-core/signals/learn-signal-weights'
import type {SignalWeight} from '../../advisor-core/signals/types'
import {addCounts} from './guard'
import type {Learnt} from './learn-questions'
import {learnShares} from './learn-shares'
import type {ObservedShares} from './observe-shares'
import {identityMap} from './shrink-shares'
import type {Weeks} from './topic-weeks'

const REPORTED: readonly ReportedSignal[] = ['hour', 'weekday', 'device']
/** One week is held out, and the signals that count are chosen on the others, one held out again. */
const LEAST_WEEKS = 3
/** No learnt weight of one signal moves more than this, in nats. */
const MOST_LOG_RATIO = 0.75

/**
 * Log ratios by bin and chosen group. `learnSignalWeights` finds which signals say anything about a group at all and
 * how strongly; what it finds is then judged like every other parameter.
 *
 * @param category the attribute whose values are the groups
 */
export function learnSignals(category: string, weeks: Weeks): Learnt {
  const learnt = REPORTED.map((signal) => learnSignal(signal, category, weeks))
  const signals = learnt.flatMap(({parameters}) => parameters.signals ?? [])
  return {
    changes: learnt.flatMap(({changes}) => changes),
    parameters: signals.length > 0 ? {signals} : {},
  }
}

function learnSignal(signal: ReportedSignal, category: string, weeks: Weeks): Learnt {
  const reports = weeks.topic(`signal-group:${signal}`)
  const cells = reports?.topic.cells.filter((cell) => cell.includes(JOINED)) ?? []
  if (!reports || reports.weeks.length < LEAST_WEEKS) return {changes: [], parameters: {}}
  const bins: readonly string[] = SIGNAL_CELLS[signal]
  const groups = [...new Set(cells.map((cell) => cell.slice(cell.indexOf(JOINED) + JOINED.length)))]
  const names = pairs(bins, groups)
  const shape = {bins: bins.length, groups: groups.length}
  const observe = reports.observe(names)
  const weightsFrom = (seen: readonly Counts[]): number[][] =>
    weightsOf(
      seen.flatMap((week) => observe(week) ?? []),
      shape,
    )
  // Old and new have the margins of all weeks: what the weights add is judged, not the margins.
  const whole = observe(addCounts(reports.weeks))
  if (!whole) return {changes: [], parameters: {}}
  const old = tilted(whole, shape, null)
  const change = learnShares({
    parameter: `signal:${signal}`,
    cells: names,
    old,
    map: identityMap(names.length),
    weeks: reports.weeks,
    observe,
    find: (_, seen) => tilted(whole, shape, weightsFrom(seen)),
  })
  if (!change.accepted) return {changes: [change], parameters: {}}
  const weights = weightsFrom(reports.weeks)
  const signals = bins.flatMap((bin, b) =>
    groups.flatMap((group, g): SignalWeight[] => {
      const logRatio = Number(weights[b]![g]!.toFixed(3))
      return logRatio === 0 ? [] : [{signal, bin, attribute: category, values: [group], logRatio}]
    }),
  )
  return {changes: [change], parameters: {signals}}
}

/** Log ratios, shape [bins][groups], from one part a week. */
function weightsOf(
  folds: readonly ObservedShares[],
  {bins, groups}: {readonly bins: number; readonly groups: number},
): number[][] {
  const weights = Array.from({length: bins}, () => new Array<number>(groups).fill(0))
  for (let g = 0; g < groups; g++) {
    const cells = folds.flatMap((seen, fold) =>
      weights.map((_, b): FoldedCell => {
        const row = seen.shares.slice(b * groups, (b + 1) * groups).map((share) => Math.max(0, share))
        const n = effectiveReports(seen)
        const total = n * row.reduce((sum, share) => sum + share, 0)
        return {bins: [b], total, positives: Math.min(total, n * row[g]!), fold}
      }),
    )
    if (folds.length < 2 || !cells.some(({total}) => total > 0)) continue
    const found = learnSignalWeights(cells, [bins], folds.length)
    found.weights[0]?.forEach((w, b) => {
      weights[b]![g] = Math.min(MOST_LOG_RATIO, Math.max(-MOST_LOG_RATIO, w))
    })
  }
  return weights
}

/** How many plain answers would be as exact as these randomised ones. */
function effectiveReports({shares, covariance}: ObservedShares): number {
  const size = shares.length
  const plain = shares.reduce((sum, share) => sum + Math.max(0, share * (1 - share)), 0)
  const noisy = shares.reduce((sum, _, j) => sum + covariance[j * size + j]!, 0)
  return plain / noisy
}

/** Bins × groups as if independent, times the weights, with the margins of the bins. */
function tilted(
  {shares}: ObservedShares,
  {bins, groups}: {readonly bins: number; readonly groups: number},
  weights: readonly (readonly number[])[] | null,
): number[] {
  const positive = shares.map((share) => Math.max(1e-4, share))
  const total = positive.reduce((sum, share) => sum + share, 0)
  const column = Array.from({length: groups}, (_, g) =>
    positive.reduce((sum, share, at) => sum + (at % groups === g ? share / total : 0), 0),
  )
  return Array.from({length: bins}, (_, b) => {
    const row = positive.slice(b * groups, (b + 1) * groups).reduce((sum, share) => sum + share / total, 0)
    const odds = column.map((share, g) => share * Math.exp(weights?.[b]?.[g] ?? 0))
    const sum = odds.reduce((all, x) => all + x, 0)
    return odds.map((x) => (row * x) / sum)
  }).flat()
}
