import type {Match} from '../advisor/types'
import type {Catalog} from '../catalog/types'

/**
 * Whether a match holds for a product, firmly: one of the named values, or a number with `min` ≤ number < `max`, both
 * read as the catalogue keeps numbers, in single precision. A missing value holds for nothing.
 */
export function holds(catalog: Catalog, attribute: string, match: Match, product: number): boolean {
  const column = catalog.columns[attribute]
  if (!column) return false
  if (column.kind === 'numeric') {
    if ('values' in match) return false
    const value = column.values[product]!
    return value >= Math.fround(match.min ?? -Infinity) && value < Math.fround(match.max ?? Infinity)
  }
  if (!('values' in match)) return false
  switch (column.kind) {
    case 'boolean':
      return match.values.includes(['', 'no', 'yes'][column.codes[product]!]!)
    case 'categorical': {
      const code = column.codes[product]!
      return code > 0 && match.values.includes(column.values[code - 1]!)
    }
    case 'multi': {
      const codes = column.codes.subarray(column.offsets[product]!, column.offsets[product + 1]!)
      return codes.some((code) => match.values.includes(column.values[code - 1]!))
    }
  }
}
