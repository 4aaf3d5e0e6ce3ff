import {ANSWER_KINDS} from '../belief/answer-kinds'
import {offeredOptions} from '../questions/offered-options'
import {toWishes} from '../ranking/reasons'
import {pickSlate} from '../ranking/slate'
import {answerLabel} from './answer-label'
import {type Assessment, answersById} from './assess'
import type {AdvisorModel} from './model'
import {canAskMore, type Next, nextQuestion} from './next-question'
import type {DialogueState} from './state'
import type {Chip, QuestionView, View} from './types'

/** Everything the widget shows, from what is believed. */
export function toView(model: AdvisorModel, state: DialogueState, assessment: Assessment): View {
  const next = nextQuestion(model, state, assessment)
  const slate = pickSlate(model, assessment)
  const phase = next.kind === 'results' ? 'results' : 'asking'
  const late = model.insight?.()?.lateView(model, {
    ...state,
    ...assessment,
    phase,
    wishes: toWishes(model, assessment),
    chosen: answersById(assessment.answers),
    slate: slate.items,
  })
  return {
    phase,
    question: toQuestionView(model, state, assessment, next),
    chips: toChips(model, state, assessment),
    slate: slate.items,
    slateValue: slate.value,
    canUndo: state.past.length > 0 || state.shownNow || state.editing !== null,
    canAskMore: canAskMore(model, state, assessment),
    heard: null,
    glass: null,
    archetype: assessment.portrait.archetype,
    traits: assessment.portrait.traits,
    ...(late ?? {conflict: [], shelf: null, refusal: null, profile: null, topics: {}}),
  }
}

function toQuestionView(
  model: AdvisorModel,
  state: DialogueState,
  assessment: Assessment,
  next: Next,
): QuestionView | null {
  switch (next.kind) {
    case 'results':
      return null
    case 'pair':
      return next
    case 'trait':
      return {
        kind: 'trait',
        id: next.item.id,
        text: next.item.text,
        categories: model.bank.categories,
        expectedMore: next.expectedMore,
      }
    case 'product': {
      const {question} = next.compiled
      const offered =
        state.editing === question.id
          ? question.options.map((_, o) => o)
          : offeredOptions(next.compiled, assessment.masses.get(next.compiled.cells)!)
      const old = state.evidence.find((entry) => entry.kind === 'answer' && entry.question === question.id)
      return {
        kind: 'product',
        id: question.id,
        form: question.kind,
        take: ANSWER_KINDS[question.kind].combination,
        text: question.text,
        why: question.why,
        options: offered.map((o) => {
          const {id, label, hint} = question.options[o]!
          return {id, label, hint: hint ?? null}
        }),
        chosen: old?.kind === 'answer' && old.answer.kind === 'options' ? old.answer.options : [],
        expectedMore: next.expectedMore,
        gainBits: next.gainBits,
        changeProbability: next.changeProbability,
      }
    }
  }
}

function toChips(model: AdvisorModel, state: DialogueState, {typed}: Assessment): Chip[] {
  return state.evidence.flatMap((entry): readonly Chip[] => {
    if (entry.kind === 'choice') return model.insight?.()?.pairChip(entry) ?? []
    if (entry.kind === 'answer')
      return [
        {
          evidence: entry.id,
          question: entry.question,
          label: answerLabel(model, entry),
          wish: entry.answer.kind === 'options',
        },
      ]
    return typed
      .filter(({id}) => id === entry.id)
      .map(({id, label}) => ({evidence: id, question: null, label, wish: true}))
  })
}
