import type {Speech} from './speech'

/** Amounts of an experiment: whole ones for an order, with cents for what a visit brings. */
export interface ExperimentMoney {
  readonly whole: (amount: number) => string
  readonly exact: (amount: number) => string
  /** `exact` with its sign. */
  readonly signed: (amount: number) => string
}

/** @param currency  ISO 4217; empty where none is known: then amounts have no unit */
export function experimentMoney({locale, money}: Speech, currency: string): ExperimentMoney {
  const style = currency ? ({style: 'currency', currency} as const) : {}
  const digits = {minimumFractionDigits: 2, maximumFractionDigits: 2} as const
  const exact = new Intl.NumberFormat(locale, {...style, ...digits})
  const signed = new Intl.NumberFormat(locale, {...style, ...digits, signDisplay: 'exceptZero'})
  return {
    whole: currency ? money(currency) : (amount) => exact.format(amount),
    exact: (amount) => exact.format(amount),
    signed: (amount) => signed.format(amount).replace('-', '−'),
  }
}
