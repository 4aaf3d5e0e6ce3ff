import type {QuestionKind} from '../advisor-core/advisor/types'
import type {LocalText} from '../advisor-core/catalog/types'
import type {Answer} from '../advisor-core/dialogue/types'

/** A first question, as `firstQuestion(page)` of the engine gives it. */
export interface StartQuestion {
  readonly id: string
  readonly form?: QuestionKind
  readonly text: LocalText
  readonly options: readonly {readonly id: string; readonly label: LocalText}[]
}

/** What the visitor pressed on the start card: an option, or a way past the question. */
export type StartAct = Answer | {readonly kind: 'show-now'}

/**
 * The first question, baked into the loader by `lotse build` in place of the free identifier `LOTSE_START` (the
 * object's JSON): it depends on nothing but the prior, and on the category where the page names one.
 */
export interface StartCard {
  readonly build: string
  readonly question: StartQuestion
  /** First questions of pages that name their category, where they differ. */
  readonly pages?: Readonly<Record<string, StartQuestion>>
}
