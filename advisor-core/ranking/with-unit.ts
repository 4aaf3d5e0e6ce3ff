import type {LocalText} from '../catalog/types'

/** Signs and codes of money; they stand before the number in English. */
export const isMoney = (unit: string): boolean => /^([€$£]|CHF)$/.test(unit)

/** What holds a number and its unit together on one line. */
const HOLD = '\u00a0'

/** "429 €", "429 CHF", "85 %", "42 dB", "14″". */
export const unitInGerman = (value: string, unit: string, gap = HOLD): string =>
  value + (/^[″°]$/.test(unit) ? '' : gap) + unit

/** "€429", "CHF 429", "85%", "20°C", "42 dB", "14″". */
export function unitInEnglish(value: string, unit: string, gap = HOLD): string {
  if (isMoney(unit)) return unit + (unit[1] ? gap : '') + value
  return value + (/^[″°%]/.test(unit) ? '' : gap) + unit
}

/** Currencies without a sign, of which the widget's first bytes know no more than CHF. */
const CODES = /^(CHF|CZK|DKK|HUF|NOK|PLN|RON|SEK)$/

/** Units that are words, or other letters, in one of the languages; one of them loses its last letter. */
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  months: ['Monate', 'months'],
  years: ['Jahre', 'years'],
  rpm: ['U/min', 'rpm'],
  PS: ['PS', 'hp'],
}

/**
 * A number with its unit as each language writes it: as the two above, and with units that are words in its words.
 *
 * @param value  what `formatAmount` or `formatNumber` made
 * @param unit   the attribute's, as the advisor file has it
 * @param gap    what stands between them; nothing does where the language has nothing there
 * @see Unicode CLDR, currency patterns and unit patterns in their short form
 */
export function withUnit({de, en}: LocalText, unit: string | null, gap = HOLD): LocalText {
  if (unit === null) return {de, en}
  if (CODES.test(unit)) return {de: de + HOLD + unit, en: unit + HOLD + en}
  const words = Object.hasOwn(WORDS, unit) ? WORDS[unit]! : [unit, unit]
  const isOne = de === '1' && /^(month|year)s$/.test(unit)
  const [german, english] = words.map((word) => (isOne ? word.slice(0, -1) : word))
  return {de: unitInGerman(de, german!, gap), en: unitInEnglish(en, english!, gap)}
}
