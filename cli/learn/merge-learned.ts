import type {Advisor, LearnedParameters, Question} from '../../advisor-core/advisor/types'
import {isBehaviour} from '../../advisor-core/signals/behaviour-bin'
import type {SignalId, SignalWeight} from '../../advisor-core/signals/types'
import type {Artefacts} from '../build/artefacts'
import {sha256} from '../build/content-hash'

/**
 * The advisor with what was learnt, each where the engine looks for it: η and π at their questions, signal weights
 * among the file's (`mergeSignals`), popularity and drop-off in `learned`. What is not of this advisor any more is left out.
 */
export function mergeLearned(advisor: Advisor, learned: LearnedParameters): Advisor {
  const {noise = {}, baseRates = {}, popularity, dropOff, signals = []} = learned
  const known = new Set(advisor.catalog.attributes.map(({id}) => id))
  const popular = popularity?.filter(({attribute}) => known.has(attribute)) ?? []
  return {
    ...advisor,
    questions: advisor.questions.map((question): Question => {
      const eta = noise[question.id]
      const rates = ratesOf(question, baseRates[question.id])
      return {
        ...question,
        ...(eta !== undefined && {noise: eta}),
        ...(rates && {rates}),
      }
    }),
    signals: mergeSignals(
      advisor.signals,
      signals.filter(({attribute}) => known.has(attribute)),
    ),
    learned: {
      ...(popular.length > 0 && {popularity: popular}),
      ...(dropOff !== undefined && {dropOff}),
      ...(learned.archetypes && {archetypes: learned.archetypes}),
    },
  }
}

/**
 * Learnt weights of what was done in the shop began as the file's and take their place; a signal that the file switches
 * off stays off. All other signals' weights come on top.
 */
function mergeSignals(
  own: readonly SignalWeight[],
  learnt: readonly SignalWeight[],
): readonly SignalWeight[] {
  const isOff = (signal: SignalId) => {
    const rows = own.filter((row) => row.signal === signal)
    return rows.length > 0 && rows.every(({logRatio}) => logRatio === 0)
  }
  const added = learnt.filter(({signal}) => !isBehaviour(signal) || !isOff(signal))
  const replaced = new Set(added.map(({signal}) => signal).filter(isBehaviour))
  return [...own.filter(({signal}) => !isBehaviour(signal) || !replaced.has(signal)), ...added]
}

/** In the order of the options; `null` where the question has others by now. */
function ratesOf(
  {options}: Question,
  rates: Readonly<Record<string, number>> = {},
): readonly number[] | null {
  const known = options.flatMap(({id}) => rates[id] ?? [])
  return options.length > 0 && known.length === options.length && Object.keys(rates).length === known.length
    ? known
    : null
}

/**
 * The models with the shop's own archetype shares. Their hash changes with them, so that reports about other
 * archetypes are never added to these. Shares of a model with other classes are left out.
 */
export function withLearnedShares(artefacts: Artefacts, shares: LearnedParameters['archetypes']): Artefacts {
  const {classes} = artefacts.archetypes
  if (!shares || classes.some(({id}) => shares[id] === undefined)) return artefacts
  if (Object.keys(shares).length !== classes.length) return artefacts
  const archetypes = {
    ...artefacts.archetypes,
    classes: classes.map((one) => ({...one, share: shares[one.id]!})),
  }
  const hash = sha256(new TextEncoder().encode(JSON.stringify(archetypes)))
  return {...artefacts, archetypes, hashes: {...artefacts.hashes, archetypes: hash}}
}
