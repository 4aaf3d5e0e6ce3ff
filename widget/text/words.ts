import type {Locale} from '../../advisor-core/catalog/types'

/** Every word of the text field; a locale that lacks one does not compile. */
export interface TextWords {
  /** What numbers in the text are written in. */
  readonly locale: Locale
  readonly label: string
  /** The label once the results are there. */
  readonly refine: string
  readonly placeholder: string
  readonly send: string
  readonly understood: (wishes: readonly string[]) => string
  readonly ignored: (words: readonly string[]) => string
  /** Nothing was understood: what would be. */
  readonly nothing: string
  readonly failed: string
}
