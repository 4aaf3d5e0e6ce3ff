import type {Attribute, LocalText} from '../catalog/types'
import type {Experiments} from '../experiments/types'
import type {SignalWeight} from '../signals/types'

/**
 * How an option speaks about an attribute. `values` matches any of the named values of a categorical,
 * multi-valued or boolean attribute (`yes` / `no`); `min` ≤ number < `max` matches numbers (either may be absent).
 */
export type Match = {readonly values: readonly string[]} | {readonly min?: number; readonly max?: number}

/** One thing that an option asks of a product, softly. */
export interface Need {
  readonly attribute: string
  readonly match: Match
  /** How much it counts beside the option's other needs, above 0. Default 1. */
  readonly weight?: number
}

/** One answer to a question. It speaks about the question's attribute (`match`) or about some of its own (`needs`). */
export interface Option {
  readonly id: string
  readonly label: LocalText
  readonly hint?: LocalText
  readonly match?: Match
  readonly needs?: readonly Need[]
}

/** An option that speaks about the question's attribute. */
export type MatchOption = Option & {readonly match: Match}

/**
 * Kinds of questions; each is a row in `advisor-core/belief/answer-kinds.ts`.
 * - `single`: one of exclusive values (partition)
 * - `yes-no`: two options, `yes` and `no` (partition)
 * - `a-or-b`: two options that exclude each other (partition)
 * - `several`: any of the chosen values will do (constraint)
 * - `range`: numbers inside the option's bounds (constraint)
 * - `budget`: at most the option's `max`, softly (constraint)
 * - `at-least`: at least the option's `min` (constraint)
 * - `must-have`: all of the chosen ones have to hold (constraint)
 * - `nice-to-have`: all of the chosen ones are welcome (constraint)
 * - `exclusion`: none of the chosen ones is wanted (constraint)
 * - `needs`: one use or need that maps softly on several attributes (constraint)
 * - `order`: needs put in order of their importance (constraint)
 */
export type QuestionKind =
  | 'single'
  | 'yes-no'
  | 'a-or-b'
  | 'several'
  | 'range'
  | 'budget'
  | 'at-least'
  | 'must-have'
  | 'nice-to-have'
  | 'exclusion'
  | 'needs'
  | 'order'

export interface Question {
  readonly id: string
  readonly kind: QuestionKind
  /** The attribute that the options speak about; absent where all options carry needs of their own. */
  readonly attribute?: string
  readonly text: LocalText
  /** Shown under "why I ask". */
  readonly why: LocalText
  /** Empty in the file where the engine forms them. */
  readonly options: readonly Option[]
  /** The engine forms the options itself, for what is believed at the time: at most so many values or ranges. */
  readonly auto?: {readonly most: number}
  /** Ask only where the products in question have one of these values, for instance a category. */
  readonly when?: {readonly attribute: string; readonly values: readonly string[]}
  /** η: the chance that a stated answer does not hold. Default by kind. */
  readonly noise?: number
  /**
   * About this visit and not about the person: a gift, in a hurry, for the first time. The answer expires with the
   * visit, and nothing is inferred about the person from it.
   */
  readonly situational?: true
  /** π: how often each option is the answer, learnt from reports (`lotse learn`); never in the file. */
  readonly rates?: readonly number[]
}

/** A selling argument, bound to the field that proves it. */
export interface Argument {
  readonly id: string
  readonly attribute: string
  readonly match: Match
  readonly text: LocalText
  /** Whom it speaks to most: it then comes earlier, for nobody else it is left out. */
  readonly for?: {
    readonly archetypes?: readonly string[]
    readonly traits?: readonly {readonly trait: string; readonly level: 'low' | 'high'}[]
    /** One of these options was chosen. */
    readonly answers?: readonly {readonly question: string; readonly options: readonly string[]}[]
  }
}

/** Products that go with others: what is bought for a machine, a bicycle, a pair of shoes. */
export interface Relation {
  readonly from: Pick<Need, 'attribute' | 'match'>
  readonly to: Pick<Need, 'attribute' | 'match'>
  /** Attributes in which both have to be equal, for instance the fit. */
  readonly same?: readonly string[]
  /** Why they go together. */
  readonly text: LocalText
}

/** A persona in the merchant's words, made testable: trait directions with how sure the merchant is. */
export interface Persona {
  readonly id: string
  readonly name: LocalText
  readonly traits: readonly {
    readonly trait: string
    readonly level: 'low' | 'mid' | 'high'
    readonly sure: 'somewhat' | 'sure'
  }[]
  /** Segmentation answers that belong to it: one of these options each. */
  readonly answers?: readonly {readonly question: string; readonly options: readonly string[]}[]
}

