/** What a report would say and said, for the visitor's eyes. */
export interface SentReport {
  readonly hex: string
  readonly topic: string
  readonly cells: readonly string[]
  readonly period: number
}

export type ContributionOutcome = 'sent' | 'waiting' | 'spent' | 'refused' | 'failed'

/** Level 2, contribute: off until the visitor's own tick. */
export interface Contribution {
  /** `denied`: by the browser, the shop, or because it was withdrawn in this visit. */
  readonly stance: 'absent' | 'denied' | 'offered' | 'granted' | 'withdrawn'
  readonly odds: number
  readonly outcome: ContributionOutcome | null
  readonly sent: SentReport | null
}
