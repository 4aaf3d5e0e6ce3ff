import type {Attribute} from '../../advisor-core/catalog/types'
import {wordKey} from './word-key'

/** An attribute and the values that occur, where they are words. */
export interface NamedAttribute {
  readonly attribute: Attribute
  readonly values: readonly string[]
}

/**
 * The catalogue's own words, which free text knows without being told: labels of attributes and values.
 *
 * @returns word keys with the places they name: `noise`, `milk=automatisch`
 */
export function ownWords(attributes: readonly NamedAttribute[]): ReadonlyMap<string, ReadonlySet<string>> {
  const places = new Map<string, Set<string>>()
  const add = (word: string, place: string) => {
    const key = wordKey(word)
    if (key !== '') places.set(key, (places.get(key) ?? new Set()).add(place))
  }
  for (const {attribute, values} of attributes) {
    const {id, label, valueLabels = {}} = attribute
    for (const word of [label.de, label.en, id.replaceAll('_', ' ')]) add(word, id)
    for (const value of values) {
      const own = valueLabels[value]
      for (const word of own ? [value, own.de, own.en] : [value]) add(word, `${id}=${value}`)
    }
  }
  return places
}
