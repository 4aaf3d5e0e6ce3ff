import {answerLogLikelihood, type CompiledQuestion} from '../belief/compile-question'
import {type EvidenceTerm, logPosterior, normalizeWithEntropy} from '../belief/posterior'
import {toCells} from '../belief/posterior-cells'
import {type CellMasses, packedMasses} from '../questions/packed-masses'
import {signalTerms} from '../signals/signal-terms'
import type {TraitResponse} from '../traits/types'
import type {AdvisorModel, Heeded, Portrait, TasteOfChoices, TypedWish} from './model'
import type {DialogueState} from './state'
import type {ChoiceAction, Evidence} from './types'

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
  /** The rules that hold for this visit. */
  readonly rules: Heeded['rules']
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
  readonly tasteFit: TasteOfChoices['fit']
}

const PREREQUISITE_TERM = Float64Array.of(0, PREREQUISITE_LOG_RATIO)

/** Folds the evidence list into beliefs; the same list gives the same figures to the bit. */
export function assess(model: AdvisorModel, state: DialogueState): Assessment {
  const insight = model.insight?.()
  const sorted = [...state.evidence].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const {evidence, rules} = insight?.heed(model, sorted) ?? {evidence: sorted, rules: model.advisor.rules}
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
  const choices = evidence.filter((entry) => entry.kind === 'choice')
  const taste = insight?.tasteOfChoices(model, evidence, state.taste?.shift ?? null)
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
    ...(taste?.terms ?? []),
  ]
  const belief = logPosterior(model.logPrior, terms)
  const entropyBits = normalizeWithEntropy(belief, belief)
  const responses = evidence.flatMap((entry) =>
    entry.kind === 'trait' && entry.category !== null ? [{item: entry.item, category: entry.category}] : [],
  )
  const masses = packedMasses(model.packed, belief)
  const formed = model.kinds?.formAuto(model, {belief, masses, terms, editing: state.editing}) ?? []
  return {
    rules,
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
    portrait: insight?.portray(model, responses, answersById(answers)) ?? model.stranger,
    tasteShift: taste?.shift ?? null,
    tasteFit: taste?.fit ?? null,
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

/** Signals change once in a while, the belief with every answer: the last terms are kept. */
const LAST_SIGNALS = new WeakMap<
  AdvisorModel,
  {readonly key: string; readonly read: typeof signalTerms; readonly terms: readonly EvidenceTerm[]}
>()

function termsOfSignals(
  model: AdvisorModel,
  entries: readonly (Evidence & {kind: 'signal'})[],
): readonly EvidenceTerm[] {
  const read = model.insight?.()?.signalTerms ?? signalTerms
  const key = JSON.stringify(entries)
  const last = LAST_SIGNALS.get(model)
  if (last?.key === key && last.read === read) return last.terms
  const terms = read(model.catalog, model.signalWeights, entries).map(toCells)
  LAST_SIGNALS.set(model, {key, read, terms})
  return terms
}
