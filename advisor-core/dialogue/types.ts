import type {QuestionKind} from '../advisor/types'
import type {Combination} from '../belief/answer-kinds'
import type {LocalText} from '../catalog/types'
import type {PageBehaviour, SignalId, SignalReading} from '../signals/types'
import type {ShownChoice} from '../taste/types'
import type {StatedWish} from '../text/types'

/** What a visitor answered to a question: chosen option ids, or nothing in particular ("don't mind"). */
export type Answer =
  | {readonly kind: 'options'; readonly options: readonly string[]}
  | {readonly kind: 'no-preference'}

/**
 * How a product was chosen or refused; `prefer` and `cannot-say` answer a comparison of two, the latter with the first
 * of them in place of a choice.
 */
export type ChoiceAction = 'details' | 'cart' | 'more-like-this' | 'not-for-me' | 'prefer' | 'cannot-say'

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
      /** By slot; −1 where a card was that did not come into view. */
      readonly shown: readonly number[]
    }
  | {readonly kind: 'signal'; readonly id: string; readonly signal: SignalId; readonly bin: string}
  | {readonly kind: 'trait'; readonly id: string; readonly item: string; readonly category: number | null}
  /** Something said in the visitor's own words; the wish counts, not the sentence. */
  | {readonly kind: 'text'; readonly id: string; readonly wish: StatedWish}
  /** The version of the advice that was drawn for this visit: it says nothing about the visitor. */
  | {readonly kind: 'arm'; readonly id: string; readonly experiment: string; readonly arm: string}

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
  /** The wishes of one sentence, one step for undo; entries named in `instead` are what they take the place of. */
  | {
      readonly kind: 'text'
      readonly wishes: readonly StatedWish[]
      readonly instead: readonly string[]
    }
  /** Take back one entry of the evidence list, exactly. */
  | {readonly kind: 'retract'; readonly evidence: string}
  /** Ask an answered question again; its old answer holds until a new one is given. */
  | {readonly kind: 'edit'; readonly question: string}
  | {readonly kind: 'undo'}
  | {readonly kind: 'show-now'}
  | {readonly kind: 'ask-more'}
  | {
      readonly kind: 'choose'
      readonly action: ChoiceAction
      readonly product: number
      /** Products whose cards came into view: the others were not passed over. The whole slate when not given. */
      readonly seen?: readonly number[]
    }
  /** The answer to a comparison: one of the two, or that there is no telling. */
  | {readonly kind: 'prefer'; readonly product: number | null}
  | {readonly kind: 'switch-signal'; readonly signal: SignalId; readonly on: boolean}
  /**
   * What the page says of what the visitor did in the shop. It counts from the visitor's next act on: no view is shown,
   * so that nothing moves that is being read.
   */
  | {readonly kind: 'context'; readonly behaviour: PageBehaviour}
  | {readonly kind: 'taste-fitted'; readonly key: string; readonly shift: readonly number[]}
  /** Begin again. What visitors said about themselves still holds, unless everything is to be forgotten. */
  | {readonly kind: 'restart'; readonly forget?: true}
  /** Delete the profile: all that was said about oneself, also from what undo goes back to. */
  | {readonly kind: 'forget-traits'}
  /** Something that was being loaded is there: the same state, looked at again. */
  | {readonly kind: 'refresh'}

