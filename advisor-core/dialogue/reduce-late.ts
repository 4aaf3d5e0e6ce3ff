import {behaviourBins} from '../signals/behaviour-bins'
import {signalEvidence} from '../signals/signal-terms'
import type {PageBehaviour} from '../signals/types'
import {acceptsEntry} from './accepts-entry'
import {answerPair} from './answered-pairs'
import type {AdvisorModel} from './model'
import {addEntry, type DialogueState} from './state'
import type {DialogueEvent, Evidence} from './types'

/**
 * Applies an event of those that come only once the insight is there; `null` for all others, which are `reduce`'s.
 */
export function reduceLate(
  model: AdvisorModel,
  state: DialogueState,
  event: DialogueEvent,
): DialogueState | null {
  switch (event.kind) {
    case 'trait': {
      const {item, category} = event
      const entry: Evidence = {kind: 'trait', id: `trait:${item}`, item, category}
      if (!acceptsEntry(model, entry)) return state
      if (category === null)
        return {
          ...withTraits(state, (list) => list),
          skipped: [...new Set([...state.skipped, item])],
        }
      return state.phase === 'asking'
        ? addEntry(state, entry)
        : withTraits(state, (list) => [...list.filter(({id}) => id !== entry.id), entry])
    }
    case 'forget-traits':
      return withTraits(state, (list) => list.filter(({kind}) => kind !== 'trait'))
    case 'retract':
      return state.phase === 'results' && event.evidence.startsWith('trait:')
        ? withTraits(state, (list) => list.filter(({id}) => id !== event.evidence))
        : null
    case 'prefer':
      return answerPair(model, state, event.product)
    case 'context':
      return withBehaviour(model, state, event.behaviour)
    default:
      return null
  }
}

/**
 * What visitors say about themselves at the results stands beside the conversation: it reopens no question, and undo
 * neither takes it back nor brings back what was deleted.
 */
function withTraits(
  state: DialogueState,
  change: (list: readonly Evidence[]) => readonly Evidence[],
): DialogueState {
  const evidence = change(state.evidence)
  const past = state.past.map(change)
  const same = (a: readonly Evidence[], b: readonly Evidence[]) =>
    a.length === b.length && a.every((entry, at) => entry === b[at])
  return {
    ...state,
    evidence,
    // A step that only said something of the kind is no step any more.
    past: past.filter((list, at) => !same(list, past[at + 1] ?? evidence)),
    settled: state.settled || state.phase === 'results',
  }
}

/**
 * What the visitor did in the shop takes the place of what was read before, in the list and in all that undo goes back
 * to: it was no step of the conversation. What the page says nothing about stays.
 */
function withBehaviour(model: AdvisorModel, state: DialogueState, behaviour: PageBehaviour): DialogueState {
  if (!state.reading) return state
  const bins = behaviourBins(model.catalog, model.signalWeights, behaviour)
  const told = Object.keys(bins).map((signal) => `signal:${signal}`)
  const replace = (list: readonly Evidence[]) => [
    ...signalEvidence(bins),
    ...list.filter(({id}) => !told.includes(id)),
  ]
  return {
    ...state,
    reading: {...state.reading, ...bins},
    evidence: replace(state.evidence),
    past: state.past.map(replace),
  }
}
