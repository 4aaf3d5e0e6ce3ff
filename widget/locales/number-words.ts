import type {Locale} from '../../advisor-core/catalog/types'
import type {Reason} from '../../advisor-core/dialogue/types'
import type {Say} from './words'

export type NumberWords = ReturnType<typeof createNumberWords>

/** A share of one in percent, by `Intl`. */
export const percentIn = (locale: Locale) => (share: number) =>
  share.toLocaleString(locale, {style: 'percent'})

/**
 * Number, money and percent of one locale, by `Intl`.
 *
 * @param placed  a number with its unit where this language puts it
 */
export function createNumberWords(locale: Locale, placed: (value: string, unit: string) => string) {
  /** Money has both digits of its cents, if it has any. */
  const format = (amount: number, money: boolean, style?: Intl.NumberFormatOptions) =>
    amount.toLocaleString(locale, {
      ...style,
      minimumFractionDigits: money && amount % 1 ? 2 : 0,
      maximumFractionDigits: 2,
    })
  const withUnit = (value: string, unit: string | null) => (unit ? placed(value, unit) : value)
  return {
    percent: percentIn(locale),
    price: (amount: number, currency: string) => format(amount, true, {style: 'currency', currency}),
    value: ({value, unit}: Reason, say: Say) => withUnit(say(value), unit),
    excess: ({excess, unit, isPrice}: Reason) =>
      withUnit(format(Math.round(100 * Math.abs(excess ?? 0)) / 100, isPrice), unit),
  }
}
