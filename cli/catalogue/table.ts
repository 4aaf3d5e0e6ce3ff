import type {TextEncoding} from './decode-text'
import type {Delimiter} from './detect-delimiter'

/** A row that is left out, and why; in the words of the summary. */
export interface RowProblem {
  /** 1-based line of the file on which the row begins. */
  readonly line: number
  readonly kind:
    | 'cell-count'
    | 'missing-id'
    | 'missing-title'
    | 'missing-price'
    | 'duplicate-id'
    | 'not-published'
  readonly problem: string
}

/** A file as cells; all rows have one cell a column. */
export interface Table {
  readonly file: string
  readonly encoding: TextEncoding
  readonly delimiter: Delimiter
  /** Unique, not empty. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** shape [rows]; 1-based line on which each row begins. */
  readonly lines: readonly number[]
  readonly problems: readonly RowProblem[]
}