/** Where each thing stands in the merchant's catalogue file. */
export interface CatalogMapping {
  readonly id: string
  readonly title: string
  /** Rows with equal group belong to one product. */
  readonly group?: string
  readonly price?: string
  readonly link?: string
  readonly image?: string
  readonly description?: string
  /** "in stock", "lieferbar", a number of pieces and the like. */
  readonly availability?: string
  /** Ids of products that go with this one, separated by commas, semicolons, bars or spaces. */
  readonly goesWith?: string
}

/** An attribute and the column it is read from. */
export interface MappedAttribute extends Attribute {
  readonly column: string
  /** Separator inside a cell of a multi-valued attribute. */
  readonly separator?: string
  /**
   * For values read out of longer text, such as "Full HD 1920x1080": a regular expression, case ignored. Its
   * first group is the value; a second group, where there is one, is the unit of a number and is converted to
   * `unit`. For a boolean: `yes` where it matches, `no` where the cell has another text.
   */
  readonly extract?: string
  /** How several matches of `extract` in one cell become one number ("256GB SSD + 1TB HDD"). Default `first`. */
  readonly combine?: 'first' | 'sum' | 'max'
  /** Decimal mark of the column's numbers. Default `.` */
  readonly decimal?: '.' | ','
}

export interface AdvisorRules {
  readonly maxQuestions: number
  /** Questions to ask before all others, in this order. */
  readonly askFirst: readonly string[]
  /** Once one question of a list is answered, its others are not asked. */
  readonly neverTogether?: readonly (readonly string[])[]
  /** Of each list of questions, at most so many are asked. */
  readonly atMost?: readonly {readonly questions: readonly string[]; readonly count: number}[]
  /** How many trait questions at most inside the advice. */
  readonly traitQuestions: number
  /**
   * How many times at most a visit asks which of two products it is rather, once no other question about products is
   * worth asking (docs/taste.md); left out, twice.
   */
  readonly comparisons?: number
  /**
   * What the shop would rather sell: of products that fit about equally well, those with more of this number (or
   * with this yes) come first. `weight` is at most 0.2 nats: a product less than four fifths as likely as another
   * never passes it. Shown on the card wherever it changed the order.
   */
  readonly merchandising?: {readonly attribute: string; readonly weight: number}
}

/** Products with one of these values are chosen more or less often than their number says. */
export interface Popularity {
  readonly attribute: string
  readonly values: readonly string[]
  /** Added to the log prior, in nats. */
  readonly logRatio: number
}

/** What `lotse learn` found; everything that is absent is as it was. */
export interface LearnedParameters {
  /** Share by archetype id; they sum to 1. */
  readonly archetypes?: Readonly<Record<string, number>>
  /** η by question id. */
  readonly noise?: Readonly<Record<string, number>>
  /** π by question and option id. */
  readonly baseRates?: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly popularity?: readonly Popularity[]
  /** What people like on average, where a taste model of people's choices tells: added to the log prior, by product. */
  readonly utility?: readonly number[]
  /** The chance that a visitor leaves at a further question. */
  readonly dropOff?: number
  readonly signals?: readonly SignalWeight[]
}

/** `advisor.json`, the merchant's one file. */
export interface Advisor {
  readonly $schema?: string
  readonly version: 1
  readonly shop: {readonly id: string; readonly name: string; readonly currency: string}
  readonly locales: readonly ('de' | 'en')[]
  readonly catalog: {
    readonly file: string
    readonly format: 'csv' | 'tsv'
    readonly mapping: CatalogMapping
    readonly attributes: readonly MappedAttribute[]
  }
  readonly questions: readonly Question[]
  readonly arguments: readonly Argument[]
  readonly relations?: readonly Relation[]
  readonly personas: readonly Persona[]
  readonly signals: readonly SignalWeight[]
  /** What visitors call an attribute (`noise`) or a value (`milk=automatisch`), for free text. */
  readonly synonyms?: Readonly<Record<string, readonly string[]>>
  readonly rules: AdvisorRules
  /** Versions of the advice that are compared, and visits that are held out (docs/experiments.md). */
  readonly experiments?: Experiments
  /** Added by `lotse build` from `learned.json`; never in the file. */
  readonly learned?: LearnedParameters
  readonly report: {
    /** Where reports go; `null` keeps everything on the device. */
    readonly collector: string | null
    readonly odds: 3 | 7 | 20
    /** Ids of the topics that are counted beside the archetype (`question:budget`); left out, the first questions. */
    readonly live?: readonly string[]
    /** When an order after advice is told; left out, `delayed`. */
    readonly outcomes?: 'delayed' | 'immediate' | 'off'
  }
}

/** What the widget gets of the advisor file: everything but where the catalogue came from. */
export type CompiledAdvisor = Omit<Advisor, 'catalog' | '$schema'>
