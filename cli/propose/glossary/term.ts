import type {LocalText} from '../../../advisor-core/catalog/types'

/** What a salesperson knows about an attribute that many shops have. */
export interface Term {
  /** Attribute id where the column has exactly one of the names. */
  readonly id: string
  /** Header words, English and German, as `headerKey` gives them. */
  readonly names: readonly string[]
  /** Cells that make the term fit, where names alone are not clear ("memory" with SSDs in it). */
  readonly cells?: RegExp
  /** Cells that make the term fit whatever the header says: "men", "women". */
  readonly telling?: RegExp
  readonly label: LocalText
  readonly kind: 'number' | 'words' | 'flag'
  /** Unit of numbers that come without one; by the middle value where sizes differ (limits ascending). */
  readonly unit?: string | readonly (readonly [below: number, unit: string])[]
  readonly better?: 'higher' | 'lower'
  readonly role?: 'category' | 'brand'
  /** Says what sort of thing it is: who names one hardly ever means another. */
  readonly defines?: true
  /** Options exclude each other: nobody wants two of them. */
  readonly single?: true
  /** Not worth a question, though worth knowing. */
  readonly silent?: true
  /** Few visitors know what they want here: other questions go first. */
  readonly minor?: true
  readonly ask?: LocalText
  readonly why?: LocalText
}

/** Both languages in one line. */
export const t = (de: string, en: string): LocalText => ({de, en})
