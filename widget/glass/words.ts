import type {GlassEntry} from '../../advisor-core/dialogue/types'
import type {SignalId, SignalReading} from '../../advisor-core/signals/types'
import type {ContributionOutcome} from './contribution-types'

/** What a signal can read, but for the page's category, which the shop names. */
type Bin = SignalReading[Exclude<SignalId, 'page'>]

/** Every word of the glass panel and the consent; a locale that lacks one does not compile. */
export interface GlassWords {
  readonly glass: {
    readonly heading: string
    readonly intro: string
    readonly close: string
    readonly kinds: Readonly<Record<'answer' | 'signal' | 'trait' | 'choice', string>>
    readonly nothing: string
    /** How far an entry moves the choice, in words: the bar beside it has its size. */
    readonly effect: (entry: Pick<GlassEntry, 'kind' | 'effectBits' | 'changesSlate'>) => string
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
    readonly detailsText: (odds: number) => string
    readonly denied: string
    readonly withdrawn: string
    readonly thanks: string
    readonly outcome: Readonly<Record<ContributionOutcome, string>>
    readonly sentHeading: string
    readonly sentBytes: string
    readonly sentTopic: string
    readonly sentCells: string
    readonly sentPeriod: string
  }
  readonly percent: (share: number) => string
}
