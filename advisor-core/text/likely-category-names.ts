import type {Catalog} from '../catalog/types'
import {categoriesOf} from './attribute-facts'

/** A category counts as settled from this share of the belief on. */
const SETTLED = 0.6

/**
 * The category that most of the belief is in, so that "leicht" is about what is being talked of.
 *
 * @param belief  shape [N]; sums to 1
 * @returns one name, or none while it is open
 */
export function likelyCategoryNames(catalog: Catalog, belief: ArrayLike<number>): string[] {
  const {attribute, names, of} = categoriesOf(catalog)
  if (attribute === null) return []
  const mass = new Float64Array(names.length)
  for (let i = 0; i < catalog.size; i++) if (of(i) >= 0) mass[of(i)]! += belief[i]!
  return names.filter((_, category) => mass[category]! >= SETTLED)
}
