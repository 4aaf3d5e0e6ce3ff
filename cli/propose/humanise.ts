import type {LocalText} from '../../advisor-core/catalog/types'
import {headerKey} from '../catalogue/header-key'
import {findUnit} from '../catalogue/units'

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
  const text = bare.charAt(0).toUpperCase() + bare.slice(1)
  return {de: text || column, en: text || column}
}

/** Header words without a unit at the end, and that unit: `gewicht kg` gives `gewicht` and `kg`. */
export function splitUnit(column: string): {readonly key: string; readonly unit: string | null} {
  const key = headerKey(column)
  const bracket = /[([]([^)\]]+)[)\]]\s*$/.exec(column)?.[1]
  const inBracket = bracket === undefined ? null : findUnit(bracket)
  if (inBracket) return {key: headerKey(column.replace(/[([][^)\]]+[)\]]\s*$/, '')), unit: inBracket.symbol}
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
