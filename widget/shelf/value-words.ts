import type {CompareRow} from '../../advisor-core/dialogue/types'
import type {ShelfTools} from './types'

/** A value with its unit where the language puts it: "42 dB", "279 €", "€279"; a dash where nothing is known. */
export function valueWords(
  {values, unit}: Pick<CompareRow, 'values' | 'unit'>,
  column: number,
  {say}: Pick<ShelfTools, 'say'>,
): string {
  const value = values[column]
  if (!value) return '–'
  if (unit === null) return say(value)
  const isSign = /^[€$£]$/.test(unit)
  return say({
    de: `${value.de}\u00a0${unit}`,
    en: isSign ? unit + value.en : `${value.en}\u00a0${unit}`,
  })
}
