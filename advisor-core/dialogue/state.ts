import {SLATE_SIZE} from '../questions/pick-question'
import {signalEvidence} from '../signals/signal-terms'
import type {SignalId, SignalReading} from '../signals/types'
import {wishId} from '../text/wish-id'
import type {DialogueEvent, Evidence, SavedDialogue, View} from './types'

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
  /** The products shown last, in their slots; the surprise stands in the one after the slate's. */
  readonly shown: readonly number[]
  /** The two products asked about last, if the last question was a comparison. */
  readonly pair: readonly number[] | null
  /** Trait items that were skipped: never put again in this visit, whatever is undone or started over. */
  readonly skipped: readonly string[]
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
  pair: null,
  skipped: [],
}

/** What a build knows: entries about anything else are left out. */
export interface Build {
  readonly build: string
  readonly accepts: (entry: Evidence) => boolean
}

/** Applies one event; unknown or stale ids change nothing, nor do events that are the insight's (`reduce-late.ts`). */
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
    case 'answer': {
      const answered = withEntry(state, answerEntry(event.question, event.answer))
      return answered === state ? state : {...answered, editing: null, shownNow: false, settled: false}
    }
    case 'text': {
      const entries = event.wishes.map((wish): Evidence => ({kind: 'text', id: wishId(wish), wish}))
      const accepted = entries.filter(known.accepts)
      if (accepted.length === 0) return state
      const evidence = state.evidence.filter(({id}) => !event.instead.includes(id))
      return {
        ...accepted.reduce(addEntry, {...state, evidence}),
        past: [...state.past, state.evidence],
        editing: null,
        settled: state.phase === 'results',
      }
    }
    case 'choose':
      return state.shown.includes(event.product)
        ? {
            ...withEntry(state, choiceEntry(state, event)),
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
    case 'trait':
    case 'forget-traits':
    case 'prefer':
    case 'context':
    case 'refresh':
      return state
    case 'restart':
      return {
        ...INITIAL_STATE,
        started: state.started,
        reading: state.reading,
        evidence: state.reading ? signalEvidence(state.reading) : [],
        signalsOff: state.signalsOff,
        skipped: event.forget ? [] : state.skipped,
      }
  }
}

/**
 * What a reload needs to find; `null` before there is anything to keep.
 *
 * @param visitOnly ids of entries that are not to be kept beyond this visit
 */
export function toSaved(
  state: DialogueState,
  build: string,
  visitOnly: readonly string[] = [],
): SavedDialogue | null {
  if (state.evidence.every(({kind}) => /^(signal|arm)$/.test(kind))) return null
  return {
    ...(visitOnly.length > 0 && {visitOnly}),
    ...(state.skipped.length > 0 && {skipped: state.skipped}),
    build,
    evidence: state.evidence,
    past: state.past,
    signalsOff: state.signalsOff,
    shownNow: state.shownNow,
    settled: state.settled,
    moreFrom: state.moreFrom,
    editing: state.editing,
  }
}

/** Stands in a choice's `shown` where a card was that did not come into view. */
export const UNSEEN = -1

/** How the ids of answered comparisons begin. */
export const PAIR_ID = 'choice:pair:'

/** How many product questions were answered, comparisons and "no preference" included. */
export function countAnswers(evidence: readonly Evidence[]): number {
  return evidence.filter(({kind, id}) => kind === 'answer' || id.startsWith(PAIR_ID)).length
}

function resume(saved: SavedDialogue, signals: SignalReading, {build, accepts}: Build): DialogueState {
  const fresh = {...INITIAL_STATE, started: true, reading: signals, evidence: signalEvidence(signals)}
  const known = (list: readonly Evidence[]): Evidence[] =>
    list.filter((entry, at) => accepts(entry) && list.findIndex(({id}) => id === entry.id) === at)
  // It was kept where the page can write: what is no conversation of this build starts a new one.
  try {
    if (saved.build !== build) return fresh
    return {
      ...fresh,
      evidence: known(saved.evidence),
      past: saved.past.map(known),
      signalsOff: saved.signalsOff.filter(String),
      shownNow: saved.shownNow === true,
      settled: saved.settled === true,
      moreFrom: Number.isInteger(saved.moreFrom) ? saved.moreFrom : null,
      editing: saved.editing,
      skipped: (saved.skipped ?? []).filter((item) =>
        accepts({kind: 'trait', id: `trait:${item}`, item, category: null}),
      ),
    }
  } catch {
    return fresh
  }
}

function answerEntry(question: string, answer: Extract<Evidence, {kind: 'answer'}>['answer']): Evidence {
  return {kind: 'answer', id: `answer:${question}`, question, answer}
}

function choiceEntry(
  {shown}: DialogueState,
  {action, product, seen = shown.slice(0, SLATE_SIZE)}: Extract<DialogueEvent, {kind: 'choose'}>,
): Evidence {
  const inView = shown.map((card) => (card === product || seen.includes(card) ? card : UNSEEN))
  return {kind: 'choice', id: `choice:${action}:${product}`, action, product, shown: inView}
}

export function addEntry(state: DialogueState, entry: Evidence): DialogueState {
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
