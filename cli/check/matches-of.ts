import type {Match} from '../../advisor-core/advisor/types'
import type {Column} from '../../advisor-core/catalog/types'
import {coverOf} from '../propose/option-shares'

/** How many products a match holds for. */
export function holdsFor(match: Match, column: Column): number {
  const base = Array.from({length: productCount(column)}, (_, product) => product)
  return coverOf({match, kind: 'range', column, base}).filter((each) => each === 1).length
}

/** Values that a match names and the column never has. */
export function strangeValues(match: Match, column: Column): readonly string[] {
  if (!('values' in match) || column.kind === 'numeric') return []
  const known = column.kind === 'boolean' ? ['yes', 'no'] : column.values
  return match.values.filter((value) => !known.includes(value))
}

export function productCount(column: Column): number {
  if (column.kind === 'multi') return column.offsets.length - 1
  return column.kind === 'numeric' ? column.values.length : column.codes.length
}
