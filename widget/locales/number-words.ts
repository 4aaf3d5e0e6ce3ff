import type {Locale} from '../../advisor-core/catalog/types'
import type {Reason} from '../../advisor-core/dialogue/types'
import type {Say} from './words'

const CURRENCY_SIGNS = ['€', '$', '£', 'CHF']

/** Number, money and percent of one locale, by `Intl`; formatters are made once. */
export function createNumberWords(locale: Locale) {
  const number = new Intl.NumberFormat(locale, {maximumFractionDigits: 1})
  const percent = new Intl.NumberFormat(locale, {style: 'percent', maximumFractionDigits: 0})
  const money = new Map<string, Intl.NumberFormat>()
  const moneyFormat = (currency: string, digits: number) => {
    const key = currency + digits
    const known = money.get(key)
    if (known) return known
    const made = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
    money.set(key, made)
    return made
  }
  /** A value with its unit where this language puts it: "42 dB", "429 €", "€429". */
  const withUnit = (value: string, unit: string | null): string => {
    if (!unit) return value
    if (locale === 'en' && CURRENCY_SIGNS.includes(unit))
      return unit.length > 1 ? `${unit} ${value}` : unit + value
    return `${value} ${unit}`
  }
  return {
    number: (value: number) => number.format(value),
    percent: (share: number) => percent.format(share),
    /** Whole amounts without decimals. */
    price: (amount: number, currency: string) =>
      moneyFormat(currency, Number.isInteger(amount) ? 0 : 2).format(amount),
    value: (reason: Reason, say: Say) => withUnit(say(reason.value), reason.unit),
    excess: (reason: Reason) => withUnit(number.format(Math.abs(reason.excess ?? 0)), reason.unit),
    isMoney: (reason: Reason) => reason.unit !== null && CURRENCY_SIGNS.includes(reason.unit),
  }
}
