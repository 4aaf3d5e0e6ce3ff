import type {LocalText} from '../../advisor-core/catalog/types'
import type {Reason, SlateItem, SlotRole} from '../../advisor-core/dialogue/types'
import type {StartWords} from '../embed/start-words'

/** A sentence with its fact: components set `fact` in bold and `rest`, which brings its own space, after it. */
export interface ReasonWords {
  readonly fact: string
  readonly rest: string
}

/** Picks this locale's half of a text. */
export type Say = (text: LocalText) => string

/** Every word of the widget: the loader's and the locale's. */
export interface Words extends LocaleWords {
  readonly start: StartWords
}

/** What a visitor can see beyond the start card; a locale that lacks a word does not compile. */
export interface LocaleWords {
  readonly question: {
    readonly why: string
    /** How likely the answer changes what is recommended; nothing for a question asked again. */
    readonly whyChange: (changeProbability: number | null) => string
    readonly next: string
    readonly back: string
    readonly more: (expectedMore: number) => string
    readonly chooseSeveral: string
    /** Over options that are tapped in order of their importance. */
    readonly inOrder: string
    /** @param left trait questions left, this one included */
    readonly traitIntro: (left: number) => string
    readonly skip: string
  }
  readonly chips: {
    readonly heading: string
    readonly edit: (label: string) => string
    readonly retract: (label: string) => string
    readonly fold: (count: number) => string
  }
  readonly slate: {
    readonly provisional: string
    readonly provisionalNote: string
    readonly unsure: string
    readonly results: string
    readonly resultsNote: (answers: number, best: string) => string
    readonly poor: string
    readonly conflict: (wishes: readonly string[]) => string
    readonly empty: string
    readonly expand: string
    readonly collapse: string
  }
  readonly roles: Readonly<Record<SlotRole, string>>
  readonly fit: Readonly<Record<NonNullable<SlateItem['fitWord']>, string>>
  readonly card: {
    readonly fitNumber: (fit: number) => string
    readonly details: string
    readonly cart: string
    readonly handedOver: string
    readonly moreLikeThis: string
    readonly notForMe: string
    readonly soldOut: string
    readonly listPrice: (price: string) => string
    readonly noPrice: string
  }
  readonly results: {
    readonly askMore: string
    readonly restart: string
  }
  readonly reason: (reason: Reason, say: Say) => ReasonWords
  /** Why the slot stands there: "besser, weil 16 GB Arbeitsspeicher". */
  readonly gain: (role: SlotRole, reason: Reason, say: Say) => ReasonWords
  /** The way to the glass panel; what is in it has words of its own (widget/glass). */
  readonly glass: {
    readonly open: string
    readonly failed: string
  }
  readonly live: {
    readonly question: (text: string) => string
    readonly results: (names: readonly string[]) => string
  }
  readonly price: (amount: number, currency: string) => string
}
