/**
 * What may leave the device. The public report configuration is the same bytes for every visitor; its hash
 * names the counters. See docs/privacy.md for the protocol.
 */
export type TopicSource =
  | {readonly kind: 'archetype'}
  /** Five bins of the device's estimate; `none` where nothing was asked about it. */
  | {readonly kind: 'trait'; readonly trait: string}
  | {readonly kind: 'question'; readonly question: string}
  /** Whether the product that was chosen has what was asked for: feeds η of the question. */
  | {readonly kind: 'agreement'; readonly question: string}
  | {readonly kind: 'hour'}
  | {readonly kind: 'weekday'}
  | {readonly kind: 'device'}
  /** A circumstance × a class drawn from the posterior. */
  | {readonly kind: 'joint'; readonly signal: ReportedSignal}
  /** A circumstance × the group of the product that was chosen: feeds the signal's weights. */
  | {readonly kind: 'signal-group'; readonly signal: ReportedSignal}
  /**
   * A thing that the visitor did in the shop × how much dearer or cheaper the chosen product is than another of those
   * shown: feeds the price weights of what was done.
   */
  | {readonly kind: 'behaviour'; readonly signal: ReportedBehaviour}
  | {readonly kind: 'last-question'}
  /** One step of the conversation, drawn evenly: from where to where. */
  | {readonly kind: 'transition'}
  /** The category of the product that was looked at or put in the cart. */
  | {readonly kind: 'chosen-group'}
  /** What a visitor answers to a question about the advice itself. */
  | {readonly kind: 'kpi'; readonly kpi: string}
  /**
   * One arm of an experiment: whether a product was chosen, `none` where no arm was drawn. A report about an experiment
   * is about the arm of its visit, so that the arm is told in clear: a coin drew it, and says nothing about anybody.
   * `share` is the whole number in whose proportion arms are drawn.
   */
  | {
      readonly kind: 'experiment'
      readonly experiment: string
      readonly arm: string
      readonly share: number
    }

export type ReportedSignal = 'hour' | 'weekday' | 'device'
export type ReportedBehaviour = 'sort' | 'filter' | 'search'

/** How orders after advice are told: see docs/privacy.md. */
export interface OutcomeTerms {
  /** A random 1 to 72 hours later, on a later page view; or when the page that names the order is left. */
  readonly when: 'delayed' | 'immediate'
  /** ISO 4217. */
  readonly currency: string
  /** What each value band stands for, ascending; shape [15]. Which one is told of an order: see `drawBand`. */
  readonly values: readonly number[]
}

export interface Topic {
  /** Stable name: `archetype`, `question:budget`. */
  readonly id: string
  readonly source: TopicSource
  /** Names of the k cells in order; cell 0 is always `none`. 2 ≤ k ≤ 64. */
  readonly cells: readonly string[]
  /** Subset size w = max(1, round(k / (R + 1))). */
  readonly subsetSize: number
  readonly live: boolean
}

export interface ReportConfiguration {
  readonly version: 1
  /** Public shop id: 32 lower-case hex digits (16 random bytes made by `lotse init`). */
  readonly shop: string
  /** True where the reports come from simulated visitors; such counters are never mixed with real ones. */
  readonly simulated: boolean
  readonly periodDays: 7
  /** R: how many times likelier the report is, at most, under the true cell than under any other. 3, 7 or 20. */
  readonly odds: number
  /** Topic 0 is `archetype`; it is drawn half of the time. At most 32. */
  readonly topics: readonly Topic[]
  /** `null` where orders are not told. */
  readonly outcomes: OutcomeTerms | null
  /** SHA-256 (hex) of the archetype and trait artefacts in use. */
  readonly artefacts: Readonly<Record<string, string>>
}

/** One report before encoding; 64 bytes on the wire. */
export interface Report {
  readonly kind: 'advice' | 'outcome'
  /** First 8 bytes of the SHA-256 of the canonical configuration, as 16 hex digits. */
  readonly configuration: string
  /** Whole weeks since 1970-01-01T00:00Z; the only time in the report. */
  readonly period: number
  /** Index into the configuration's topics. */
  readonly topic: number
  /** 0 unless an outcome, then 1..15. */
  readonly valueBucket: number
  /** Bit j set: cell j is in the drawn subset. */
  readonly mask: bigint
  /** 16 bytes. */
  readonly nonce: Uint8Array
}

/** Counters of one (configuration, period, topic, kind, bucket). */
export interface TopicCounts {
  readonly topic: string
  readonly period: number
  /** n, the number of reports counted. */
  readonly reports: number
  /** shape [k]; in how many of them cell j was in the subset. */
  readonly cells: readonly number[]
}
