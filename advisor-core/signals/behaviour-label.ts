import type {Catalog, LocalText} from '../catalog/types'
import {valueLabel} from '../ranking/format-value'
import {decodeDeeds} from './behaviour-bin'

/** What a bin says, in the catalogue's words: "Aro, Preis". The bin itself where it has none, as a sorting does. */
export function behaviourLabel(catalog: Catalog, bin: string): LocalText {
  const attribute = (wanted: (one: Catalog['attributes'][number]) => boolean) =>
    catalog.attributes.find(wanted)
  const parts = decodeDeeds(catalog, bin).flatMap(
    ({head, attribute: id, values}): LocalText | readonly LocalText[] => {
      if (id === null) return attribute(({role}) => role === head)?.label ?? []
      const named = attribute((one) => one.id === id)
      return named ? values.map((value) => valueLabel(named, value)) : []
    },
  )
  if (parts.length === 0) return {de: bin, en: bin}
  return {de: parts.map(({de}) => de).join(', '), en: parts.map(({en}) => en).join(', ')}
}
