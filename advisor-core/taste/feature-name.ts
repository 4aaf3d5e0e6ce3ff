import type {Catalog} from '../catalog/types'
import {columnOf} from './encode-item'
import type {TasteFeature} from './types'

/**
 * A name that a feature has in every catalogue with the same attributes and values: "price", "log price",
 * "brand = canon", "cups = 4". `null` for a number that counts within each category: its unit is no single number.
 */
export function featureName(catalog: Catalog, feature: TasteFeature): string | null {
  if (feature.kind === 'number') {
    if (feature.within !== null) return null
    return feature.log ? `log ${feature.attribute}` : feature.attribute
  }
  const column = columnOf(catalog, feature)
  switch (column.kind) {
    case 'numeric':
      return `${feature.attribute} = ${feature.code}`
    case 'boolean':
      return `${feature.attribute} = ${feature.code === 2}`
    default:
      return `${feature.attribute} = ${column.values[feature.code - 1]}`
  }
}

/** What one unit of a feature is: a number's standard deviation (of its logarithm), 1 for a level. */
export function featureUnit(feature: TasteFeature): number {
  return feature.kind === 'number' ? feature.sd[0]! : 1
}
