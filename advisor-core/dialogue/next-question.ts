import type {CompiledQuestion} from '../belief/compile-question'
import {expectedMore, type Standing} from '../questions/expected-more'
import {informationGainBits} from '../questions/information-gain'
import {asOffered} from '../questions/offered-options'
import type {CellMasses} from '../questions/packed-masses'
import {type PickedQuestion, pickQuestion, rankQuestions, SLATE_SIZE} from '../questions/pick-question'
import {slateOutlook} from '../questions/slate-value'
import type {TraitItem} from '../traits/types'
import {type Assessment, answersById} from './assess'
import type {AdvisorModel, ComparisonOffer} from './model'
import {countAnswers, type DialogueState} from './state'

/** A prerequisite counts as met when products it holds for have more than this much of the belief. */
const PREREQUISITE_MASS = 0.5

/** How many more questions "ask me more" brings beyond the stop rule. */
const MORE_QUESTIONS = 3

/** A question that tells less than this is never asked, not even on request. */
const LEAST_GAIN = 0.02

export type Next =
  | {
      readonly kind: 'product'
      readonly compiled: CompiledQuestion
      readonly gainBits: number
      /** `null` for a question asked again: what its old answer did is in the belief. */
      readonly changeProbability: number | null
      readonly expectedMore: number
    }
  | (ComparisonOffer & {readonly kind: 'pair'; readonly expectedMore: number})
  | {readonly kind: 'trait'; readonly item: TraitItem; readonly expectedMore: number}
  | {readonly kind: 'results'}

/** What to ask next, or to show the results: the merchant's first questions, then the engine's pick, then traits. */
export function nextQuestion(model: AdvisorModel, state: DialogueState, assessment: Assessment): Next {
  const {belief, masses, entropyBits: bits, rules} = assessment
  if (state.editing !== null) {
    const compiled = assessment.questions.find(({question}) => question.id === state.editing)
    if (compiled)
      return {...withGain(masses, compiled), kind: 'product', changeProbability: null, expectedMore: 0}
    const pair = model.insight?.()?.pairAgain(model, state)
    if (pair) return {...pair, kind: 'pair', expectedMore: 0}
  }
  if (state.shownNow || state.settled) return {kind: 'results'}

  const open = openQuestions(model, state, assessment)
  const remaining = rules.maxQuestions - countAnswers(state.evidence)
  const first = rules.askFirst
    .map((id) => open.find(({question}) => question.id === id))
    .find((compiled) => compiled !== undefined)
  if (first && remaining > 0)
    return toAsk(model, state, assessment, withOutlook(assessment, withGain(masses, first)))
  const pick = pickQuestion({
    belief,
    questions: open,
    remaining,
    masses: massesOf(masses, open),
    bits,
    dropOff: model.advisor.learned?.dropOff,
  })
  const pair = remaining > 0 && model.insight?.()?.pickPair(model, {...assessment, ...state, pick})
  if (pair) return {...pair, kind: 'pair', expectedMore: traitsLeft(assessment)}
  if (pick.kind === 'ask') return toAsk(model, state, assessment, pick)
  const asked = state.moreFrom === null ? Infinity : countAnswers(state.evidence) - state.moreFrom
  if (asked < MORE_QUESTIONS) {
    const more = mostInformative(masses, open)
    if (more)
      return {
        ...toAsk(model, state, assessment, withOutlook(assessment, more)),
        expectedMore: MORE_QUESTIONS - 1 - asked + traitsLeft(assessment),
      }
  }
  return nextTrait(model, state, assessment)
}

/** Whether another product question would tell anything. */
export function canAskMore(model: AdvisorModel, state: DialogueState, assessment: Assessment): boolean {
  return mostInformative(assessment.masses, openQuestions(model, state, assessment)) !== null
}

function openQuestions(
  model: AdvisorModel,
  state: DialogueState,
  assessment: Assessment,
): CompiledQuestion[] {
  const {masses, questions, rules} = assessment
  const {askFirst, neverTogether = [], atMost = []} = rules
  const answered = answeredIds(state, assessment)
  const closed = [...neverTogether.map((ids) => ({questions: ids, count: 1})), ...atMost].flatMap(
    ({questions: ids, count}) => (ids.filter((id) => answered.has(id)).length < count ? [] : ids),
  )
  return questions.flatMap((compiled) => {
    const {id} = compiled.question
    if (answered.has(id) || closed.includes(id)) return []
    const needed = model.prerequisites.get(id)
    if (needed && !(masses.get(needed)![1]! > PREREQUISITE_MASS)) return []
    if (askFirst.includes(id) && isKnown(masses, compiled)) return []
    return asOffered(compiled, masses.get(compiled.cells)!) ?? []
  })
}

