import type {Locale} from '../../advisor-core/catalog/types'
import type {DialogueEvent, SavedDialogue, View} from '../../advisor-core/dialogue/types'

/** The built files as the engine gets them: fetched by the session, in parallel, checked by their hashes. */
export interface EngineFiles {
  readonly build: string
  readonly catalog: ArrayBuffer
  readonly advisor: unknown
  readonly traits: unknown
  /** `null` where the shop ships no taste model. */
  readonly taste: ArrayBuffer | null
  /** Where the taste model's code lies, absolute; `null` where there is none. */
  readonly tfjsUrl: string | null
  /** Where the code lies that tells what each entry did, absolute; `null` where there is none. */
  readonly insightUrl: string | null
  /** Where the code lies that reads what visitors type, absolute; `null` where there is none. */
  readonly textUrl: string | null
  /** Where the code lies for questions that only some shops have, absolute; `null` where this one has none. */
  readonly kindsUrl: string | null
}

/** A sentence in the visitor's own words: the engine reads it and steps the dialogue by what it understood. */
export interface SayEvent {
  readonly kind: 'say'
  readonly text: string
  readonly locale: Locale
}

/** The visitor opened or closed the glass panel: while it is open, what other answers would do is told too. */
export interface LookEvent {
  readonly kind: 'glass'
  readonly open: boolean
}

export type EngineEvent = DialogueEvent | SayEvent | LookEvent

/** Session to engine. */
export type ToEngine =
  | {readonly kind: 'load'; readonly files: EngineFiles}
  | {readonly kind: 'event'; readonly event: EngineEvent}

/** Engine to session. */
export type FromEngine =
  /** The script runs: a worker that never says so is given up. */
  | {readonly kind: 'hello'}
  | {readonly kind: 'show'; readonly view: View}
  | {readonly kind: 'save'; readonly saved: SavedDialogue | null}
  /** The files cannot be used, or a step threw: the conversation is over until it is tried again. */
  | {readonly kind: 'failed'; readonly reason: string}
