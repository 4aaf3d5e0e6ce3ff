import type {Locale} from '../../advisor-core/catalog/types'
import type {Reason} from '../../advisor-core/dialogue/types'
import type {Say} from './words'

const CURRENCY_SIGNS = ['€', '$', '£', 'CHF']

export type NumberWords = ReturnType<typeof createNumberWords>

/** Number, money and percent of one locale, by `Intl`. */
export function createNumberWords(locale: Locale) {
  const isMoney = ({unit}: Reason) => CURRENCY_SIGNS.includes(unit ?? '')
  /** Whole amounts without decimals, others with as many as given. */
  const format = (amount: number, minimumFractionDigits: number, style?: Intl.NumberFormatOptions) => {
    const digits = Number.isInteger(amount) ? 0 : minimumFractionDigits
    return amount.toLocaleString(locale, {
      ...style,
      minimumFractionDigits: digits,
      maximumFractionDigits: 2,
    })
  }
  /** A value with its unit where this language puts it: "42 dB", "429 €", "€429". */
  const withUnit = (value: string, reason: Reason): string => {
    const {unit} = reason
    if (!unit) return value
    if (locale === 'en' && isMoney(reason)) return unit.length > 1 ? `${unit} ${value}` : unit + value
    return `${value} ${unit}`
  }
  return {
    percent: (share: number) => share.toLocaleString(locale, {style: 'percent'}),
    price: (amount: number, currency: string) => format(amount, 2, {style: 'currency', currency}),
    value: (reason: Reason, say: Say) => withUnit(say(reason.value), reason),
    excess: (reason: Reason) =>
      withUnit(format(Math.round(100 * Math.abs(reason.excess ?? 0)) / 100, isMoney(reason) ? 2 : 0), reason),
    isMoney,
  }
}
