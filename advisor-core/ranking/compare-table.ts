import type {AdvisorModel} from '../dialogue/model'
import type {CompareRow} from '../dialogue/types'
import {formatValue, numberOf} from './format-value'

/** The attributes in which products differ, in the catalogue's order; a value that is missing differs from any. */
export function compareTable(model: AdvisorModel, products: readonly number[]): CompareRow[] {
  const {catalog} = model
  return catalog.attributes.flatMap((attribute): CompareRow[] => {
    const values = products.map((product) => formatValue(catalog, attribute, product))
    if (new Set(values.map((value) => value?.en)).size < 2) return []
    const numbers = products.map((product) => numberOf(catalog, attribute, product))
    const better = attribute.role === 'price' ? 'lower' : attribute.better
    const known = numbers.filter((number) => !Number.isNaN(number))
    const extreme = better === 'lower' ? Math.min(...known) : Math.max(...known)
    return [
      {
        attribute: attribute.id,
        label: attribute.label,
        unit: attribute.unit,
        values,
        best: better ? numbers.map((number) => number === extreme) : products.map(() => false),
      },
    ]
  })
}
