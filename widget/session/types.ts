import type {View} from '../../advisor-core/dialogue/types'
import type {Glass} from '../glass/types'
import type {SessionAct} from './acts'

/** Where focus goes after the visitor's act, once its result is there. */
export type FocusTarget = 'question' | 'shelf' | null

export interface SessionState {
  readonly status: 'loading' | 'ready' | 'failed'
  readonly view: View | null
  readonly remember: boolean
  /** The lazily loaded part; `failed` only when the visitor wanted it. */
  readonly glass: Glass | 'loading' | 'failed' | null
  /** The visitor wants to see the glass panel, be it there already or not. */
  readonly glassOpen: boolean
  /** For the polite live region. */
  readonly live: string
  readonly focus: FocusTarget
}

/** A conversation outside the component tree: it outlives the element that shows it. */
export interface Session {
  readonly state: () => SessionState
  readonly subscribe: (listener: () => void) => () => void
  readonly act: (act: SessionAct) => void
  /** The element is in a page again: its history entry may be a new one. */
  readonly rekeep: () => void
}
