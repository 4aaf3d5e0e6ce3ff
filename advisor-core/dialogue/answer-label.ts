import type {LocalText} from '../catalog/types'
import {joinLabels} from '../ranking/reasons'
import type {AdvisorModel} from './model'
import type {Evidence} from './types'

const NO_PREFERENCE: LocalText = {de: 'egal', en: 'no preference'}

/** What an answer says, in the visitor's words. */
export function answerLabel(model: AdvisorModel, entry: Evidence & {kind: 'answer'}): LocalText {
  const question = model.advisor.questions.find(({id}) => id === entry.question)
  const attribute = question && model.attributes.get(question.attribute)
  const {answer} = entry
  if (!question || !attribute || answer.kind === 'no-preference') {
    const about = attribute?.label
    return about
      ? {de: `${about.de}: ${NO_PREFERENCE.de}`, en: `${about.en}: ${NO_PREFERENCE.en}`}
      : NO_PREFERENCE
  }
  const chosen = question.options.filter(({id}) => answer.options.includes(id))
  const words = joinLabels(chosen.map(({label}) => label))
  // A bare "yes" says nothing by itself.
  const isBare = question.kind === 'yes-no' && !words.en.includes(' ')
  return isBare ? {de: `${attribute.label.de}: ${words.de}`, en: `${attribute.label.en}: ${words.en}`} : words
}
