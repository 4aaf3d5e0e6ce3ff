import type {Answer, ChoiceAction, DialogueEvent} from '../../advisor-core/dialogue/types'
import type {PageBehaviour, SignalId} from '../../advisor-core/signals/types'
import type {StatedWish} from '../../advisor-core/text/types'
import type {SayEvent} from '../worker/messages'

/** Everything a component can ask for. */
export type SessionAct =
  | {readonly kind: 'answer'; readonly question: string; readonly answer: Answer}
  | {readonly kind: 'trait'; readonly item: string; readonly category: number | null}
  | SayEvent
  | {readonly kind: 'text'; readonly wishes: readonly StatedWish[]; readonly instead: readonly string[]}
  | {readonly kind: 'prefer'; readonly product: number | null}
  | {readonly kind: 'retract'; readonly evidence: string}
  | {readonly kind: 'edit'; readonly question: string}
  | {readonly kind: 'undo'}
  | {readonly kind: 'show-now'}
  | {readonly kind: 'ask-more'}
  | {
      readonly kind: 'choose'
      readonly action: ChoiceAction
      readonly product: number
      readonly seen?: readonly number[]
    }
  | {readonly kind: 'switch-signal'; readonly signal: SignalId; readonly on: boolean}
  | {readonly kind: 'restart'; readonly forget?: true}
  | {readonly kind: 'forget-traits'}
  | {readonly kind: 'remember'; readonly on: boolean}
  | {readonly kind: 'glass'; readonly open: boolean}
  /** What the page says of what the visitor did in the shop: no act of this conversation. */
  | {readonly kind: 'context'; readonly behaviour: PageBehaviour}
  | {readonly kind: 'forget'}
  | {readonly kind: 'retry'}

/** Acts that are dialogue events as they stand. */
export type DialogueAct = Extract<Exclude<SessionAct, {readonly kind: 'context'}>, DialogueEvent | SayEvent>

/** What the visitor did on the start card. */
export type FirstAct = Extract<DialogueAct, {readonly kind: 'answer' | 'show-now'}>
