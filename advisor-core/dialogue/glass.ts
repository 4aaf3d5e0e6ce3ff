import {divergenceBits, type EvidenceTerm} from '../belief/posterior'
import {effectBits} from '../belief/posterior-without'
import type {LocalText} from '../catalog/types'
import {SLATE_SIZE} from '../questions/pick-question'
import {topProducts} from '../questions/slate-value'
import {slateWithout} from '../questions/slate-without'
import {valueLabel} from '../ranking/format-value'
import {pickSlate} from '../ranking/slate'
import {isBehaviour, isSignal} from '../signals/behaviour-bin'
import {behaviourLabel} from '../signals/behaviour-label'
import {answerLabel} from './answer-label'
import {armLabel} from './arms'
import {type Assessment, answersById} from './assess'
import {INSIGHT} from './insight'
import type {AdvisorModel} from './model'
import {otherAnswers} from './other-answers'
import type {DialogueState} from './state'
import type {ChoiceAction, Evidence, GlassEntry} from './types'

const ACTION_LABELS = {
  details: {de: 'angesehen', en: 'looked at'},
  cart: {de: 'in den Warenkorb gelegt', en: 'added to cart'},
  'more-like-this': {de: 'mehr davon', en: 'more like this'},
  'not-for-me': {de: 'nichts für mich', en: 'not for me'},
  prefer: {de: 'im Vergleich vorgezogen', en: 'preferred of two'},
  'cannot-say': {de: 'im Vergleich offen gelassen', en: 'left open between two'},
} as const satisfies Record<ChoiceAction, LocalText>

/**
 * Every entry of the evidence list with its effect, for the panel "what we think, and why", and for answers what
 * others would do.
 */
export function toGlass(model: AdvisorModel, state: DialogueState, assessment: Assessment): GlassEntry[] {
  const now = pickSlate(model, assessment).items
  const slate = topProducts(assessment.belief, SLATE_SIZE)
  return state.evidence
    .filter((entry) => isNamed(model, state.evidence, entry))
    .map((entry) => ({
      evidence: entry.id,
      kind: entry.kind === 'text' ? 'answer' : entry.kind,
      label: entryLabel(model, state.evidence, entry),
      signal: entry.kind === 'signal' ? {id: entry.signal, bin: entry.bin} : null,
      question: entry.kind === 'answer' ? entry.question : null,
      product: entry.kind === 'choice' ? entry.product : null,
      effectBits:
        entry.kind === 'trait'
          ? traitEffect(model, assessment, entry)
          : beliefEffect(model, assessment, slate[0]!, entry),
      changesSlate: changesSlate(assessment, slate, entry),
      on: entry.kind !== 'signal' || !state.signalsOff.includes(entry.signal),
      others: entry.kind === 'answer' ? otherAnswers(model, state, assessment, entry, now) : [],
    }))
}

/** A kept conversation may speak of signals and arms that there are none of: they count for nothing. */
function isNamed(model: AdvisorModel, evidence: readonly Evidence[], entry: Evidence): boolean {
  if (entry.kind === 'arm') return armLabel(model, evidence, entry.experiment) !== null
  return entry.kind !== 'signal' || isSignal(entry.signal)
}

function entryLabel(model: AdvisorModel, evidence: readonly Evidence[], entry: Evidence): LocalText {
  switch (entry.kind) {
    case 'answer':
      return answerLabel(model, entry)
    case 'text':
      return model.typed?.()?.(entry.wish)?.label ?? {de: entry.wish.words, en: entry.wish.words}
    case 'choice':
      return ACTION_LABELS[entry.action]
    case 'signal':
      if (isBehaviour(entry.signal)) return behaviourLabel(model.catalog, entry.bin)
      return entry.signal === 'page' && model.category
        ? valueLabel(model.category, entry.bin)
        : {de: entry.bin, en: entry.bin}
    case 'arm':
      return armLabel(model, evidence, entry.experiment) ?? {de: entry.arm, en: entry.arm}
    case 'trait': {
      const item = model.bank.items.find(({id}) => id === entry.item)
      const words = entry.category === null ? null : model.bank.categories[entry.category]
      if (!item || !words) return item?.text ?? {de: entry.item, en: entry.item}
      return {de: `${unended(item.text.de)} – ${words.de}`, en: `${unended(item.text.en)} – ${words.en}`}
    }
  }
}

/** KL(b ‖ b without the entry), with the sign of what the entry did for the best match. */
function beliefEffect(model: AdvisorModel, assessment: Assessment, best: number, entry: Evidence): number {
  const {terms, belief, masses} = assessment
  const own = ownTerms(assessment, entry)
  if (own.length === 0) return 0
  return effectBits({terms, own, logPrior: model.logPrior, belief, best, masses})
}

/** Whether the best match or the set of three would be another without the entry. */
function changesSlate(assessment: Assessment, slate: readonly number[], entry: Evidence): boolean {
  const own = ownTerms(assessment, entry)
  if (own.length === 0) return false
  const other = slateWithout(assessment.belief, own, slate.length)
  return other[0] !== slate[0] || other.some((product) => !slate.includes(product))
}

/** The terms that would not be there without an entry; all choices but refusals also speak through taste. */
function ownTerms({terms}: Assessment, entry: Evidence): EvidenceTerm[] {
  const ids = [entry.id, `${entry.id}:when`, ...(isLiking(entry) ? ['taste'] : [])]
  return terms.filter(({id}) => ids.includes(id))
}

function isLiking(entry: Evidence): boolean {
  return entry.kind === 'choice' && !/^(not-for-me|cannot-say)$/.test(entry.action)
}

/** The same for a trait answer, about the archetype. */
function traitEffect(model: AdvisorModel, assessment: Assessment, entry: Evidence & {kind: 'trait'}): number {
  if (entry.category === null) return 0
  const responses = assessment.responses.filter(({item}) => item !== entry.item)
  const without = INSIGHT.portray(model, responses, answersById(assessment.answers))
  return divergenceBits(assessment.portrait.archetypes, without.archetypes)
}

/** A sentence that goes on: without the full stop. */
const unended = (sentence: string): string => sentence.replace(/\.$/, '')