function massesOf(masses: CellMasses, questions: readonly CompiledQuestion[]): Float64Array[] {
  return questions.map(({cells}) => masses.get(cells)!)
}

/**
 * Whether a merchant's first question needs no asking, because something else, say the page it stands on, has
 * moved most of the belief into one of its cells.
 */
function isKnown(masses: CellMasses, compiled: CompiledQuestion): boolean {
  if (compiled.family !== 'partition') return false
  const mass = masses.get(compiled.cells)!
  return mass.some((m, cell) => m > PREREQUISITE_MASS && compiled.cellShare[cell]! < PREREQUISITE_MASS)
}

function withGain(
  masses: CellMasses,
  compiled: CompiledQuestion,
): {compiled: CompiledQuestion; gainBits: number} {
  return {compiled, gainBits: informationGainBits(compiled, masses.get(compiled.cells)!)}
}

/** What its answer would do to the slate, for a question that was not picked for it. */
function withOutlook(
  {belief, masses}: Assessment,
  asked: {compiled: CompiledQuestion; gainBits: number},
): Omit<PickedQuestion, 'kind'> {
  const {compiled} = asked
  return {...asked, ...slateOutlook(compiled, belief, masses.get(compiled.cells)!, SLATE_SIZE)}
}

/** A question with how many are expected to follow: those about products, then the trait questions left. */
function toAsk(
  model: AdvisorModel,
  state: DialogueState,
  assessment: Assessment,
  asked: Omit<PickedQuestion, 'kind'>,
): Extract<Next, {kind: 'product'}> {
  const {compiled, gainBits, changeProbability} = asked
  const more = expectedMore(standingOf(model, state, assessment, asked))
  return {
    kind: 'product',
    compiled,
    gainBits,
    changeProbability,
    expectedMore: Math.round(more) + traitsLeft(assessment),
  }
}

/** What the expectation of further questions is made from, when this one is asked. */
export function standingOf(
  model: AdvisorModel,
  state: DialogueState,
  assessment: Assessment,
  {compiled, gainBits, expectedValue}: Omit<PickedQuestion, 'kind' | 'changeProbability'>,
): Standing {
  const {masses, entropyBits: bits, questions, rules} = assessment
  const answered = answeredIds(state, assessment).add(compiled.question.id)
  const others = questions
    .filter(({question}) => !answered.has(question.id))
    .map((other) => {
      const needed = model.prerequisites.get(other.question.id)
      const reach = needed ? masses.get(needed)![1]! : 1
      return {gainBits: withGain(masses, other).gainBits, reach}
    })
  const remaining = rules.maxQuestions - countAnswers(state.evidence)
  return {bits, gainBits, expectedValue, remaining, others}
}

function traitsLeft({rules, traitsAsked}: Assessment): number {
  return Math.max(0, rules.traitQuestions - traitsAsked.length)
}

function answeredIds(state: DialogueState, {typed}: Assessment): Set<string> {
  return new Set([
    ...state.evidence.flatMap((entry) => (entry.kind === 'answer' ? [entry.question] : [])),
    ...typed.flatMap(({answers}) => answers),
  ])
}

function mostInformative(
  masses: CellMasses,
  questions: readonly CompiledQuestion[],
): {compiled: CompiledQuestion; gainBits: number} | null {
  const [first] = rankQuestions(questions, massesOf(masses, questions))
  return first && first.gainBits >= LEAST_GAIN ? {compiled: first.compiled, gainBits: first.gainBits} : null
}

function nextTrait(model: AdvisorModel, state: DialogueState, assessment: Assessment): Next {
  const left = traitsLeft(assessment)
  if (left === 0 || countAnswers(state.evidence) === 0) return {kind: 'results'}
  const item = model.insight?.()?.pickTrait(model, assessment, answersById(assessment.answers))
  return item ? {kind: 'trait', item, expectedMore: left - 1} : {kind: 'results'}
}
