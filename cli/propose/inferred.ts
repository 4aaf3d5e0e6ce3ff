import type {MappedAttribute} from '../../advisor-core/advisor/types'
import type {Term} from './glossary/term'

/** An attribute found in a column, and what the glossary knows about it. */
export interface InferredAttribute {
  readonly attribute: MappedAttribute
  readonly term: Term | null
  /** Made from a part of the cells: several such attributes may share a column. */
  readonly derived: boolean
}

/** Before ids and labels are given: everything that the cells themselves say. */
export type Finding = Pick<MappedAttribute, 'kind' | 'unit'> &
  Partial<Pick<MappedAttribute, 'separator' | 'extract' | 'combine' | 'decimal' | 'valueLabels'>> & {
    readonly derived?: 'feature' | 'family' | 'number'
  }
