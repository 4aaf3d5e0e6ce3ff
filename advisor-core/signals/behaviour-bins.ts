import type {Attribute, Catalog} from '../catalog/types'
import {catalogValues, type Deed, encodeDeeds} from './behaviour-bin'
import {deedWeights} from './behaviour-weights'
import {namedValues, saysCheap, slugs} from './named-values'
import type {BehaviourSignal, PageBehaviour, PageFilter, SignalWeight} from './types'

/**
 * What the visitor did in the shop as bins, by the catalogue's own brands and values; search words go no further than
 * here. What would count for nothing is no bin.
 *
 * @param weights the shop's, see `deedWeights`
 * @returns a bin, or `null`, for every signal that the page says something about
 */
export function behaviourBins(
  catalog: Catalog,
  weights: readonly SignalWeight[],
  {sort, filter, search}: PageBehaviour,
): Partial<Record<BehaviourSignal, string | null>> {
  const told = (signal: BehaviourSignal, deeds: readonly Deed[]) => ({
    [signal]: encodeDeeds(deeds.filter((deed) => deedWeights(catalog, weights, signal, deed).length > 0)),
  })
  // Any address may have parameters that are no filters of products: they take nothing back.
  const filters = (filter ?? []).flatMap((one) => filterDeeds(catalog, one))
  return {
    ...(sort && told('sort', [plain(sort)])),
    ...((filters.length > 0 || filter?.some(({kind}) => kind === 'removed')) && told('filter', filters)),
    ...(search !== null && told('search', searchDeeds(catalog, search))),
  }
}

const plain = (head: string): Deed => ({head, attribute: null, values: []})

function filterDeeds(catalog: Catalog, filter: PageFilter): Deed[] {
  if (filter.kind === 'removed') return []
  if (filter.kind === 'price') return [plain('price')]
  const name = filter.kind === 'brand' ? null : slugs(filter.name)
  const attribute = catalog.attributes.find(({id, role, label}) =>
    name ? [id, label.de, label.en].flatMap(slugs).some((slug) => name.includes(slug)) : role === 'brand',
  )
  if (attribute?.role === 'price') return [plain('price')]
  const head = name && attribute?.role !== 'brand' ? 'value' : 'brand'
  const wanted = filter.values.flatMap(slugs)
  const values = attribute ? valuesBy(catalog, attribute, (slug) => wanted.includes(slug)) : []
  if (attribute && values.length > 0) return [{head, attribute: attribute.id, values}]
  // A brand that goes by a number is a brand all the same.
  return name ? [] : [plain('brand')]
}

function searchDeeds(catalog: Catalog, words: string): Deed[] {
  const brand = catalog.attributes.find(({role}) => role === 'brand')
  const values = brand ? valuesBy(catalog, brand, namedValues(words)) : []
  return [
    ...(brand && values.length > 0 ? [{head: 'brand', attribute: brand.id, values}] : []),
    ...(saysCheap(words) ? [plain('price')] : []),
  ]
}

/** Values whose own spelling, or a word for them, is wanted. */
function valuesBy(
  catalog: Catalog,
  {id, valueLabels = {}}: Attribute,
  isWanted: (slug: string) => boolean,
): string[] {
  return catalogValues(catalog, id).filter((value) => {
    const labels = Object.hasOwn(valueLabels, value) ? valueLabels[value] : undefined
    return [value, ...(labels ? [labels.de, labels.en] : [])].flatMap(slugs).some(isWanted)
  })
}
