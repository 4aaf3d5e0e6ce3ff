import {archetypePosterior} from '../archetypes/archetype-posterior'
import {addTerm, divergenceBits, normalize} from '../belief/posterior'
import type {LocalText} from '../catalog/types'
import {joinLabels} from '../ranking/reasons'
import {scoreTraits} from '../traits/score-traits'
import {type Assessment, answersById} from './assess'
import type {AdvisorModel} from './model'
import type {DialogueState} from './state'
import type {ChoiceAction, Evidence, GlassEntry} from './types'

const NO_PREFERENCE: LocalText = {de: 'egal', en: 'no preference'}

const ACTION_LABELS = {
  details: {de: 'angesehen', en: 'looked at'},
  cart: {de: 'in den Warenkorb gelegt', en: 'added to cart'},
  'more-like-this': {de: 'mehr davon', en: 'more like this'},
  'not-for-me': {de: 'nichts für mich', en: 'not for me'},
} as const satisfies Record<ChoiceAction, LocalText>

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

/** Every entry of the evidence list with its effect, for the panel "what we think, and why". */
export function toGlass(model: AdvisorModel, state: DialogueState, assessment: Assessment): GlassEntry[] {
  return state.evidence.map((entry) => ({
    evidence: entry.id,
    kind: entry.kind,
    label: entryLabel(model, entry),
    signal: entry.kind === 'signal' ? {id: entry.signal, bin: entry.bin} : null,
    product: entry.kind === 'choice' ? entry.product : null,
    effectBits:
      entry.kind === 'trait' ? traitEffect(model, assessment, entry) : beliefEffect(assessment, entry),
    on: entry.kind !== 'signal' || !state.signalsOff.includes(entry.signal),
  }))
}

function entryLabel(model: AdvisorModel, entry: Evidence): LocalText {
  switch (entry.kind) {
    case 'answer':
      return answerLabel(model, entry)
    case 'choice':
      return ACTION_LABELS[entry.action]
    case 'signal':
      return (
        (entry.signal === 'page' && model.category?.valueLabels?.[entry.bin]) || {
          de: entry.bin,
          en: entry.bin,
        }
      )
    case 'trait': {
      const item = model.bank.items.find(({id}) => id === entry.item)
      const words = entry.category === null ? null : model.bank.categories[entry.category]
      if (!item || !words) return item?.text ?? {de: entry.item, en: entry.item}
      return {de: `${item.text.de} – ${words.de}`, en: `${item.text.en} – ${words.en}`}
    }
  }
}

/** KL(b ‖ b without the entry), with the sign of what the entry did for the best match. */
function beliefEffect({terms, logBelief, belief}: Assessment, entry: Evidence): number {
  const id = entry.kind === 'choice' && entry.action !== 'not-for-me' ? 'taste' : entry.id
  const own = terms.filter((term) => term.id === id || term.id === `${id}:when`)
  if (own.length === 0) return 0
  const without = Float64Array.from(logBelief)
  for (const term of own) addTerm(without, term, -1)
  const other = normalize(without, new Float64Array(without.length))
  let best = 0
  for (let i = 1; i < belief.length; i++) if (belief[i]! > belief[best]!) best = i
  const sign = belief[best]! >= other[best]! ? 1 : -1
  return sign * divergenceBits(belief, other)
}

/** The same for a trait answer, about the archetype. */
function traitEffect(model: AdvisorModel, assessment: Assessment, entry: Evidence & {kind: 'trait'}): number {
  if (entry.category === null) return 0
  const responses = assessment.responses.filter(({item}) => item !== entry.item)
  const without = archetypePosterior(model.archetypes, {
    estimate: responses.length > 0 ? scoreTraits(model.bank, responses) : null,
    traits: model.bank.traits.map(({id}) => id),
    answers: answersById(assessment.answers),
  })
  return divergenceBits(assessment.archetypes, without)
}
