import type {Locale, LocalText} from '../../advisor-core/catalog/types'
import {formatAmount} from '../../advisor-core/ranking/format-value'
import {isMoney, withUnit} from '../../advisor-core/ranking/with-unit'

const LOCALES = {de: 'de-DE', en: 'en-GB'} as const satisfies Record<Locale, string>

const SYMBOLS: Readonly<Record<string, string>> = {EUR: '€', USD: '$', GBP: '£'}

/** What stands after a price: `€`, or the code of a rarer currency. */
export const currencySymbol = (code: string): string => SYMBOLS[code] ?? code

/** A number with its unit as each language writes it: `1,4 kg`, `€500`, `1 TB`. */
export function formatQuantity(value: number, unit: string | null): LocalText {
  if (unit === 'GB' && value >= 1000) return formatQuantity(value / 1000, 'TB')
  if (unit === null && isYear(value)) return {de: String(value), en: String(value)}
  if (isMoney(unit ?? '')) return withUnit(formatAmount(value), unit)
  // Spaces that an editor shows and finds: people go on writing in this file.
  return withUnit({de: plainNumber(value, 'de'), en: plainNumber(value, 'en')}, unit, ' ')
}
const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1900 && value <= 2100

/** A number without unit: `1,4` or `1.4`. */
export function plainNumber(value: number, locale: Locale): string {
  const digits = Math.abs(value) < 1 ? {maximumSignificantDigits: 3} : {maximumFractionDigits: 3}
  return new Intl.NumberFormat(LOCALES[locale], digits).format(value)
}
