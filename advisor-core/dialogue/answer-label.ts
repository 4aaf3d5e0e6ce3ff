import type {Question} from '../advisor/types'
import type {LocalText} from '../catalog/types'
import {joinLabels} from '../ranking/reasons'
import type {AdvisorModel} from './model'
import type {Evidence} from './types'

const NO_PREFERENCE: LocalText = {de: 'egal', en: 'no preference'}

/** What an answer says, in the visitor's words. */
export function answerLabel(model: AdvisorModel, entry: Evidence & {kind: 'answer'}): LocalText {
  const {answer} = entry
  const ids = answer.kind === 'options' ? answer.options : []
  const question: Question | undefined =
    model.auto.get(entry.question)?.compile(ids)?.question ??
    model.advisor.questions.find(({id}) => id === entry.question)
  const about = model.attributes.get(question?.attribute ?? '')?.label
  const named = (words: LocalText): LocalText =>
    about ? {de: `${about.de}: ${words.de}`, en: `${about.en}: ${words.en}`} : words
  if (!question || answer.kind === 'no-preference') return named(NO_PREFERENCE)
  const {options, kind} = question
  const chosen =
    kind === 'order'
      ? ids.flatMap((id) => options.find((option) => option.id === id) ?? [])
      : options.filter(({id}) => ids.includes(id))
  const words = joinLabels(
    chosen.map(({label}) => label),
    kind,
  )
  // "Yes", and "yes, often", say nothing by themselves.
  return (kind === 'yes-no' && !words.en.includes(' ')) || /^(ja|nein),/i.test(words.de)
    ? named(words)
    : words
}
