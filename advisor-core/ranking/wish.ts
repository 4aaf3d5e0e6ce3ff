import type {CompiledQuestion} from '../belief/compile-question'
import type {Attribute, LocalText} from '../catalog/types'

/** One stated wish against the catalogue: how well each cell suits it and what that does to the belief. */
export interface Wish {
  readonly attribute: Attribute
  readonly compiled: Pick<CompiledQuestion, 'question' | 'cells' | 'cellShare'>
  /** c(answer, cell); shape [cells] */
  readonly compatibility: Float64Array
  /** log P(answer | cell) against the mean over the catalogue; shape [cells], in nats */
  readonly contribution: Float64Array
  readonly wanted: LocalText
  /** The same by attribute, where it is about several. */
  readonly parts?: readonly Wish[]
  readonly bounds: {readonly min: number; readonly max: number}
  /** Products that the wish makes sense for, where that is not said by its question: 1 or 0; shape [N] */
  readonly within?: Uint8Array | null
}
