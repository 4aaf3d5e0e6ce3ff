/** A persona made testable. The advisor file's `Persona` is one. */
export interface PersonaProfile {
  readonly id: string
  readonly traits: readonly PersonaTrait[]
  /** Segmentation answers: one of these options each. */
  readonly answers?: readonly PersonaAnswer[]
}

export interface PersonaTrait {
  readonly trait: string
  readonly level: 'low' | 'mid' | 'high'
  readonly sure: 'somewhat' | 'sure'
}

export interface PersonaAnswer {
  readonly question: string
  readonly options: readonly string[]
}

/** What is known of a shop's visitors: consented answers, nothing that names anyone. */
export interface VisitorTable {
  readonly people: number
  readonly traits: readonly TraitColumn[]
  readonly questions: readonly AnswerColumn[]
  /** shape [people]; how often each person counts, default 1 */
  readonly weights?: ArrayLike<number>
}

export interface TraitColumn {
  readonly id: string
  /** shape [people]; NaN where missing */
  readonly means: Float64Array
  /**
   * shape [people]; the estimates' standard deviations, which say that means are on the item bank's scale (0 and 1 in
   * the population). null: plain scores, which are standardised among these people.
   */
  readonly sds: Float64Array | null
}

export interface AnswerColumn {
  readonly id: string
  readonly options: readonly string[]
  /** shape [people]; index of the option, −1 where missing */
  readonly codes: Int16Array
}
