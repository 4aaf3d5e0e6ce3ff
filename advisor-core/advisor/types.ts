import type {Attribute, LocalText} from '../catalog/types'
import type {SignalWeight} from '../signals/types'

/**
 * How an option speaks about an attribute. `values` matches any of the named values of a categorical,
 * multi-valued or boolean attribute (`yes` / `no`); `min` ≤ number < `max` matches numbers (either may be absent).
 */
export type Match = {readonly values: readonly string[]} | {readonly min?: number; readonly max?: number}

export interface Option {
  readonly id: string
  readonly label: LocalText
  readonly hint?: LocalText
  readonly match: Match
}

/**
 * Kinds of questions; each is a row in `advisor-core/belief/answer-kinds.ts`.
 * - `single`: one of exclusive values (partition)
 * - `yes-no`: two options, `yes` and `no` (partition)
 * - `several`: any of the chosen values will do (constraint)
 * - `range`: numbers inside the option's bounds (constraint)
 * - `budget`: at most the option's `max`, softly (constraint)
 * - `at-least`: at least the option's `min` (constraint)
 */
export type QuestionKind = 'single' | 'yes-no' | 'several' | 'range' | 'budget' | 'at-least'

export interface Question {
  readonly id: string
  readonly kind: QuestionKind
  /** The attribute that the options speak about. */
  readonly attribute: string
  readonly text: LocalText
  /** Shown under "why I ask". */
  readonly why: LocalText
  readonly options: readonly Option[]
  /** Ask only where the products in question have one of these values, for instance a category. */
  readonly when?: {readonly attribute: string; readonly values: readonly string[]}
  /** η: the chance that a stated answer does not hold. Default by kind. */
  readonly noise?: number
}

/** A selling argument, bound to the field that proves it. */
export interface Argument {
  readonly id: string
  readonly attribute: string
  readonly match: Match
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
  /** How many trait questions at most inside the advice. */
  readonly traitQuestions: number
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
  readonly personas: readonly Persona[]
  readonly signals: readonly SignalWeight[]
  /** What visitors call an attribute (`noise`) or a value (`milk=automatisch`), for free text. */
  readonly synonyms?: Readonly<Record<string, readonly string[]>>
  readonly rules: AdvisorRules
  readonly report: {
    /** Where reports go; `null` keeps everything on the device. */
    readonly collector: string | null
    readonly odds: 3 | 7 | 20
  }
}

/** What the widget gets of the advisor file: everything but where the catalogue came from. */
export type CompiledAdvisor = Omit<Advisor, 'catalog' | '$schema'>
