import type {LocalText} from '../catalog/types'

/** Signs and codes of money; they stand before the number in English. */
export const isMoney = (unit: string): boolean => /^([€$£]|CHF|CZK|DKK|HUF|NOK|PLN|RON|SEK)$/.test(unit)

/** Units that are words, or other letters, in one of the languages, after any number and after a one. */
const GERMAN = new Map([
  ['1months', 'Monat'],
  ['months', 'Monate'],
  ['1years', 'Jahr'],
  ['years', 'Jahre'],
  ['rpm', 'U/min'],
])
const ENGLISH = new Map([
  ['1months', 'month'],
  ['1years', 'year'],
  ['PS', 'hp'],
])

const wordFor = (words: ReadonlyMap<string, string>, value: string, unit: string): string =>
  words.get(value + unit) ?? words.get(unit) ?? unit

/** "429 €", "429 CHF", "85 %", "42 dB", "14″", "24 Monate". */
export const unitInGerman = (value: string, unit: string, gap = ' '): string =>
  value + (/^[″°]$/.test(unit) ? '' : gap) + wordFor(GERMAN, value, unit)

/** "€429", "CHF 429", "85%", "20°C", "42 dB", "14″", "24 months". */
export function unitInEnglish(value: string, unit: string, gap = ' '): string {
  if (isMoney(unit)) return unit + (unit[1] ? gap : '') + value
  return value + (/^[″°%]/.test(unit) ? '' : gap) + wordFor(ENGLISH, value, unit)
}

/** What holds a number and its unit together on one line. */
const HOLD = '\u00a0'

/**
 * A number with its unit as each language writes it.
 *
 * @param value  what `formatAmount` or `formatNumber` made
 * @param unit   the attribute's, as the advisor file has it
 * @param gap    what stands between them; nothing does where the language has nothing there
 * @see Unicode CLDR, currency patterns and unit patterns in their short form
 */
export function withUnit({de, en}: LocalText, unit: string | null, gap = HOLD): LocalText {
  return unit === null ? {de, en} : {de: unitInGerman(de, unit, gap), en: unitInEnglish(en, unit, gap)}
}
