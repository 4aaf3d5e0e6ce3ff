import type {Card} from '../cards'
import type {Say, Words} from '../locales/words'
import type {SessionAct} from '../session/acts'

/** What every component gets beside its own data: words, cards, and a way to say what the visitor did. */
export interface Tools {
  readonly words: Words
  readonly say: Say
  readonly currency: string
  readonly card: (product: number) => Card | null
  readonly act: (act: SessionAct) => void
}
