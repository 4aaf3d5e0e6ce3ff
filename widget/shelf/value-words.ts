import type {CompareRow} from '../../advisor-core/dialogue/types'
import type {ShelfTools} from './types'

/** A value with its unit; a dash where nothing is known. */
export function valueWords(
  {values, unit}: CompareRow,
  column: number,
  {say}: Pick<ShelfTools, 'say'>,
): string {
  const value = values[column]
  if (!value) return '–'
  return unit === null ? say(value) : `${say(value)}\u00a0${unit}`
}
