import type {TopicSource} from '../../advisor-core/reporting/types'

/** What a report would say or said, for the visitor's eyes: the very bytes. */
export interface SentReport {
  readonly state: 'waiting' | 'sent' | 'dropped'
  readonly hex: string
  /** `null` where it was made under another configuration. */
  readonly source: TopicSource | null
  /** Names of the drawn cells. */
  readonly cells: readonly string[]
  readonly period: number
}

/** How many weeks carried a report, of those that may in any fourteen. */
export interface UsedWeeks {
  readonly weeks: number
  readonly of: number
}

/** `ready`: drawn, to be looked at, and not on its way yet. */
export type ContributionOutcome = 'ready' | 'sent' | 'waiting' | 'spent' | 'capped' | 'refused' | 'failed'

/** Level 2, contribute: off until the visitor's own tick. */
export interface Contribution {
  /** `denied`: by the browser, the shop, or because it was withdrawn in this visit. */
  readonly stance: 'absent' | 'denied' | 'offered' | 'granted' | 'withdrawn'
  readonly odds: number
  /** An order after the advice may be told too. */
  readonly outcomes: boolean
  readonly outcome: ContributionOutcome | null
  readonly sent: SentReport | null
  readonly used: UsedWeeks | null
  /** The shop counts whether the advice helped; `null` where it does not, 0 before the visitor says so. */
  readonly helped: number | null
}
