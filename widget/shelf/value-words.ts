import type {CompareRow} from '../../advisor-core/dialogue/types'
import {withUnit} from '../../advisor-core/ranking/with-unit'
import type {ShelfTools} from './types'

/** A value with its unit where the language puts it: "42 dB", "279 €", "€279"; a dash where nothing is known. */
export function valueWords(
  {values, unit}: Pick<CompareRow, 'values' | 'unit'>,
  column: number,
  {say}: Pick<ShelfTools, 'say'>,
): string {
  const value = values[column]
  return value ? say(withUnit(value, unit)) : '–'
}
