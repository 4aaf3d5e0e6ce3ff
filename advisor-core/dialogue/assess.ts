import {archetypePosterior} from '../archetypes/archetype-posterior'
import {answerLogLikelihood, type CompiledQuestion} from '../belief/compile-question'
import {type EvidenceTerm, logPosterior, normalizeWithEntropy} from '../belief/posterior'
import {toCells} from '../belief/posterior-cells'
import {type CellMasses, packedMasses} from '../questions/packed-masses'
import {signalTerms} from '../signals/signal-terms'
import type {ShownChoice} from '../taste/types'
import {utilities} from '../taste/utilities'
import {scoreTraits} from '../traits/score-traits'
import type {TraitEstimate, TraitResponse} from '../traits/types'
import type {AdvisorModel} from './model'
import type {DialogueState} from './state'
import type {ChoiceAction, Evidence} from './types'

/** How strongly a change of taste counts against stated answers: κ of DESIGN.md §3. */
const TASTE_WEIGHT = 1

/**
 * What a choice says about the product itself, in nats; what it says about products like it is taste's business.
 * Who wants more of one has not turned away from it.
 */
const OWN_STANDING = {
  details: 0.3,
  cart: 1.5,
  'more-like-this': 1.5,
  'not-for-me': -6,
} as const satisfies Record<ChoiceAction, number>

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
  /** b; shape [N], sums to 1 */
  readonly belief: Float64Array
  /** H(b) */
  readonly entropyBits: number
  /** Posterior mass by cell of every question and prerequisite. */
  readonly masses: CellMasses
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
  readonly tasteFit: {readonly key: string; readonly choices: readonly ShownChoice[]} | null
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
  const tasteShift = tasteFit && state.taste ? Float64Array.from(state.taste.shift) : null
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
    ...termsOfSignals(
      model,
      evidence
        .filter((entry) => entry.kind === 'signal')
        .filter(({signal}) => !state.signalsOff.includes(signal)),
    ),
    ...choices.map(({id, product, action}) => ({
      id,
      kind: 'products' as const,
      products: [product],
      logLikelihood: OWN_STANDING[action],
    })),
    ...(tasteShift ? [tasteTerm(model, tasteShift)] : []),
  ]
  const belief = logPosterior(model.logPrior, terms)
  const entropyBits = normalizeWithEntropy(belief, belief)
  const responses = evidence.flatMap((entry) =>
    entry.kind === 'trait' && entry.category !== null ? [{item: entry.item, category: entry.category}] : [],
  )
  const estimate = scoreTraits(model.bank, responses)
  return {
    answers,
    terms,
    belief,
    entropyBits,
    masses: packedMasses(model.packed, belief),
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

/** Signals and taste change once in a while, the belief with every answer: the last terms are kept. */
const LAST_SIGNALS = new WeakMap<
  AdvisorModel,
  {readonly key: string; readonly terms: readonly EvidenceTerm[]}
>()
const LAST_TASTE = new WeakMap<AdvisorModel, {readonly key: string; readonly term: EvidenceTerm}>()

function termsOfSignals(
  model: AdvisorModel,
  entries: readonly (Evidence & {kind: 'signal'})[],
): readonly EvidenceTerm[] {
  const key = JSON.stringify(entries)
  const last = LAST_SIGNALS.get(model)
  if (last?.key === key) return last.terms
  const terms = signalTerms(model.catalog, model.signalWeights, entries).map(toCells)
  LAST_SIGNALS.set(model, {key, terms})
  return terms
}

function tasteTerm(model: AdvisorModel, shift: Float64Array): EvidenceTerm {
  const key = shift.join()
  const last = LAST_TASTE.get(model)
  if (last?.key === key) return last.term
  const term = newTasteTerm(model, shift)
  LAST_TASTE.set(model, {key, term})
  return term
}

function newTasteTerm(model: AdvisorModel, shift: Float64Array): EvidenceTerm {
  const logLikelihood = new Float64Array(model.catalog.size)
  utilities(model.catalog, model.tasteFeatures, shift, logLikelihood)
  for (let i = 0; i < logLikelihood.length; i++) logLikelihood[i]! *= TASTE_WEIGHT
  return {id: 'taste', kind: 'dense', logLikelihood}
}

function toTasteFit(
  model: AdvisorModel,
  entries: readonly (Evidence & {kind: 'choice'})[],
): {key: string; choices: ShownChoice[]} | null {
  if (entries.length === 0 || !model.learnsTaste) return null
  return {
    key: entries.map(({id, shown}) => `${id}<${shown.join()}`).join(';'),
    choices: entries.map(toChoice),
  }
}

function toChoice({action, product, shown}: Evidence & {kind: 'choice'}): ShownChoice {
  const refused = action === 'not-for-me'
  const products = refused ? [product] : shown
  return {
    products,
    chosen: refused ? -1 : products.indexOf(product),
    positions: products.map((item) => shown.indexOf(item)),
  }
}
