import type {GlassEntry} from '../../advisor-core/dialogue/types'
import type {TopicSource} from '../../advisor-core/reporting/types'
import type {BEHAVIOUR_HEADS} from '../../advisor-core/signals/behaviour-bin'
import type {BehaviourSignal, SignalId, SignalReading} from '../../advisor-core/signals/types'
import type {ProfileWords} from '../profile/words'
import type {ShelfWords} from '../shelf/words'
import type {TextWords} from '../text/words'
import type {ContributionOutcome, SentReport} from './contribution-types'

/** What a signal can read, but for what the shop or its catalogue names. */
type Bin =
  | SignalReading[Exclude<SignalId, 'page' | BehaviourSignal>]
  | (typeof BEHAVIOUR_HEADS)['sort'][number]

type SentField =
  | 'version'
  | 'kind'
  | 'configuration'
  | 'period'
  | 'topic'
  | 'value'
  | 'cells'
  | 'nonce'
  | 'padding'

/** Every word of the glass panel and the consent; a locale that lacks one does not compile. */
export interface GlassWords {
  readonly glass: {
    readonly heading: string
    readonly intro: string
    readonly close: string
    readonly kinds: Readonly<Record<'answer' | 'signal' | 'trait' | 'choice', string>>
    /** Versions that are compared: what they are, and which ones this visit has. */
    readonly arms: string
    readonly armsNote: string
    readonly nothing: string
    /** How far an entry moves the choice, in words: the bar beside it has its size. */
    readonly effect: (entry: Pick<GlassEntry, 'kind' | 'effectBits' | 'changesSlate'>) => string
    /** The effects are on their way, and cannot be had. */
    readonly computing: string
    readonly unknown: string
    readonly first: (product: string) => string
    /** "Had you said …", what would be first then, and the way there. */
    readonly others: string
    readonly instead: (first: string, stays: boolean, alsoNew: readonly string[]) => string
    readonly change: string
    readonly changeTo: (label: string) => string
    readonly off: string
    readonly remove: (label: string) => string
    readonly switchLabel: (label: string) => string
    readonly profile: string
    readonly profileNone: string
    readonly profileUnsure: string
    readonly archetype: string
    readonly archetypeAssigned: (name: string, posterior: number) => string
    readonly archetypeMixed: string
    readonly leaves: string
    readonly leavesNothing: string
    readonly leavesOne: string
    readonly keep: string
    readonly remember: string
    readonly rememberNote: string
    readonly export: string
    readonly exportNote: string
    readonly forget: string
    readonly forgetNote: string
    readonly forgotten: string
  }
  /** What each signal is called, and where it comes from. */
  readonly signals: Readonly<Record<SignalId, readonly [name: string, why: string]>>
  readonly bins: Readonly<Record<Bin, string>>
  readonly consent: {
    readonly offer: string
    readonly text: (odds: number) => string
    readonly details: string
    /** With `outcomes`, that an order may be told. */
    readonly detailsText: (odds: number, outcomes: boolean) => string
    readonly denied: string
    readonly withdrawn: string
    readonly thanks: string
    readonly outcome: Readonly<Record<ContributionOutcome, string>>
    /** One tap on how much the advice helped, where the shop counts that. */
    readonly used: (weeks: number, of: number) => string
    readonly helped: string
    readonly helpedBy: (points: number) => string
  }
  /** What was sent, byte by byte. */
  readonly sent: {
    readonly heading: Readonly<Record<SentReport['state'], string>>
    readonly note: string
    /** What the bytes are called, and, for those that are always alike, what they say. */
    readonly names: Readonly<Record<SentField, string>>
    readonly fields: Readonly<Record<Exclude<SentField, 'period' | 'topic' | 'cells'>, string>>
    readonly topics: Readonly<Record<TopicSource['kind'], string>>
    /** The topic `kpi:trait-answers`. */
    readonly traitAnswers: string
    /** Cells that are no question, option, archetype or circumstance. */
    readonly cells: Readonly<Record<string, string>>
    readonly none: string
    /** In place of that where it says that a visit had no version of an experiment; and that a version is not altered. */
    readonly noVersion: string
    readonly asItIs: string
    readonly unknown: string
    readonly week: (first: Date, last: Date) => string
  }
  /** The text field. */
  readonly text: TextWords
  /** The visitor's own profile. */
  readonly profile: ProfileWords
  /** Arguments, and what stands below the slate. */
  readonly shelf: ShelfWords
  readonly percent: (share: number) => string
}
