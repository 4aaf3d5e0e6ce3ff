import type {QuestionKind} from '../advisor/types'
import type {LocalText} from '../catalog/types'
import type {SignalId, SignalReading} from '../signals/types'
import type {ShownChoice} from '../taste/types'

/** What a visitor answered to a question: chosen option ids, or nothing in particular ("don't mind"). */
export type Answer =
  | {readonly kind: 'options'; readonly options: readonly string[]}
  | {readonly kind: 'no-preference'}

/** How a product was chosen or refused. */
export type ChoiceAction = 'details' | 'cart' | 'more-like-this' | 'not-for-me'

/**
 * One entry of the evidence list. Belief, taste, traits and archetype are functions of the list alone; `id`
 * is unique in it, and a new entry with an old id replaces the old one.
 */
export type Evidence =
  | {readonly kind: 'answer'; readonly id: string; readonly question: string; readonly answer: Answer}
  | {
      readonly kind: 'choice'
      readonly id: string
      readonly action: ChoiceAction
      readonly product: number
      readonly shown: readonly number[]
    }
  | {readonly kind: 'signal'; readonly id: string; readonly signal: SignalId; readonly bin: string}
  | {readonly kind: 'trait'; readonly id: string; readonly item: string; readonly category: number | null}

export type DialogueEvent =
  /** The visitor acted on the start card; `first` is the answer if that act was one. */
  | {
      readonly kind: 'start'
      readonly signals: SignalReading
      readonly first: {readonly question: string; readonly answer: Answer} | null
    }
  /** A conversation from before a reload comes back. */
  | {readonly kind: 'resume'; readonly saved: SavedDialogue; readonly signals: SignalReading}
  | {readonly kind: 'answer'; readonly question: string; readonly answer: Answer}
  | {readonly kind: 'trait'; readonly item: string; readonly category: number | null}
  /** Take back one entry of the evidence list, exactly. */
  | {readonly kind: 'retract'; readonly evidence: string}
  /** Ask an answered question again; its old answer holds until a new one is given. */
  | {readonly kind: 'edit'; readonly question: string}
  | {readonly kind: 'undo'}
  | {readonly kind: 'show-now'}
  | {readonly kind: 'ask-more'}
  | {readonly kind: 'choose'; readonly action: ChoiceAction; readonly product: number}
  | {readonly kind: 'switch-signal'; readonly signal: SignalId; readonly on: boolean}
  | {readonly kind: 'taste-fitted'; readonly key: string; readonly shift: readonly number[]}
  | {readonly kind: 'restart'}

/** What a conversation needs to come back to the same state, to the bit; plain JSON. */
export interface SavedDialogue {
  readonly build: string
  readonly evidence: readonly Evidence[]
  /** Earlier evidence lists, newest last: what undo goes back to. */
  readonly past: readonly (readonly Evidence[])[]
  readonly signalsOff: readonly SignalId[]
  readonly shownNow: boolean
  readonly settled: boolean
}

/** What the shell around the engine is asked to do; the engine does nothing itself. */
export type Effect =
  /** Show this. */
  | {readonly kind: 'show'; readonly view: View}
  /** Keep this, so that a reload finds it (`null`: nothing to keep). */
  | {readonly kind: 'save'; readonly saved: SavedDialogue | null}
  /** Refit the taste model to these choices; answer with `taste-fitted`, the same key and what they changed. */
  | {readonly kind: 'fit-taste'; readonly key: string; readonly choices: readonly ShownChoice[]}

export interface OptionView {
  readonly id: string
  readonly label: LocalText
  readonly hint: LocalText | null
}

export type QuestionView =
  | {
      readonly kind: 'product'
      readonly id: string
      readonly form: QuestionKind
      readonly text: LocalText
      readonly why: LocalText
      readonly options: readonly OptionView[]
      /** Options chosen before, when an answer is being edited. */
      readonly chosen: readonly string[]
      /** Expected number of questions after this one. */
      readonly expectedMore: number
      /** Expected information gain, in bits: shown under "why I ask". */
      readonly gainBits: number
    }
  | {
      readonly kind: 'trait'
      readonly id: string
      readonly text: LocalText
      readonly categories: readonly LocalText[]
      readonly expectedMore: number
    }

