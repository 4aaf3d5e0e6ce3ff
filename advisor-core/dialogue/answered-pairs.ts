import type {LocalText} from '../catalog/types'
import {acceptsEntry} from './accepts-entry'
import type {AdvisorModel, ComparisonOffer} from './model'
import {offerOf} from './pick-pair'
import {addEntry, type DialogueState, PAIR_ID, UNSEEN} from './state'
import type {Chip, Evidence} from './types'

const RATHER: LocalText = {de: 'Lieber: ', en: 'Preferred: '}
const OPEN: LocalText = {de: 'Unentschieden: ', en: 'Undecided: '}

/** The answer to the comparison put last; an old answer to it goes. */
export function answerPair(model: AdvisorModel, state: DialogueState, product: number | null): DialogueState {
  const {pair} = state
  if (!pair || (product !== null && !pair.includes(product))) return state
  const entry: Evidence = {
    kind: 'choice',
    id: PAIR_ID + pair.join(':'),
    action: product === null ? 'cannot-say' : 'prefer',
    product: product ?? pair[0]!,
    shown: pair,
  }
  return acceptsEntry(model, entry) ? {...addEntry(state, entry), editing: null} : state
}

/** An answered comparison as a chip; other choices have none: the cards show what they did. */
export function pairChip({id, action, product, shown}: Evidence & {kind: 'choice'}): Chip[] {
  if (!id.startsWith(PAIR_ID)) return []
  const open = action === 'cannot-say'
  return [
    {
      evidence: id,
      question: questionOf(shown),
      label: open ? OPEN : RATHER,
      products: open ? shown : [product],
      wish: !open,
    },
  ]
}

/** The comparison that is being answered anew; `null` where that is none. */
export function pairAgain(model: AdvisorModel, {editing, evidence}: DialogueState): ComparisonOffer | null {
  for (const entry of evidence) {
    if (entry.kind !== 'choice' || !entry.id.startsWith(PAIR_ID) || questionOf(entry.shown) !== editing)
      continue
    const [a = UNSEEN, b = UNSEEN] = entry.shown
    // A kept entry may have been tampered with.
    if (a === UNSEEN || b === UNSEEN) return null
    return offerOf(model, [a, b], {informationNats: 0, changeProbability: null})
  }
  return null
}

const questionOf = (pair: readonly number[]): string => `pair:${pair.join(':')}`
