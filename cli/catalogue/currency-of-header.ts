import {hasWords, headerKey} from './header-key'

/** Whether a header is a currency column's: `Price_euros`, `Preis (EUR)`. */
export function currencyOfHeader(name: string): string | null {
  const key = headerKey(name)
  if (/€/.test(name) || ['eur', 'euro', 'euros'].some((word) => hasWords(key, word))) return 'EUR'
  if (/\$/.test(name) || ['usd', 'dollar', 'dollars'].some((word) => hasWords(key, word))) return 'USD'
  if (/£/.test(name) || ['gbp', 'pounds'].some((word) => hasWords(key, word))) return 'GBP'
  return hasWords(key, 'chf') ? 'CHF' : null
}