/** An earlier answer in the visitor's words; tap to edit, × to take back. */
export interface Chip {
  readonly evidence: string
  readonly question: string | null
  readonly label: LocalText
  /** Something was asked for; false for "no preference". */
  readonly wish: boolean
}

/**
 * Why a product stands where it stands: a fact of the product and how the visitor's evidence values it.
 * The words are the locale's; the numbers are here.
 */
export interface Reason {
  readonly kind: 'meets' | 'misses' | 'stands-out' | 'falls-behind' | 'taste'
  readonly attribute: string
  readonly attributeLabel: LocalText
  /** The product's own value, ready to print ("42", "Stahl"), with its unit apart. */
  readonly value: LocalText
  readonly unit: string | null
  /** What was asked for, in the visitor's words, for `meets` and `misses`. */
  readonly wanted: LocalText | null
  /** Share of the other products of its category that it beats, in [0, 1], for `stands-out` and `falls-behind`. */
  readonly beats: number | null
  /** `lower` when smaller is better: "quieter than 9 of 10". */
  readonly direction: 'higher' | 'lower' | null
  /** How far beyond the wish a number lies, in the attribute's unit, for `misses` ("30 € over"). */
  readonly excess: number | null
  /** Log-likelihood contribution to the belief in this product, in nats. */
  readonly contribution: number
}

export type SlotRole = 'best' | 'better' | 'cheaper' | 'next'

export interface SlateItem {
  readonly product: number
  readonly role: SlotRole
  /** Share of the posterior mass of this product relative to the best product, in [0, 1]. */
  readonly relative: number
  /**
   * Share of the stated wishes (the category apart) that hold for this product, in [0, 1]; `null` while fewer than
   * two were stated.
   */
  readonly fit: number | null
  /** The word bound to `fit`: excellent when no wish is missed, good from .8, fair from .5; `null` with it. */
  readonly fitWord: 'excellent' | 'good' | 'fair' | 'weak' | null
  readonly reasons: readonly Reason[]
  readonly drawback: Reason | null
  /** What this slot gains over the best match, for `better` and `cheaper`. */
  readonly gain: Reason | null
}

/** One line of the glass panel: what we think, and why. */
export interface GlassEntry {
  readonly evidence: string
  readonly kind: 'answer' | 'signal' | 'trait' | 'choice'
  /** For `signal` the category's name, or the bin as it is called here: its words are the locale's. */
  readonly label: LocalText
  /** Which signal was read and what it said, for `signal`. */
  readonly signal: {readonly id: SignalId; readonly bin: string} | null
  /** The product that was clicked or refused, for `choice`. */
  readonly product: number | null
  /** Kullback–Leibler divergence of the belief with and without this entry, in bits, signed by its direction for the best match. */
  readonly effectBits: number
  /** Whether the best match or the three products shown would be others without this entry. */
  readonly changesSlate: boolean
  readonly on: boolean
}

export interface ArchetypeView {
  /** `mixed` below the assignment threshold. */
  readonly assigned: string | 'mixed'
  readonly classes: readonly {readonly id: string; readonly name: LocalText; readonly posterior: number}[]
}

export interface TraitView {
  readonly id: string
  readonly label: LocalText
  readonly low: LocalText
  readonly high: LocalText
  readonly mean: number
  readonly sd: number
}

/** Everything the widget shows; plain data, the same from worker and main thread. */
export interface View {
  readonly phase: 'asking' | 'results'
  readonly question: QuestionView | null
  readonly chips: readonly Chip[]
  readonly slate: readonly SlateItem[]
  /** Wishes that no product meets together, in words; empty when they do. */
  readonly conflict: readonly LocalText[]
  /** Chance that the best product is in the slate (V_3). */
  readonly slateValue: number
  readonly canUndo: boolean
  /** Whether `ask-more` would bring another question. */
  readonly canAskMore: boolean
  /** What each entry did: left empty here, filled by the shell with `toGlass` where somebody wants to know. */
  readonly glass: readonly GlassEntry[]
  readonly archetype: ArchetypeView
  readonly traits: readonly TraitView[]
  /**
   * What this visit could feed to each report topic but the archetype: topic id to cell names. The shell draws
   * one at random where there are several; an absent topic is the cell `none`.
   */
  readonly topics: Readonly<Record<string, readonly string[]>>
}
