import type {Locale} from '../../advisor-core/catalog/types'
import type {Reason} from '../../advisor-core/dialogue/types'
import {isMoney} from '../../advisor-core/ranking/with-unit'
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
export function createNumberWords(
  locale: Locale,
  placed: (value: string, unit: string, gap: string) => string,
) {
  /** Whole amounts without decimals, others with as many as given. */
  const format = (amount: number, minimumFractionDigits: number, style?: Intl.NumberFormatOptions) => {
    const digits = Number.isInteger(amount) ? 0 : minimumFractionDigits
    return amount.toLocaleString(locale, {
      ...style,
      minimumFractionDigits: digits,
      maximumFractionDigits: 2,
    })
  }
  const withUnit = (value: string, {unit}: Reason) => (unit ? placed(value, unit, ' ') : value)
  const isAmount = ({unit}: Reason) => isMoney(unit ?? '')
  return {
    percent: percentIn(locale),
    price: (amount: number, currency: string) => format(amount, 2, {style: 'currency', currency}),
    value: (reason: Reason, say: Say) => withUnit(say(reason.value), reason),
    excess: (reason: Reason) =>
      withUnit(
        format(Math.round(100 * Math.abs(reason.excess ?? 0)) / 100, isAmount(reason) ? 2 : 0),
        reason,
      ),
    isMoney: isAmount,
  }
}
