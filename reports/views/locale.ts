import type {Locale, Words} from './words'
import {de} from './words.de'
import {en} from './words.en'

export const WORDS: Readonly<Record<Locale, Words>> = {de, en}

/** The language to speak: the one in the address, else the first of the browser's that we have, else English. */
export function pickLocale(asked: string | null, preferred: readonly string[]): Locale {
  const isLocale = (value: string): value is Locale => value === 'de' || value === 'en'
  if (asked && isLocale(asked)) return asked
  return preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale) ?? 'en'
}
