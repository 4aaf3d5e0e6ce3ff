import type {Advisor, LearnedParameters, Question} from '../../advisor-core/advisor/types'
import type {Artefacts} from '../build/artefacts'
import {sha256} from '../build/content-hash'

/**
 * The advisor with what was learnt, each where the engine looks for it: η and π at their questions, signal weights
 * among the file's, popularity and drop-off in `learned`. What is not of this advisor any more is left out.
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
    signals: [...advisor.signals, ...signals.filter(({attribute}) => known.has(attribute))],
    learned: {
      ...(popular.length > 0 && {popularity: popular}),
      ...(dropOff !== undefined && {dropOff}),
      ...(learned.archetypes && {archetypes: learned.archetypes}),
    },
  }
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
