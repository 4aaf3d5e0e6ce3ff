import {DEFAULT_DROP_OFF} from '../../advisor-core/questions/pick-question'
import {addCounts, judge} from './guard'
import type {Learnt} from './learn-questions'
import type {ObservedShares} from './observe-shares'
import type {Weeks} from './topic-weeks'
import type {Change} from './types'

/** Ids of the questions that a patient visitor would be asked, in order. */
export type Path = readonly string[]

const HAZARDS = Array.from({length: 60}, (_, i) => 0.005 * (i + 1))
const LEAST_REPORTS = 200

/**
 * The chance to leave at a further question, from which question was the last one answered: along a patient visitor's
 * path of T questions it is the d-th with chance h (1 − h)^(d − 1) for d < T, else (1 − h)^(T − 1). The paths are those
 * of simulated visitors, so that a shop whose visitors are asked other things learns less well; the guard tells.
 */
export function learnDropOff(
  weeks: Weeks,
  {
    paths,
    dropOff = DEFAULT_DROP_OFF,
  }: {readonly paths: readonly Path[]; readonly dropOff?: number | undefined},
): Learnt {
  const reports = weeks.topic('last-question')
  const cells = reports?.topic.cells.filter((cell) => paths.some((path) => path.includes(cell))) ?? []
  if (!reports || cells.length < 2) return {changes: [], parameters: {}}
  const observe = reports.observe(cells)
  const all = reports.weeks.length > 0 ? addCounts(reports.weeks) : null
  const observed = all && observe(all)
  const predicted = HAZARDS.map((hazard) => lastQuestions(paths, cells, hazard))
  const find = (seen: ObservedShares): number => nearest(predicted, seen)
  const kept: Change = {
    parameter: 'drop-off',
    cells: ['leaves'],
    old: [dropOff],
    new: [dropOff],
    intervals: null,
    reports: all?.reports ?? 0,
    accepted: false,
    improvement: null,
    reason: `kept: ${all?.reports ?? 0} reports, ${LEAST_REPORTS} are the least to learn from`,
  }
  if (!observed || observed.reports < LEAST_REPORTS) return {changes: [kept], parameters: {}}
  const old = lastQuestions(paths, cells, dropOff)
  const judgement = judge({
    weeks: reports.weeks,
    observe,
    old,
    learn: (seen) => predicted[find(seen)]!,
  })
  if (!judgement)
    return {
      changes: [{...kept, reason: 'kept: one week cannot be held out; wait for a second one'}],
      parameters: {},
    }
  const improvement = {mean: judgement.improvement, low: judgement.low}
  if (!judgement.accepted)
    return {
      changes: [{...kept, improvement, reason: 'kept: not better for sure on weeks held out'}],
      parameters: {},
    }
  const found = Number(HAZARDS[find(observed)]!.toFixed(3))
  const reason = 'taken: better on the weeks held out, beyond their noise'
  return {
    changes: [{...kept, improvement, new: [found], accepted: true, reason}],
    parameters: {dropOff: found},
  }
}

/** Where visitors stop who leave with this chance before each question after the first. */
function lastQuestions(paths: readonly Path[], cells: readonly string[], hazard: number): number[] {
  const at = new Map(cells.map((cell, j) => [cell, j]))
  const shares = cells.map(() => 0)
  for (const path of paths)
    path.forEach((question, d) => {
      const stays = (1 - hazard) ** d
      const j = at.get(question)
      if (j !== undefined) shares[j]! += stays * (d === path.length - 1 ? 1 : hazard)
    })
  const total = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => share / total)
}

/** Index of the prediction with the least squared distance. */
function nearest(predicted: readonly (readonly number[])[], {shares}: ObservedShares): number {
  const distances = predicted.map((row) => row.reduce((sum, x, j) => sum + (x - shares[j]!) ** 2, 0))
  return distances.indexOf(Math.min(...distances))
}
