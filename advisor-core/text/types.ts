import type {Attribute} from '../catalog/types'

/** A piece of the visitor's text: UTF-16 offsets, end exclusive, and the words themselves. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * What is wished for of one attribute.
 * - `at-most`, `at-least`, `around`: one number in the attribute's unit; `between`: two, ascending
 * - `lower`, `higher`: a direction without a number ("leise"); `limit` is the merchant's own bound for the word,
 *   where an option of the advisor is called like that
 * - `is`, `not`: any of, none of these values; `yes` / `no` for booleans
 */
export type Claim =
  | {readonly relation: 'at-most' | 'at-least' | 'around'; readonly value: number}
  | {readonly relation: 'between'; readonly value: readonly [min: number, max: number]}
  | {readonly relation: 'lower' | 'higher'; readonly value: null; readonly limit: number | null}
  | {readonly relation: 'is' | 'not'; readonly value: readonly string[]}

export type Relation = Claim['relation']

/** What of a wish makes it evidence. */
export type Claimed = Claim & {
  readonly attribute: string
  /** The reading is a guess. */
  readonly unsure: boolean
}

/** A wish as the evidence list keeps it, with the visitor's words for it; plain JSON. */
export type StatedWish = Claimed & {readonly words: string}

/** One understood wish, with the words it was read from. */
export type Wish = Claimed & {readonly span: Span}

export interface Reading {
  readonly wishes: readonly Wish[]
  /** Words that were not understood, in the order of the text. */
  readonly ignored: readonly Span[]
}

/** What a known phrase may stand for. The lower the rank, the closer to the catalogue's own words. */
export type Target = {readonly attribute: string; readonly rank: number} & (
  | {readonly kind: 'attribute'}
  /** `inverse`: the phrase as it stands means "not this" ("Federung" where a value is called "ohne Federung"). */
  | {readonly kind: 'value'; readonly values: readonly string[]; readonly inverse: boolean}
  | {readonly kind: 'direction'; readonly direction: 'lower' | 'higher'}
  | {readonly kind: 'bound'; readonly min: number | null; readonly max: number | null}
)

export interface Phrase {
  readonly stems: readonly string[]
  readonly targets: readonly Target[]
}

/** What has to be known of an attribute to read numbers and to tell which one is meant. */
export interface AttributeFacts {
  readonly attribute: Attribute
  /** What a bare number means: by the merchant's question, else by the better direction. */
  readonly bare: 'at-most' | 'at-least' | 'around'
  /** Share of the products of each category that have a value; shape [categories] */
  readonly known: Float64Array
  /** Smallest and largest number in each category; NaN where there is none. shape [categories] */
  readonly min: Float64Array
  readonly max: Float64Array
  /** For words: the categories in which each value occurs; shape [categories] each. */
  readonly occurs: ReadonlyMap<string, Uint8Array>
  /** The value that says there is none of it ("ohne Federung"); `null` where no value does. */
  readonly none: string | null
}

/** The words of one catalogue and advisor, in both languages. */
export interface Lexicon {
  /** Phrases by their first stem, longest first. */
  readonly phrases: ReadonlyMap<string, readonly Phrase[]>
  /** Every stem that stands in a phrase or is a word of the language itself: what typos are compared with. */
  readonly vocabulary: ReadonlySet<string>
  /** Stems that may be a part of a compound beside a known word. */
  readonly parts: ReadonlySet<string>
  /** The shop's own name: words that say nothing about a product. */
  readonly silent: ReadonlySet<string>
  readonly attributes: ReadonlyMap<string, AttributeFacts>
  /** Names of the categories; one nameless where the catalogue has no category. */
  readonly categories: readonly string[]
  readonly category: string | null
  readonly price: string | null
}

/** What is known before the text is read, for instance from answers: values that narrow the categories. */
export interface TextContext {
  readonly categories: readonly string[]
}
