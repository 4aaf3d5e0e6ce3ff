import type {LocalText} from '../../advisor-core/catalog/types'
import type {SimulationSummary} from './summarise'

/** A product or question by the merchant's own name for it. */
export interface Named {
  readonly id: string
  readonly name: LocalText
}

/** What `lotse simulate` found, with all that a reader needs to know about it. */
export interface SimulationReport extends SimulationSummary {
  /** Always: no figure in it is about people. */
  readonly simulated: true
  readonly shop: string
  readonly visitors: number
  readonly seed: number
  /** Chance that an answer does not hold; `null` where each question has its own. */
  readonly noise: number | null
  readonly clicksEach: number
  /** The products that the report speaks about, by index. */
  readonly names: Readonly<Record<number, Named>>
  /** The questions' texts, by id. */
  readonly texts: Readonly<Record<string, LocalText>>
}
