import {ANSWER_KINDS, type AnswerKind} from '../belief/answer-kinds'
import {offeredOptions} from '../questions/offered-options'
import {answerLabel} from './answer-label'
import {type Assessment, assess} from './assess'
import type {AdvisorModel} from './model'
import type {DialogueState} from './state'
import type {Answer, Evidence, OtherAnswer, SlateItem} from './types'
import {whatIf} from './what-if'

/** How many other answers are worked out for one question at most. */
const MOST_OTHERS = 8

/**
 * "Had you said …": the other answers to an answered question that lead somewhere, in the order of its options,
 * and what would be shown then; last the answer that says nothing.
 *
 * @param now the slate of `state`
 */
export function otherAnswers(
  model: AdvisorModel,
  state: DialogueState,
  assessment: Assessment,
  entry: Evidence & {kind: 'answer'},
  now: readonly SlateItem[],
): OtherAnswer[] {
  const answered = assessment.answers.find(({evidence}) => evidence.id === entry.id)
  if (!answered) return []
  const {compiled} = answered
  const {combination} = ANSWER_KINDS[compiled.question.kind] satisfies AnswerKind
  const others = OTHERS[combination](chosenIds(entry), offeredWithout(model, state, entry))
  const answers: Answer[] = others.slice(0, MOST_OTHERS).map((options) => ({kind: 'options', options}))
  if (entry.answer.kind === 'options') answers.push({kind: 'no-preference'})
  return answers.flatMap((answer) => {
    const then = whatIf(model, state, {kind: 'answer', question: entry.question, answer}, now)
    const first = then?.slate[0]
    if (!then || !first) return []
    const label = answerLabel(model, {...entry, answer})
    return [{answer, label, first: first.product, comesIn: then.comesIn, goesOut: then.goesOut}]
  })
}

/** Other lists of options than the chosen one, from those on offer, by what several options say together. */
const OTHERS = {
  one: (chosen, offered) => offered.filter((id) => !chosen.includes(id)).map((id) => [id]),
  any: aloneOrFewer,
  each: aloneOrFewer,
  ranked: (chosen, offered) =>
    offered
      .filter((id) => id !== chosen[0])
      .map((id) => [id, ...chosen.filter((other) => other !== id)].slice(0, Math.max(1, chosen.length))),
} as const satisfies Record<
  AnswerKind['combination'],
  (chosen: readonly string[], offered: readonly string[]) => string[][]
>

/** One of the others instead, or one of several left out. */
function aloneOrFewer(chosen: readonly string[], offered: readonly string[]): string[][] {
  const fewer = chosen.length > 1 ? chosen.map((id) => chosen.filter((other) => other !== id)) : []
  return [...offered.filter((id) => !chosen.includes(id)).map((id) => [id]), ...fewer]
}

function chosenIds({answer}: Evidence & {kind: 'answer'}): readonly string[] {
  return answer.kind === 'options' ? answer.options : []
}

/** The options that lead somewhere as far as everything else goes that was said. */
function offeredWithout(
  model: AdvisorModel,
  state: DialogueState,
  {id, question}: Evidence & {kind: 'answer'},
): string[] {
  const evidence = state.evidence.filter((other) => other.id !== id)
  const {questions, masses} = assess(model, {...state, evidence, editing: null})
  const compiled = questions.find((each) => each.question.id === question)
  const mass = compiled && masses.get(compiled.cells)
  return mass ? offeredOptions(compiled, mass).map((o) => compiled.question.options[o]!.id) : []
}
