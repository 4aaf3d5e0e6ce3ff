import {answerLogLikelihood, type CompiledQuestion} from '../belief/compile-question'
import {type EvidenceTerm, logPosterior, normalizeWithEntropy} from '../belief/posterior'
import {toCells} from '../belief/posterior-cells'
import {type CellMasses, packedMasses} from '../questions/packed-masses'
import {signalTerms} from '../signals/signal-terms'
import type {ShownChoice} from '../taste/types'
import type {TraitResponse} from '../traits/types'
import type {AdvisorModel, Portrait, TypedWish} from './model'
import type {DialogueState} from './state'
import type {ChoiceAction, Evidence} from './types'

/** How strongly a change of taste counts against stated answers: κ of DESIGN.md §3. */
const TASTE_WEIGHT = 1

/**
 * What a choice says about the product itself, in nats; what it says about products like it is taste's business.
 * Who wants more of one has not turned away from it.
 */
export const OWN_STANDING = {
  details: 0.3,
  cart: 1.5,
  'more-like-this': 1.5,
  'not-for-me': -6,
  prefer: 0.3,
  'cannot-say': 0,
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
  /** Wishes in the visitor's own words. */
  readonly typed: readonly TypedWish[]
  readonly terms: readonly EvidenceTerm[]
  /** b; shape [N], sums to 1 */
  readonly belief: Float64Array
  /** H(b) */
  readonly entropyBits: number
  /** The questions as they stand, those with options formed for this belief included. */
  readonly questions: readonly CompiledQuestion[]
  /** Posterior mass by cell of every question and prerequisite. */
  readonly masses: CellMasses
  readonly responses: readonly TraitResponse[]
  /** Trait items put, skipped ones included. */
  readonly traitsAsked: readonly string[]
  /** Who answers. */
  readonly portrait: Portrait
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
    const {question, answer} = entry
    const auto = model.auto.get(question)
    const compiled = auto ? auto.compile(answer.kind === 'options' ? answer.options : []) : byId.get(question)
    if (!compiled) return []
    return [{evidence: entry, compiled, chosen: chosenOptions(compiled, entry)}]
  })
  const compile = model.typed?.()
  const typed = evidence.flatMap((entry) => (entry.kind === 'text' && compile?.(entry.wish)) || [])
  const choices = evidence.flatMap((entry) =>
    entry.kind === 'choice' && entry.action !== 'cannot-say' ? entry : [],
  )
  const tasteFit = toTasteFit(model, choices)
  const shift = tasteFit && state.taste?.shift
  // A fit that went astray says nothing.
  const tasteShift =
    shift && shift.length === model.tasteFeatures.length && shift.every(Number.isFinite)
      ? Float64Array.from(shift)
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
    ...typed.flatMap(({terms}) => terms),
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
  const masses = packedMasses(model.packed, belief)
  const formed = model.kinds?.formAuto(model, {belief, masses, terms, editing: state.editing}) ?? []
  return {
    answers,
    typed,
    terms,
    belief,
    entropyBits,
    masses: new Map([...masses, ...formed.map(({compiled, mass}) => [compiled.cells, mass] as const)]),
    questions: [...model.questions, ...formed.map(({compiled}) => compiled)],
    responses,
    traitsAsked: [
      ...evidence.flatMap((entry) => (entry.kind === 'trait' ? [entry.item] : [])),
      ...state.skipped,
    ],
    portrait: model.insight?.()?.portray(model, responses, answersById(answers)) ?? model.stranger,
    tasteShift,
    tasteFit,
  }
}

function chosenOptions(compiled: CompiledQuestion, {answer}: Evidence & {kind: 'answer'}): number[] {
  if (answer.kind === 'no-preference') return []
  const chosen = answer.options
    .map((id) => compiled.question.options.findIndex((option) => option.id === id))
    .filter((o) => o >= 0)
  return compiled.question.kind === 'order' ? chosen : chosen.sort((a, b) => a - b)
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
  const weights = shift.map((weight) => TASTE_WEIGHT * weight)
  model.insight?.()?.utilities(model.catalog, model.tasteFeatures, weights, logLikelihood)
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
