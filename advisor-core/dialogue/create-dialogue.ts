import {advance} from './advance'
import {type Assessment, assess} from './assess'
import {type AdvisorModel, createModel, type DialogueInput} from './model'
import {nextQuestion} from './next-question'
import {type DialogueState, INITIAL_STATE, toSaved} from './state'
import type {DialogueEvent, Effect, Evidence, QuestionView} from './types'
import {toView} from './view'

export interface Step {
  readonly state: DialogueState
  readonly effects: readonly Effect[]
  /** What was believed when the view was made, for `toGlass`. */
  readonly assessment: Assessment
}

export interface Dialogue {
  readonly model: AdvisorModel
  readonly initial: DialogueState
  /**
   * The one home of conversation rules: a new state and what the shell should do. Pure; the same state and event
   * give the same result to the bit.
   */
  step(state: DialogueState, event: DialogueEvent): Step
  /**
   * The question that a conversation starts with: it depends on nothing but the prior and the category that the
   * page names, if it names one.
   */
  firstQuestion(page: string | null): FirstQuestion | null
}

export type FirstQuestion = Pick<QuestionView & {kind: 'product'}, 'id' | 'text' | 'options' | 'form'>

/**
 * Compiles the built files into a conversation.
 *
 * @throws RangeError when advisor and catalogue do not belong together
 */
export function createDialogue(input: DialogueInput): Dialogue {
  const model = createModel(input)
  return {
    model,
    initial: INITIAL_STATE,
    step: (state, event) => step(model, state, event),
    firstQuestion: (page) => firstQuestion(model, page),
  }
}

function step(model: AdvisorModel, before: DialogueState, event: DialogueEvent): Step {
  const reduced = advance(model, before, event)
  const assessment = assess(model, reduced)
  if (event.kind === 'context') return {state: reduced, effects: [], assessment}
  const view = toView(model, reduced, assessment)
  const state: DialogueState = {
    ...reduced,
    shown: [...view.slate, view.shelf?.surprise ?? []].flat().map(({product}) => product),
    pair: view.question?.kind === 'pair' ? view.question.products : null,
    phase: view.phase,
  }
  const effects: Effect[] = [{kind: 'show', view}]
  if (event.kind !== 'taste-fitted') {
    const visitOnly = model.advisor.questions.flatMap(({id, situational}) =>
      situational ? [`answer:${id}`] : [],
    )
    effects.push({kind: 'save', saved: toSaved(state, model.build, visitOnly)})
  }
  const {tasteFit} = assessment
  if (tasteFit && state.taste?.key !== tasteFit.key) effects.push({kind: 'fit-taste', ...tasteFit})
  return {state, effects, assessment}
}

function firstQuestion(model: AdvisorModel, page: string | null): FirstQuestion | null {
  const evidence: Evidence[] =
    page === null ? [] : [{kind: 'signal', id: 'signal:page', signal: 'page', bin: page}]
  const state = {...INITIAL_STATE, evidence}
  const next = nextQuestion(model, state, assess(model, state))
  if (next.kind !== 'product') return null
  const {id, text, options, kind} = next.compiled.question
  return {
    id,
    text,
    form: kind,
    options: options.map((option) => ({id: option.id, label: option.label, hint: option.hint ?? null})),
  }
}
