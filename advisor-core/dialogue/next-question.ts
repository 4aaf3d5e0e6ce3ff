import {pickArchetypeItem} from '../archetypes/pick-archetype-item'
import type {CompiledQuestion} from '../belief/compile-question'
import {cellMasses, informationGainBits} from '../questions/information-gain'
import {pickQuestion} from '../questions/pick-question'
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
  const {belief} = assessment
  if (state.editing !== null) {
    const compiled = model.questions.find(({question}) => question.id === state.editing)
    if (compiled) return {...withGain(belief, compiled), kind: 'product', expectedMore: 0}
  }
  if (state.shownNow) return {kind: 'results'}

  const open = openQuestions(model, state, assessment)
  const remaining = model.advisor.rules.maxQuestions - countAnswers(state.evidence)
  const first = model.advisor.rules.askFirst
    .map((id) => open.find(({question}) => question.id === id))
    .find((compiled) => compiled !== undefined && !isKnown(belief, compiled))
  if (first && remaining > 0) {
    const after = pickQuestion({
      belief,
      questions: open.filter((compiled) => compiled !== first),
      remaining: remaining - 1,
    })
    const expectedMore = after.kind === 'ask' ? Math.min(remaining - 1, after.expectedMore + 1) : 0
    return {...withGain(belief, first), kind: 'product', expectedMore}
  }
  const pick = pickQuestion({belief, questions: open, remaining})
  if (pick.kind === 'ask')
    return {
      kind: 'product',
      compiled: pick.compiled,
      gainBits: pick.gainBits,
      expectedMore: pick.expectedMore,
    }
  const asked = state.moreFrom === null ? Infinity : countAnswers(state.evidence) - state.moreFrom
  if (asked < MORE_QUESTIONS) {
    const more = mostInformative(belief, open)
    if (more) return {...more, kind: 'product', expectedMore: MORE_QUESTIONS - 1 - asked}
  }
  return nextTrait(model, state, assessment)
}

/** Whether another product question would tell anything. */
export function canAskMore(model: AdvisorModel, state: DialogueState, assessment: Assessment): boolean {
  return mostInformative(assessment.belief, openQuestions(model, state, assessment)) !== null
}

function openQuestions(model: AdvisorModel, state: DialogueState, {belief}: Assessment): CompiledQuestion[] {
  const answered = new Set(
    state.evidence.flatMap((entry) => (entry.kind === 'answer' ? [entry.question] : [])),
  )
  return model.questions.filter(({question}) => {
    if (answered.has(question.id)) return false
    const needed = model.prerequisites.get(question.id)
    if (!needed) return true
    let mass = 0
    for (let i = 0; i < belief.length; i++) if (needed[i]) mass += belief[i]!
    return mass > PREREQUISITE_MASS
  })
}

/**
 * Whether a merchant's first question needs no asking, because something else, say the page it stands on, has
 * moved most of the belief into one of its cells.
 */
function isKnown(belief: Float64Array, compiled: CompiledQuestion): boolean {
  if (compiled.family !== 'partition') return false
  const mass = cellMasses(belief, [compiled])[0]!
  return mass.some((m, cell) => m > PREREQUISITE_MASS && compiled.cellShare[cell]! < PREREQUISITE_MASS)
}

function withGain(
  belief: Float64Array,
  compiled: CompiledQuestion,
): {compiled: CompiledQuestion; gainBits: number} {
  return {compiled, gainBits: informationGainBits(compiled, cellMasses(belief, [compiled])[0]!)}
}

function mostInformative(
  belief: Float64Array,
  questions: readonly CompiledQuestion[],
): {compiled: CompiledQuestion; gainBits: number} | null {
  const masses = cellMasses(belief, questions)
  const ranked = questions
    .map((compiled, q) => ({compiled, gainBits: informationGainBits(compiled, masses[q]!)}))
    .filter(({gainBits}) => gainBits >= LEAST_GAIN)
    .sort((a, b) => b.gainBits - a.gainBits)
  return ranked[0] ?? null
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