/** What a conversation needs to come back to the same state, to the bit; plain JSON. */
export interface SavedDialogue {
  readonly build: string
  readonly evidence: readonly Evidence[]
  /** Earlier evidence lists, newest last: what undo goes back to. */
  readonly past: readonly (readonly Evidence[])[]
  readonly signalsOff: readonly SignalId[]
  readonly shownNow: boolean
  readonly settled: boolean
  readonly moreFrom: number | null
  readonly editing: string | null
  /** Trait items that were skipped. */
  readonly skipped?: readonly string[]
  /** Ids of entries about this visit alone (a gift, in a hurry): no copy that outlives the page has them. */
  readonly visitOnly?: readonly string[]
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
      /** What an answer of several options would say; `one` where only one may be chosen. */
      readonly take: Combination
      readonly text: LocalText
      readonly why: LocalText
      readonly options: readonly OptionView[]
      /** Options chosen before, when an answer is being edited. */
      readonly chosen: readonly string[]
      /** Expected number of questions after this one. */
      readonly expectedMore: number
      /** Expected information gain, in bits. */
      readonly gainBits: number
      /**
       * Probability that the set of products shown differs after the answer, in [0, 1]: shown under "why I ask".
       * `null` for a question asked again.
       */
      readonly changeProbability: number | null
    }
  | {
      /** Which of two products rather? */
      readonly kind: 'pair'
      readonly id: string
      readonly text: LocalText
      readonly why: LocalText
      readonly products: readonly [number, number]
      /** In what they differ. */
      readonly table: readonly CompareRow[]
      /** What the answer is expected to tell about taste, in bits; 0 for a comparison put again. */
      readonly gainBits: number
      /** Probability that the set of products shown differs after the answer, in [0, 1]; `null` for one put again. */
      readonly changeProbability: number | null
      readonly expectedMore: number
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
  /** Whose names follow the label. */
  readonly products?: readonly number[]
  /** Something was asked for; false for "no preference". */
  readonly wish: boolean
}

/**
 * Why a product stands where it stands: a fact of the product and how the visitor's evidence values it.
 * The words are the locale's; the numbers are here.
 */
export interface Reason {
  readonly kind: 'meets' | 'misses' | 'unknown' | 'stands-out' | 'falls-behind' | 'taste'
  readonly attribute: string
  readonly attributeLabel: LocalText
  /** The product's own value, ready to print ("42", "Stahl"), with its unit apart. */
  readonly value: LocalText
  readonly unit: string | null
  /** Whether it is about the price; other attributes may be amounts of money, too. */
  readonly isPrice: boolean
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
  /** Only where the product stands higher by the shop's own interest: what to say about that. */
  readonly promoted?: LocalText
}

/** What speaks for a product, bound to the field that proves it. */
export interface ArgumentView {
  /** The merchant's sentence; `null` where the reason says it all ("42 dB: quieter than 9 of 10 here"). */
  readonly text: LocalText | null
  /** The field with the product's own value. */
  readonly reason: Reason
  /** Shown on demand, and with the proof in a sentence of its own: as this visitor likes it. */
  readonly folded?: true
  readonly spelledOut?: true
}

/** A product that goes with another, by the merchant's word. */
export interface GoesWith {
  readonly product: number
  readonly with: number
  readonly text: LocalText
}

/** A product from outside the region that the slate is in, with a real chance. */
export interface Surprise {
  readonly product: number
  /** In what it differs from all that are shown. */
  readonly reason: Reason
  /** What they all have there. */
  readonly others: LocalText
}

/** One attribute in which products differ. */
export interface CompareRow {
  readonly attribute: string
  readonly label: LocalText
  readonly unit: string | null
  /** By product; `null` where nothing is known. */
  readonly values: readonly (LocalText | null)[]
  /** By product: it has the best number of them, where there is a better direction. */
  readonly best: readonly boolean[]
}

/** Why a refused product may not be wanted, as a wish. */
export interface Objection {
  readonly wish: StatedWish
  readonly label: LocalText
}

/** A product just refused, and what may have been wrong with it. */
export interface Refusal {
  readonly product: number
  readonly objections: readonly Objection[]
}

/** What stands on the cards beside the reasons, and below the slate. */
export interface Shelf {
  /** Of each product of the slate, in its order. */
  readonly arguments: readonly (readonly ArgumentView[])[]
  readonly goesWith: readonly GoesWith[]
  readonly surprise: Surprise | null
  /** In what the products of the slate differ, in its order. */
  readonly table: readonly CompareRow[]
}

/** "Had you said …": another answer to a question, and what would be shown then. */
export interface OtherAnswer {
  readonly answer: Answer
  readonly label: LocalText
  /** The product that would be the first suggestion. */
  readonly first: number
  /** Products that would be shown and are not, and the other way round. */
  readonly comesIn: readonly number[]
  readonly goesOut: readonly number[]
}

