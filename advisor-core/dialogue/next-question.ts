import {pickArchetypeItem} from '../archetypes/pick-archetype-item'
import type {CompiledQuestion} from '../belief/compile-question'
import {informationGainBits} from '../questions/information-gain'
import {offeredOptions} from '../questions/offered-options'
import type {CellMasses} from '../questions/packed-masses'
import {pickQuestion, rankQuestions} from '../questions/pick-question'
import type {TraitItem} from '../traits/types'
import {type Assessment, answersById} from './assess'
import type {AdvisorModel} from './model'
import {countAnswers, type DialogueState} from './state'

/** A prerequisite counts as met when products it holds for have more than this much of the belief. */
const PREREQUISITE_MASS = 0.5

/** A trait question is asked only if it tells at least this much about the archetype, in bits. */
const TRAIT_GAIN = 0.03

/** How many more questions "ask me more" brings beyond the stop rule. */
const MORE_QUESTIONS = 3

/** A question that tells less than this is never asked, not even on request. */
const LEAST_GAIN = 0.02

export type Next =
  | {
      readonly kind: 'product'
      readonly compiled: CompiledQuestion
      readonly gainBits: number
      readonly expectedMore: number
    }
  | {readonly kind: 'trait'; readonly item: TraitItem; readonly expectedMore: number}
  | {readonly kind: 'results'}

/** What to ask next, or to show the results: the merchant's first questions, then the engine's pick, then traits. */
export function nextQuestion(model: AdvisorModel, state: DialogueState, assessment: Assessment): Next {
  const {belief, masses, entropyBits: bits} = assessment
  if (state.editing !== null) {
    const compiled = model.questions.find(({question}) => question.id === state.editing)
    if (compiled) return {...withGain(masses, compiled), kind: 'product', expectedMore: 0}
  }
  if (state.shownNow || state.settled) return {kind: 'results'}

  const open = openQuestions(model, state, assessment)
  const remaining = model.advisor.rules.maxQuestions - countAnswers(state.evidence)
  const first = model.advisor.rules.askFirst
    .map((id) => open.find(({question}) => question.id === id))
    .find((compiled) => compiled !== undefined)
  if (first && remaining > 0) {
    const others = open.filter((compiled) => compiled !== first)
    const after = pickQuestion({
      belief,
      questions: others,
      remaining: remaining - 1,
      masses: massesOf(masses, others),
      bits,
    })
    const expectedMore = after.kind === 'ask' ? Math.min(remaining - 1, after.expectedMore + 1) : 0
    return {...withGain(masses, first), kind: 'product', expectedMore}
  }
  const pick = pickQuestion({belief, questions: open, remaining, masses: massesOf(masses, open), bits})
  if (pick.kind === 'ask')
    return {
      kind: 'product',
      compiled: pick.compiled,
      gainBits: pick.gainBits,
      expectedMore: pick.expectedMore,
    }
  const asked = state.moreFrom === null ? Infinity : countAnswers(state.evidence) - state.moreFrom
  if (asked < MORE_QUESTIONS) {
    const more = mostInformative(masses, open)
    if (more) return {...more, kind: 'product', expectedMore: MORE_QUESTIONS - 1 - asked}
  }
  return nextTrait(model, state, assessment)
}

/** Whether another product question would tell anything. */
export function canAskMore(model: AdvisorModel, state: DialogueState, assessment: Assessment): boolean {
  return mostInformative(assessment.masses, openQuestions(model, state, assessment)) !== null
}

function openQuestions(model: AdvisorModel, state: DialogueState, {masses}: Assessment): CompiledQuestion[] {
  const answered = new Set(
    state.evidence.flatMap((entry) => (entry.kind === 'answer' ? [entry.question] : [])),
  )
  return model.questions.filter((compiled) => {
    const {question} = compiled
    if (answered.has(question.id)) return false
    const needed = model.prerequisites.get(question.id)
    if (needed && !(masses.get(needed)![1]! > PREREQUISITE_MASS)) return false
    // A question with one way to answer it is none.
    if (offeredOptions(compiled, masses.get(compiled.cells)!).length < 2) return false
    return !(model.advisor.rules.askFirst.includes(question.id) && isKnown(masses, compiled))
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

function mostInformative(
  masses: CellMasses,
  questions: readonly CompiledQuestion[],
): {compiled: CompiledQuestion; gainBits: number} | null {
  const [first] = rankQuestions(questions, massesOf(masses, questions))
  return first && first.gainBits >= LEAST_GAIN ? {compiled: first.compiled, gainBits: first.gainBits} : null
}

function nextTrait(model: AdvisorModel, state: DialogueState, assessment: Assessment): Next {
  const left = model.advisor.rules.traitQuestions - assessment.traitsAsked.length
  if (left <= 0 || countAnswers(state.evidence) === 0) return {kind: 'results'}
  const skipped = assessment.traitsAsked.filter((id) => !assessment.responses.some(({item}) => item === id))
  const answers = answersById(assessment.answers)
  const pick = pickArchetypeItem(model.bank, model.archetypes, assessment.responses, skipped, answers)
  if (!pick || pick.gainBits < TRAIT_GAIN) return {kind: 'results'}
  const item = model.bank.items.find(({id}) => id === pick.item)
  return item ? {kind: 'trait', item, expectedMore: left - 1} : {kind: 'results'}
}
