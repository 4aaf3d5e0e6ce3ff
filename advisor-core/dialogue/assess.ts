import {archetypePosterior} from '../archetypes/archetype-posterior'
import {answerLogLikelihood, type CompiledQuestion} from '../belief/compile-question'
import {type EvidenceTerm, logPosterior, normalize} from '../belief/posterior'
import {signalTerms} from '../signals/signal-terms'
import {encodeItem} from '../taste/encode-item'
import type {ChoiceEvidence, TasteProblem} from '../taste/types'
import {utilities} from '../taste/utilities'
import {scoreTraits} from '../traits/score-traits'
import type {TraitEstimate, TraitResponse} from '../traits/types'
import type {AdvisorModel} from './model'
import type {DialogueState} from './state'
import type {Evidence} from './types'

/** How strongly a change of taste counts against stated answers: κ of DESIGN.md §3. */
const TASTE_WEIGHT = 1

/** "Not for me" makes the product itself this much less likely, in nats; its likes are taste's business. */
const REFUSAL = -6

/**
 * Answering a question with a prerequisite says, in nats, that the best product is one the question makes sense
 * for: who tells how the coffee should be made is not after running shoes.
 */
const PREREQUISITE_LOG_RATIO = 2

/** Everything that is believed about this visitor, as a function of the evidence list. */
export interface Assessment {
  readonly answers: readonly {
    readonly evidence: Evidence & {kind: 'answer'}
    readonly compiled: CompiledQuestion
    readonly chosen: readonly number[]
  }[]
  readonly terms: readonly EvidenceTerm[]
  /** log b, not normalised; shape [N] */
  readonly logBelief: Float64Array
  /** b; shape [N], sums to 1 */
  readonly belief: Float64Array
  readonly responses: readonly TraitResponse[]
  /** Trait items put, skipped ones included. */
  readonly traitsAsked: readonly string[]
  readonly estimate: TraitEstimate
  /** Posterior of the latent classes; shape [K] */
  readonly archetypes: Float64Array
  /**
   * Refitted minus prior weights of the taste model; `null` without choices or before their first fit. While a
   * refit is under way the last one stands, so that nothing jumps back and forth.
   */
  readonly tasteShift: Float64Array | null
  /** The choices to fit taste to and the key that names them; `null` when there are none. */
  readonly tasteFit: {readonly key: string; readonly problem: TasteProblem} | null
}

const PREREQUISITE_TERM = Float64Array.of(0, PREREQUISITE_LOG_RATIO)

/** Folds the evidence list into beliefs; the same list gives the same figures to the bit. */
export function assess(model: AdvisorModel, state: DialogueState): Assessment {
  const evidence = [...state.evidence].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const byId = new Map(model.questions.map((compiled) => [compiled.question.id, compiled]))
  const answers = evidence.flatMap((entry) => {
    if (entry.kind !== 'answer') return []
    const compiled = byId.get(entry.question)
    if (!compiled) return []
    return [{evidence: entry, compiled, chosen: chosenOptions(compiled, entry)}]
  })
  const choices = evidence.filter((entry) => entry.kind === 'choice')
  const tasteFit = toTasteFit(model, choices)
  const tasteShift =
    tasteFit && state.taste && model.tastePrior
      ? Float64Array.from(state.taste.weights, (w, j) => w - model.tastePrior!.mean[j]!)
      : null
  const terms: EvidenceTerm[] = [
    ...answers
      .filter(({chosen}) => chosen.length > 0)
      .map(({evidence: {id}, compiled, chosen}) => ({
        id,
        kind: 'cells' as const,
        cells: compiled.cells,
        logLikelihood: answerLogLikelihood(compiled, chosen),
      })),
    ...answers.flatMap(({evidence: {id}, compiled, chosen}) => {
      const cells = model.prerequisites.get(compiled.question.id)
      if (!cells || chosen.length === 0) return []
      return [{id: `${id}:when`, kind: 'cells' as const, cells, logLikelihood: PREREQUISITE_TERM}]
    }),
    ...signalTerms(
      model.catalog,
      model.signalWeights,
      evidence
        .filter((entry) => entry.kind === 'signal')
        .filter(({signal}) => !state.signalsOff.includes(signal)),
    ),
    ...choices
      .filter(({action}) => action === 'not-for-me')
      .map(({id, product}) => ({id, kind: 'products' as const, products: [product], logLikelihood: REFUSAL})),
    ...(tasteShift ? [tasteTerm(model, tasteShift)] : []),
  ]
  const logBelief = logPosterior(model.logPrior, terms)
  const responses = evidence.flatMap((entry) =>
    entry.kind === 'trait' && entry.category !== null ? [{item: entry.item, category: entry.category}] : [],
  )
  const estimate = scoreTraits(model.bank, responses)
  return {
    answers,
    terms,
    logBelief,
    belief: normalize(logBelief, new Float64Array(logBelief.length)),
    responses,
    traitsAsked: evidence.flatMap((entry) => (entry.kind === 'trait' ? [entry.item] : [])),
    estimate,
    archetypes: archetypePosterior(model.archetypes, {
      estimate: responses.length > 0 ? estimate : null,
      traits: model.bank.traits.map(({id}) => id),
      answers: answersById(answers),
    }),
    tasteShift,
    tasteFit,
  }
}

function chosenOptions(compiled: CompiledQuestion, {answer}: Evidence & {kind: 'answer'}): number[] {
  if (answer.kind === 'no-preference') return []
  return answer.options
    .map((id) => compiled.question.options.findIndex((option) => option.id === id))
    .filter((o) => o >= 0)
    .sort((a, b) => a - b)
}

/** Chosen option ids by question, for the segmentation indicators of the archetypes. */
export function answersById(answers: Assessment['answers']): Record<string, readonly string[]> {
  return Object.fromEntries(
    answers.map(({compiled, chosen}) => [
      compiled.question.id,
      chosen.map((o) => compiled.question.options[o]!.id),
    ]),
  )
}

function tasteTerm(model: AdvisorModel, shift: Float64Array): EvidenceTerm {
  const logLikelihood = new Float64Array(model.catalog.size)
  utilities(model.catalog, model.tasteFeatures, shift, logLikelihood)
  for (let i = 0; i < logLikelihood.length; i++) logLikelihood[i]! *= TASTE_WEIGHT
  return {id: 'taste', kind: 'dense', logLikelihood}
}

function toTasteFit(
  model: AdvisorModel,
  entries: readonly (Evidence & {kind: 'choice'})[],
): {key: string; problem: TasteProblem} | null {
  if (entries.length === 0 || !model.tastePrior || !model.taste) return null
  const key = entries.map(({id, shown}) => `${id}<${shown.join()}`).join(';')
  const choices = entries.map((entry) => toChoice(model, entry))
  return {key, problem: {prior: model.tastePrior, choices, firstPosition: model.taste.firstPosition}}
}

function toChoice(
  model: AdvisorModel,
  {action, product, shown}: Evidence & {kind: 'choice'},
): ChoiceEvidence {
  const refused = action === 'not-for-me'
  const items = refused ? [product] : shown
  const dimensions = model.tasteFeatures.length
  const features = new Float64Array(items.length * dimensions)
  items.forEach((item, row) => {
    encodeItem(
      model.catalog,
      model.tasteFeatures,
      item,
      features.subarray(row * dimensions, (row + 1) * dimensions),
    )
  })
  return {
    features,
    chosen: refused ? -1 : items.indexOf(product),
    positions: items.map((item) => shown.indexOf(item)),
  }
}
