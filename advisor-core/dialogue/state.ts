import {signalEvidence} from '../signals/signal-terms'
import type {SignalId, SignalReading} from '../signals/types'
import type {ChoiceAction, DialogueEvent, Evidence, SavedDialogue, View} from './types'

/** A conversation. Everything believed follows from it; nothing else is remembered. */
export interface DialogueState {
  readonly started: boolean
  readonly reading: SignalReading | null
  /** In order of arrival; ids are unique. */
  readonly evidence: readonly Evidence[]
  readonly past: readonly (readonly Evidence[])[]
  readonly signalsOff: readonly SignalId[]
  /** The visitor asked to see the results now. */
  readonly shownNow: boolean
  /** The visitor chose among the results: what that says about taste moves them, but reopens no questions. */
  readonly settled: boolean
  readonly phase: View['phase']
  /** How many answers the visitor had given when asking for more questions; `null` unless it did. */
  readonly moreFrom: number | null
  /** The question being answered anew. */
  readonly editing: string | null
  /** What refitting changed in the weights of taste, and the choices it was fitted to. */
  readonly taste: {readonly key: string; readonly shift: readonly number[]} | null
  /** The products shown last, in their slots. */
  readonly shown: readonly number[]
}

export const INITIAL_STATE: DialogueState = {
  started: false,
  reading: null,
  evidence: [],
  past: [],
  signalsOff: [],
  shownNow: false,
  settled: false,
  phase: 'asking',
  moreFrom: null,
  editing: null,
  taste: null,
  shown: [],
}

/** What a build knows: entries about anything else are left out. */
export interface Build {
  readonly build: string
  readonly accepts: (entry: Evidence) => boolean
}

/** Applies one event; unknown or stale ids change nothing. */
export function reduce(state: DialogueState, event: DialogueEvent, known: Build): DialogueState {
  const withEntry = (from: DialogueState, entry: Evidence): DialogueState =>
    known.accepts(entry) ? addEntry(from, entry) : from
  switch (event.kind) {
    case 'start': {
      const fresh = {
        ...INITIAL_STATE,
        started: true,
        reading: event.signals,
        evidence: signalEvidence(event.signals),
      }
      return event.first ? withEntry(fresh, answerEntry(event.first.question, event.first.answer)) : fresh
    }
    case 'resume':
      return resume(event.saved, event.signals, known)
    case 'answer':
      return {
        ...withEntry(state, answerEntry(event.question, event.answer)),
        editing: null,
        shownNow: false,
        settled: false,
      }
    case 'trait':
      return withEntry(state, {
        kind: 'trait',
        id: `trait:${event.item}`,
        item: event.item,
        category: event.category,
      })
    case 'choose':
      return state.shown.includes(event.product)
        ? {
            ...withEntry(state, choiceEntry(state, event.action, event.product)),
            settled: state.phase === 'results',
          }
        : state
    case 'retract':
      return withoutEntry(state, event.evidence)
    case 'edit':
      return {...state, editing: event.question, settled: false}
    case 'undo':
      return undo(state)
    case 'show-now':
      return {...state, shownNow: true, editing: null}
    case 'ask-more':
      return {...state, shownNow: false, settled: false, moreFrom: countAnswers(state.evidence)}
    case 'switch-signal': {
      const off = state.signalsOff.filter((signal) => signal !== event.signal)
      return {...state, signalsOff: event.on ? off : [...off, event.signal].sort()}
    }
    case 'taste-fitted':
      return {...state, taste: {key: event.key, shift: event.shift}}
    case 'restart':
      return {
        ...INITIAL_STATE,
        started: state.started,
        reading: state.reading,
        evidence: state.reading ? signalEvidence(state.reading) : [],
        signalsOff: state.signalsOff,
      }
  }
}

/** What a reload needs to find; `null` before there is anything to keep. */
export function toSaved(state: DialogueState, build: string): SavedDialogue | null {
  if (state.evidence.every(({kind}) => kind === 'signal')) return null
  return {
    build,
    evidence: state.evidence,
    past: state.past,
    signalsOff: state.signalsOff,
    shownNow: state.shownNow,
    settled: state.settled,
  }
}

/** How many product questions were answered, "no preference" included. */
export function countAnswers(evidence: readonly Evidence[]): number {
  return evidence.filter(({kind}) => kind === 'answer').length
}

function resume(saved: SavedDialogue, signals: SignalReading, {build, accepts}: Build): DialogueState {
  const fresh = {...INITIAL_STATE, started: true, reading: signals, evidence: signalEvidence(signals)}
  if (saved.build !== build) return fresh
  return {
    ...fresh,
    evidence: saved.evidence.filter(accepts),
    past: saved.past.map((evidence) => evidence.filter(accepts)),
    signalsOff: saved.signalsOff,
    shownNow: saved.shownNow,
    settled: saved.settled,
  }
}

function answerEntry(question: string, answer: Extract<Evidence, {kind: 'answer'}>['answer']): Evidence {
  return {kind: 'answer', id: `answer:${question}`, question, answer}
}

function choiceEntry(state: DialogueState, action: ChoiceAction, product: number): Evidence {
  return {kind: 'choice', id: `choice:${action}:${product}`, action, product, shown: state.shown}
}

function addEntry(state: DialogueState, entry: Evidence): DialogueState {
  const known = state.evidence.some(({id}) => id === entry.id)
  const evidence = known
    ? state.evidence.map((old) => (old.id === entry.id ? entry : old))
    : [...state.evidence, entry]
  return {...state, evidence, past: [...state.past, state.evidence]}
}

function withoutEntry(state: DialogueState, id: string): DialogueState {
  const evidence = state.evidence.filter((entry) => entry.id !== id)
  if (evidence.length === state.evidence.length) return state
  return {
    ...state,
    evidence,
    past: [...state.past, state.evidence],
    editing: null,
    shownNow: false,
    settled: false,
  }
}

function undo(state: DialogueState): DialogueState {
  if (state.editing !== null) return {...state, editing: null}
  if (state.shownNow) return {...state, shownNow: false}
  const before = state.past.at(-1)
  return before ? {...state, evidence: before, past: state.past.slice(0, -1), settled: false} : state
}
