import type {LocalText} from '../../advisor-core/catalog/types'
import type {Reason, SlateItem, SlotRole} from '../../advisor-core/dialogue/types'

/** A sentence with its fact: components set `fact` in bold and `rest`, which brings its own space, after it. */
export interface ReasonWords {
  readonly fact: string
  readonly rest: string
}

/** Picks this locale's half of a text. */
export type Say = (text: LocalText) => string

/** Every word a visitor can see in the widget; a locale that lacks one does not compile. */
export interface Words {
  /** Name of the whole element, for screen readers. */
  readonly advisor: string
  readonly notice: string
  readonly loading: string
  readonly failed: string
  readonly retry: string
  readonly question: {
    readonly why: string
    readonly whyGain: (gainBits: number) => string
    readonly next: string
    readonly noPreference: string
    readonly back: string
    readonly showNow: string
    readonly more: (expectedMore: number) => string
    readonly chooseSeveral: string
    readonly traitIntro: string
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
    readonly conflictWay: string
    readonly empty: string
    readonly expand: string
    readonly collapse: string
  }
  readonly roles: Readonly<Record<SlotRole, string>>
  readonly fit: Readonly<Record<NonNullable<SlateItem['fitWord']>, string>>
  readonly card: {
    readonly fitNumber: (fit: number) => string
    readonly details: string
    readonly detailsOf: (name: string) => string
    readonly cart: string
    readonly cartOf: (name: string) => string
    readonly handedOver: string
    readonly moreLikeThis: (name: string) => string
    readonly notForMe: (name: string) => string
    readonly moreLikeThisShort: string
    readonly notForMeShort: string
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
