import type {LearnedParameters, Option, Popularity, QuestionKind} from '../../advisor-core/advisor/types'
import type {CompiledQuestion} from '../../advisor-core/belief/compile-question'
import type {AdvisorModel} from '../../advisor-core/dialogue/model'
import {cellMasses, optionProbabilities} from '../../advisor-core/questions/information-gain'
import {addCounts} from './guard'
import {type Group, learnPopularity} from './learn-popularity'
import {learnShares} from './learn-shares'
import {identityMap} from './shrink-shares'
import type {TopicWeeks, Weeks} from './topic-weeks'
import type {Change} from './types'

export type Learnt = {readonly changes: readonly Change[]; readonly parameters: LearnedParameters}

/** A question's answers speak for all visitors where it is put to at least this share of them. */
const ASKED_OF_MOST = 0.5

/**
 * Answer frequencies: of values they say how popular the products with them are, of all but exclusive ones also how often each
 * is named (π, for the value of the question).
 */
export function learnQuestions(
  model: AdvisorModel,
  weeks: Weeks,
  {prior, earlier}: {readonly prior: Float64Array; readonly earlier: readonly Popularity[]},
): Learnt {
  const changes: Change[] = []
  const popularity: Popularity[] = []
  const baseRates: Record<string, Readonly<Record<string, number>>> = {}
  for (const compiled of model.questions) {
    const {question, family} = compiled
    const reports = weeks.topic(`question:${question.id}`)
    if (!reports) continue
    const learnt = learnPopularityOf(compiled, {model, reports, prior, earlier})
    if (learnt) {
      changes.push(learnt.change)
      popularity.push(...learnt.popularity)
    }
    if (family !== 'constraint') continue
    const {change, rates} = learnRates(compiled, prior, reports)
    changes.push(change)
    if (rates) baseRates[question.id] = rates
  }
  return {changes, parameters: {popularity, baseRates}}
}

/** Kinds whose answers name the values of the one product that is wanted. */
const NAMING: readonly QuestionKind[] = ['single', 'a-or-b', 'yes-no', 'several']

function learnPopularityOf(
  {question, noise}: CompiledQuestion,
  {
    model,
    reports,
    ...rest
  }: {
    readonly model: AdvisorModel
    readonly reports: TopicWeeks
    readonly prior: Float64Array
    readonly earlier: readonly Popularity[]
  },
): ReturnType<typeof learnPopularity> | null {
  const {id, kind, attribute, options, when} = question
  const groups = groupsOf(options)
  const column = model.catalog.columns[attribute ?? '']
  if (!attribute || !groups || when || !NAMING.includes(kind)) return null
  if (column?.kind !== 'categorical' && column?.kind !== 'boolean') return null
  const told = toldShare(reports, groups)
  if (told < ASKED_OF_MOST) return null
  const parameter = `popularity:${id}`
  return learnPopularity({
    parameter,
    catalog: model.catalog,
    attribute,
    groups,
    reports,
    noise,
    told,
    ...rest,
  })
}

/** π such that, before any answer, each option is named as often as was reported. */
function learnRates(
  compiled: CompiledQuestion,
  prior: Float64Array,
  reports: TopicWeeks,
): {change: Change; rates: Readonly<Record<string, number>> | null} {
  const {question, likelihood, cellCount} = compiled
  const cells = question.options.map(({id}) => id)
  const [mass] = cellMasses(prior, [compiled])
  const old = [...optionProbabilities(compiled, mass!)]
  const change = learnShares({
    parameter: `base-rates:${question.id}`,
    cells,
    old,
    map: identityMap(cells.length),
    weeks: reports.weeks,
    observe: reports.observe(cells),
  })
  if (!change.accepted) return {change, rates: null}
  const weights = change.new.map((share, o) => {
    const mean = mass!.reduce((sum, m, cell) => sum + m * likelihood[o * cellCount + cell]!, 0)
    return Math.max(share, 1e-3) / Math.max(mean, 1e-6)
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const rates = cells.map((cell, o) => [cell, Number((weights[o]! / total).toFixed(4))])
  return {change, rates: Object.fromEntries(rates)}
}

/** Share of all visits that named one of the groups. */
function toldShare({weeks, observe}: TopicWeeks, groups: readonly Group[]): number {
  return weeks.length > 0 ? (observe(groups.map(({cell}) => cell))(addCounts(weeks))?.told ?? 0) : 0
}

/** Options that name values, none of them twice; `null` otherwise. */
function groupsOf(options: readonly Option[]): readonly Group[] | null {
  const groups = options.flatMap(({id, match}): Group[] =>
    match && 'values' in match ? [{cell: id, values: match.values}] : [],
  )
  const values = groups.flatMap((group) => group.values)
  if (groups.length < 2 || groups.length < options.length || new Set(values).size < values.length) return null
  return groups
}
