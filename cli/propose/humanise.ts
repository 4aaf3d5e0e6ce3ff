import type {LocalText} from '../../advisor-core/catalog/types'
import {headerKey} from '../catalogue/header-key'
import {findUnit} from '../catalogue/units'

/** Words that nobody writes in lower case: 5G, 4K, NFC. */
const ABBREVIATION =
  /^(\d[a-z]|nfc|gps|usb|hdmi|led|lcd|oled|lte|wlan|hdr|cpu|gpu|ssd|hdd|ram|sim|esim|anc|hepa|uv|tv|pc|abs|ip|dvd)$/

/** A header as a person would write it: `frameSize_cm` reads `Frame size`. Both languages, as nobody translated it. */
export function humanise(column: string): LocalText {
  const spaced = column
    .replace(/\s*[([][^)\]]*[)\]]\s*$/, '')
    .replace(/([a-zäöüß])([A-ZÄÖÜ])(?=[a-zäöüß])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .replace(/_+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const words = spaced.split(' ')
  const bare = words.length > 1 && findUnit(words.at(-1)!) ? words.slice(0, -1).join(' ') : spaced
  const spelled = bare
    .split(' ')
    .map((word) => (ABBREVIATION.test(word) ? word.toUpperCase() : word))
    .join(' ')
  const text = spelled.charAt(0).toUpperCase() + spelled.slice(1)
  return {de: text || column, en: text || column}
}

/** Brackets that name a system or a remark, no unit. */
const NO_UNIT =
  /^(eu|us|usa|uk|de|at|ch|fr|it|jp|cn|int|din|iso|en|neu|new|alt|old|max|min|ca|opt|netto|net|brutto|gross|nr|no|id|ja|nein|yes|total|gesamt|inkl|incl|xs|s|l|xl|xxl|d|n)$/i

/**
 * The unit in a header's brackets, as written where it is a rare one: "Saugleistung (AW)", "Luftstrom [m³/h]".
 * A known unit at the end needs no brackets. Only for columns of bare numbers.
 */
export function unitInHeader(column: string): string | null {
  const {unit} = splitUnit(column)
  if (unit !== null) return unit
  const bracket = BRACKET.exec(column)?.[1]?.trim() ?? ''
  return isRareUnit(bracket) ? bracket : null
}

const BRACKET = /[([]([^)\]]+)[)\]]\s*$/

/** Capitals ("AW", "kN"), or a stroke or raised number as in "cd/m²". */
const isRareUnit = (text: string): boolean =>
  /^(\p{Lu}{2,4}|[mkd]\p{Lu}\p{L}?|\p{L}[\p{L}\d]{0,4}[/²³][\p{L}\d/²³]{0,4})$/u.test(text) &&
  !NO_UNIT.test(text)

/** Header words without a unit at the end, and that unit: `gewicht kg` gives `gewicht` and `kg`. */
export function splitUnit(column: string): {readonly key: string; readonly unit: string | null} {
  const key = headerKey(column)
  const bracket = BRACKET.exec(column)?.[1]
  const inBracket = bracket === undefined ? null : findUnit(bracket)
  const outside = () => headerKey(column.replace(BRACKET, ''))
  if (inBracket) return {key: outside(), unit: inBracket.symbol}
  if (
    bracket !== undefined &&
    (isRareUnit(bracket.trim()) || NO_UNIT.test(bracket.trim())) &&
    outside() !== ''
  )
    return {key: outside(), unit: null}
  const words = key.replace(/ in (?=\S+$)/, ' ').split(' ')
  const last = words.length > 1 ? findUnit(words.at(-1)!) : null
  return last ? {key: words.slice(0, -1).join(' '), unit: last.symbol} : {key, unit: null}
}

/** An id from any text: lower case, ASCII, hyphens between words. */
export function slug(text: string, joint: '-' | '_' = '-'): string {
  const ascii = text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, joint)
  const bare = ascii.replace(/^[-_]+|[-_]+$/g, '').slice(0, 48)
  return bare || 'x'
}

/** The id, or the id with a number, so that it is not taken yet; takes it. */
export function uniqueId(wanted: string, taken: Set<string>): string {
  let id = wanted
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`
  taken.add(id)
  return id
}
