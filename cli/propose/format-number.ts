import type {Locale, LocalText} from '../../advisor-core/catalog/types'
import {findUnit} from '../catalogue/units'

const LOCALES = {de: 'de-DE', en: 'en-GB'} as const satisfies Record<Locale, string>

/** Currency of a symbol, for places where the symbol is all there is. */
const CURRENCIES: Readonly<Record<string, string>> = {'€': 'EUR', $: 'USD', '£': 'GBP', CHF: 'CHF'}
const KNOWN_CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
const SYMBOLS: Readonly<Record<string, string>> = {EUR: '€', USD: '$', GBP: '£'}

/** What stands after a price: `€`, or the code of a rarer currency. */
export const currencySymbol = (code: string): string => SYMBOLS[code] ?? code

/** A number with its unit as each language writes it: `1,4 kg`, `€500`, `1 TB`. */
export function formatQuantity(value: number, unit: string | null): LocalText {
  return {de: inLocale(value, unit, 'de'), en: inLocale(value, unit, 'en')}
}

function inLocale(value: number, unit: string | null, locale: Locale): string {
  if (unit === 'GB' && value >= 1000) return inLocale(value / 1000, 'TB', locale)
  const currency =
    unit === null ? undefined : (CURRENCIES[unit] ?? (KNOWN_CURRENCIES.has(unit) ? unit : undefined))
  if (currency && findUnit(unit!)?.dimension !== 'power')
    return new Intl.NumberFormat(LOCALES[locale], {
      style: 'currency',
      currency,
      minimumFractionDigits: 0,
      maximumFractionDigits: 2,
    }).format(value)
  if (unit === null && isYear(value)) return String(value)
  const number = plainNumber(value, locale)
  return unit === null ? number : unit === '″' ? `${number}″` : `${number} ${unit}`
}

const isYear = (value: number): boolean => Number.isInteger(value) && value >= 1900 && value <= 2100

/** A number without unit: `1,4` or `1.4`. */
export function plainNumber(value: number, locale: Locale): string {
  const digits = Math.abs(value) < 1 ? {maximumSignificantDigits: 3} : {maximumFractionDigits: 3}
  return new Intl.NumberFormat(LOCALES[locale], digits).format(value)
}
