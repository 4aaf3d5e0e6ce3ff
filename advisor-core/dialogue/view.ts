import {assignArchetype} from '../archetypes/assign-archetype'
import {offeredOptions} from '../questions/offered-options'
import {conflictingWishes} from '../ranking/conflict'
import {toWishes} from '../ranking/reasons'
import {pickSlate} from '../ranking/slate'
import {answerLabel} from './answer-label'
import type {Assessment} from './assess'
import type {AdvisorModel} from './model'
import {canAskMore, type Next, nextQuestion} from './next-question'
import type {DialogueState} from './state'
import type {ArchetypeView, Chip, QuestionView, TraitView, View} from './types'

/** Everything the widget shows, from what is believed. */
export function toView(model: AdvisorModel, state: DialogueState, assessment: Assessment): View {
  const next = nextQuestion(model, state, assessment)
  const slate = pickSlate(model, assessment)
  return {
    phase: next.kind === 'results' ? 'results' : 'asking',
    question: toQuestionView(model, state, assessment, next),
    chips: toChips(model, state),
    slate: slate.items,
    conflict: conflictingWishes(model, toWishes(model, assessment)),
    slateValue: slate.value,
    canUndo: state.past.length > 0 || state.shownNow || state.editing !== null,
    canAskMore: canAskMore(model, state, assessment),
    glass: [],
    archetype: toArchetypeView(model, assessment),
    traits: toTraitViews(model, assessment),
    topics: toTopics(state),
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
        text: question.text,
        why: question.why,
        options: offered.map((o) => {
          const {id, label, hint} = question.options[o]!
          return {id, label, hint: hint ?? null}
        }),
        chosen: old?.kind === 'answer' && old.answer.kind === 'options' ? old.answer.options : [],
        expectedMore: next.expectedMore,
        gainBits: next.gainBits,
      }
    }
  }
}

function toChips(model: AdvisorModel, state: DialogueState): Chip[] {
  return state.evidence.flatMap((entry) =>
    entry.kind === 'answer'
      ? [
          {
            evidence: entry.id,
            question: entry.question,
            label: answerLabel(model, entry),
            wish: entry.answer.kind === 'options',
          },
        ]
      : [],
  )
}

function toArchetypeView(model: AdvisorModel, {archetypes}: Assessment): ArchetypeView {
  const assigned = assignArchetype(archetypes)
  return {
    assigned: assigned === 'mixed' ? 'mixed' : model.archetypes.classes[assigned]!.id,
    classes: model.archetypes.classes.map(({id, name}, k) => ({id, name, posterior: archetypes[k]!})),
  }
}

/** The traits about which something was said. */
function toTraitViews(model: AdvisorModel, {responses, estimate}: Assessment): TraitView[] {
  const traits = model.bank.traits
  const answered = new Set(
    responses
      .map(({item}) => model.bank.items.find(({id}) => id === item)?.trait)
      .filter((id) => id !== undefined),
  )
  return traits.flatMap(({id, label, low, high}, t) =>
    answered.has(id)
      ? [
          {
            id,
            label,
            low,
            high,
            mean: estimate.mean[t]!,
            sd: Math.sqrt(estimate.covariance[t * traits.length + t]!),
          },
        ]
      : [],
  )
}

function toTopics(state: DialogueState): Record<string, readonly string[]> {
  const topics: Record<string, readonly string[]> = {}
  let last: string | null = null
  for (const entry of state.evidence) {
    if (entry.kind === 'answer') {
      last = entry.question
      topics[`question:${entry.question}`] =
        entry.answer.kind === 'options' ? entry.answer.options : ['no-preference']
    }
    if (entry.kind === 'signal' && entry.signal !== 'page' && entry.signal !== 'browser')
      topics[entry.signal] = [entry.bin]
  }
  if (last !== null) topics['last-question'] = [last]
  return topics
}
