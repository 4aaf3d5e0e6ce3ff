import type {Catalog} from '../catalog/types'

/** A shop with more categories than this names products rather than sorts of them. */
const MAX_CATEGORIES = 24
/** A category needs this many products to have a mean and a deviation of its own. */
const MIN_PRODUCTS = 8

/** The sorts of things a shop sells: within them numbers are compared. */
export interface Groups {
  /** The category attribute, `null` where the whole catalogue is one group. */
  readonly attribute: string | null
  /** Number of products by group; group 0 holds those without a category. */
  readonly sizes: readonly number[]
  /** Fewest products with which a group speaks for itself. */
  readonly minimum: number
  /** Group of a product: its category code. */
  readonly of: (product: number) => number
}

/** Groups products by the attribute whose role is `category`, if there is a usable one. */
export function productGroups(catalog: Catalog): Groups {
  for (const {id, role} of catalog.attributes) {
    const column = role === 'category' ? catalog.columns[id] : undefined
    if (column?.kind !== 'categorical' || column.values.length < 2) continue
    if (column.values.length > MAX_CATEGORIES) continue
    const sizes = new Array<number>(column.values.length + 1).fill(0)
    for (const code of column.codes) sizes[code]! += 1
    return {attribute: id, sizes, minimum: MIN_PRODUCTS, of: (product) => column.codes[product]!}
  }
  return {attribute: null, sizes: [catalog.size], minimum: MIN_PRODUCTS, of: () => 0}
}