/** One line of the glass panel: what we think, and why. */
export interface GlassEntry {
  readonly evidence: string
  readonly kind: 'answer' | 'signal' | 'trait' | 'choice' | 'arm'
  /** For `signal` the category's name, or the bin as it is called here: its words are the locale's. */
  readonly label: LocalText
  /** Which signal was read and what it said, for `signal`. */
  readonly signal: {readonly id: SignalId; readonly bin: string} | null
  /** The question that was answered, for `answer`; `null` for what was typed. */
  readonly question: string | null
  /** The product that was clicked or refused, for `choice`. */
  readonly product: number | null
  /** Kullback–Leibler divergence of the belief with and without this entry, in bits, signed by its direction for the best match. */
  readonly effectBits: number
  /** Whether the best match or the three products shown would be others without this entry. */
  readonly changesSlate: boolean
  readonly on: boolean
  /** For `answer`: what other answers would do. */
  readonly others: readonly OtherAnswer[]
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

/** How things are shown to this visitor; what is recommended, and for how much, never depends on it. */
export interface Presentation {
  /** How much is said about each product without asking for more. */
  readonly depth: 'brief' | 'usual' | 'full'
  /** Products shown before asking for another. */
  readonly options: 2 | 3
  /** Whether an argument is one sentence, or a second one spells out its proof. */
  readonly tone: 'short' | 'full'
  /** Whether figures or the shop's own sentences come first. */
  readonly argumentOrder: 'strongest' | 'figures-first' | 'sentences-first'
}

/** A trait in the visitor's own profile. */
export interface ProfileTrait {
  readonly id: string
  readonly label: LocalText
  readonly low: LocalText
  readonly high: LocalText
  /** Ends of the band that holds the visitor with 80 % probability, in standard deviations of people. */
  readonly from: number
  readonly to: number
  /** To which side they lean; `open` while both are about as likely. */
  readonly side: 'low' | 'high' | 'open'
  /** Whether the side is right with 90 % probability. */
  readonly sure: boolean
}

/** "How do you shop?": what visitors said about themselves for its own sake, and what follows from it. */
export interface ProfileView {
  /** The next statement; `null` when the profile is as complete as it gets. */
  readonly next: Extract<QuestionView, {kind: 'trait'}> | null
  /** Statements answered or skipped, and how many they are at most. */
  readonly put: number
  readonly most: number
  readonly answered: number
  /** The last answer, to be taken back. */
  readonly last: string | null
  readonly traits: readonly ProfileTrait[]
  /** Only at an assigned archetype. */
  readonly region: {readonly name: LocalText; readonly description: LocalText; readonly share: number} | null
  /** Share of people without one after as many statements, by the model; `null` where the model does not say. */
  readonly mixedShare: number | null
  readonly presentation: Presentation
}

/** What became of the sentence just typed. */
export type Heard =
  /** `said` in the visitor's words; `wishes` as they were understood; words that were not, in the order of the text. */
  | {
      readonly kind: 'read'
      readonly said: string
      readonly wishes: readonly LocalText[]
      readonly ignored: readonly string[]
    }
  /** The code that reads it cannot be had. */
  | {readonly kind: 'failed'}

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
  /** Only at the results, and once what makes it is there. */
  readonly shelf: Shelf | null
  /** The last thing the visitor did was to refuse a product: why, may be said. */
  readonly refusal: Refusal | null
  readonly canUndo: boolean
  /** Whether `ask-more` would bring another question. */
  readonly canAskMore: boolean
  /** What became of the sentence just typed: `null` here, filled by the shell that had it read. */
  readonly heard: Heard | null
  /**
   * What each entry did: `null` here, filled by the shell with `toGlass` while somebody looks; empty where the shell
   * cannot tell.
   */
  readonly glass: readonly GlassEntry[] | null
  readonly archetype: ArchetypeView
  readonly traits: readonly TraitView[]
  /** Only at the results, where the shop asks about traits at all, and once what makes it is there. */
  readonly profile?: ProfileView | null
  /**
   * What this visit could feed to each report topic but the archetype: topic id to cell names. The shell draws
   * one at random where there are several; an absent topic is the cell `none`.
   */
  readonly topics: Readonly<Record<string, readonly string[]>>
}
