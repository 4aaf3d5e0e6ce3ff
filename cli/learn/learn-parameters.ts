import type {LearnedParameters, Popularity} from '../../advisor-core/advisor/types'
import {normalize} from '../../advisor-core/belief/posterior'
import {createRandom} from '../../advisor-core/numeric/random'
import type {LoadedShop} from '../simulate/load-shop'
import {type SimulatedVisit, simulateVisit} from '../simulate/simulate-visit'
import {drawVisitor} from '../simulate/simulated-visitor'
import {learnArchetypes} from './learn-archetypes'
import {learnBehaviour} from './learn-behaviour'
import {learnDropOff, type Path} from './learn-drop-off'
import {learnNoise} from './learn-noise'
import {learnPopularity} from './learn-popularity'
import {type Learnt, learnQuestions} from './learn-questions'
import {learnSignals} from './learn-signals'
import {meanPriceGap} from './mean-price-gap'
import type {Weeks} from './topic-weeks'

/**
 * Every parameter that the live topics speak about, each taken over or kept on its own.
 *
 * @param shop    the engine with the parameters as they are
 * @param learned what was learnt earlier and is in that engine
 */
export function learnParameters(shop: LoadedShop, weeks: Weeks, learned: LearnedParameters): Learnt {
  const {model} = shop.dialogue
  const logPrior = Float64Array.from(model.logPrior)
  const prior = normalize(logPrior, logPrior)
  const earlier = learned.popularity ?? []
  const questions = learnQuestions(model, weeks, {prior, earlier})
  const {category} = model
  const visits = patientVisits(shop)
  const isAsked = questions.changes.some(
    ({parameter}) => parameter.startsWith('popularity:') && asksAbout(shop, parameter, category?.id),
  )
  const parts: Learnt[] = [
    learnArchetypes(model.archetypes, weeks),
    questions,
    // What visitors ask for says more than what they choose among the products that were shown to them.
    ...(category && !isAsked ? [learnChosenGroups(shop, weeks, {prior, earlier})] : []),
    learnNoise(model, weeks),
    ...(weeks.topic('last-question')
      ? [learnDropOff(weeks, {paths: pathsOf(visits()), dropOff: learned.dropOff})]
      : []),
    ...(category ? [learnSignals(category.id, weeks)] : []),
    learnBehaviour({
      ...model,
      weeks,
      gap: () =>
        meanPriceGap(
          model,
          visits().map(({shown}) => shown),
        ),
    }),
  ]
  return {
    changes: parts.flatMap(({changes}) => changes),
    parameters: parts.reduce<LearnedParameters>((all, {parameters}) => merge(all, parameters), learned),
  }
}

function learnChosenGroups(
  {dialogue: {model}}: LoadedShop,
  weeks: Weeks,
  {prior, earlier}: {readonly prior: Float64Array; readonly earlier: readonly Popularity[]},
): Learnt {
  const reports = weeks.topic('chosen-group')
  const {category, catalog} = model
  if (!reports || !category) return {changes: [], parameters: {}}
  const {change, popularity} = learnPopularity({
    parameter: 'popularity',
    catalog,
    attribute: category.id,
    groups: reports.topic.cells.slice(1).map((cell) => ({cell, values: [cell]})),
    reports,
    noise: 0,
    // Clicks and orders are of all visitors alike.
    told: 1,
    prior,
    earlier,
  })
  return {changes: [change], parameters: {popularity}}
}

function asksAbout({dialogue}: LoadedShop, parameter: string, attribute: string | undefined): boolean {
  const id = parameter.slice('popularity:'.length)
  return dialogue.model.questions.some(({question}) => question.id === id && question.attribute === attribute)
}

const VISITS = 150

/** Simulated visits of visitors who never leave; played when they are first asked for. */
function patientVisits({dialogue, prior}: LoadedShop): () => readonly SimulatedVisit[] {
  let played: readonly SimulatedVisit[] | null = null
  const play = (_: unknown, v: number): SimulatedVisit => {
    const random = createRandom(v)
    return simulateVisit(dialogue, drawVisitor(dialogue.model, prior, random), {random, clicks: 0})
  }
  return () => {
    played ??= Array.from({length: VISITS}, play)
    return played
  }
}

/** What these visitors would be asked. */
function pathsOf(visits: readonly SimulatedVisit[]): readonly Path[] {
  return visits.map(({steps}) => steps.map(({question}) => question)).filter((path) => path.length > 0)
}

/** What was found replaces what was known; the rest stays. */
function merge(known: LearnedParameters, found: LearnedParameters): LearnedParameters {
  const noise = {...known.noise, ...found.noise}
  const baseRates = {...known.baseRates, ...found.baseRates}
  const popularity = [
    ...(known.popularity ?? []).filter((one) => !found.popularity?.some((other) => isSame(one, other))),
    ...(found.popularity ?? []),
  ]
  const renewed = new Set(found.signals?.map(({signal}) => signal))
  const signals = [
    ...(known.signals ?? []).filter(({signal}) => !renewed.has(signal)),
    ...(found.signals ?? []),
  ]
  const archetypes = found.archetypes ?? known.archetypes
  const dropOff = found.dropOff ?? known.dropOff
  return {
    ...(archetypes && {archetypes}),
    ...(Object.keys(noise).length > 0 && {noise}),
    ...(Object.keys(baseRates).length > 0 && {baseRates}),
    ...(popularity.length > 0 && {popularity}),
    ...(dropOff !== undefined && {dropOff}),
    ...(signals.length > 0 && {signals}),
  }
}

function isSame(one: Popularity, other: Popularity): boolean {
  return one.attribute === other.attribute && one.values.join('\n') === other.values.join('\n')
}
