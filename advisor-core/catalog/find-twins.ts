import type {Column} from './types'

/**
 * Finds products that no column tells apart.
 *
 * @param columns  each of length `size`; without columns all products are alike
 * @returns shape [size]; the smallest index of a product with equal columns
 */
export function findTwins(columns: readonly Column[], size: number): Uint32Array {
  // Refine classes column by column: products stay together while (class so far, value) is equal.
  let classes = new Uint32Array(size)
  for (const column of columns) classes = refine(classes, valueKeys(column))
  const firstOf = new Map<number, number>()
  return Uint32Array.from(classes, (each, product) => {
    const first = firstOf.get(each)
    if (first !== undefined) return first
    firstOf.set(each, product)
    return product
  })
}

function refine(classes: Uint32Array, key: (product: number) => string | number): Uint32Array<ArrayBuffer> {
  const refined = new Map<number, Map<string | number, number>>()
  let next = 0
  return Uint32Array.from(classes, (each, product) => {
    const byKey = refined.get(each) ?? new Map<string | number, number>()
    refined.set(each, byKey)
    const value = key(product)
    const known = byKey.get(value)
    if (known !== undefined) return known
    byKey.set(value, next)
    return next++
  })
}

function valueKeys(column: Column): (product: number) => string | number {
  switch (column.kind) {
    case 'categorical':
    case 'boolean':
      return (product) => column.codes[product]!
    case 'numeric':
      return (product) => column.values[product]!
    case 'multi':
      return (product) => column.codes.slice(column.offsets[product]!, column.offsets[product + 1]!).join()
  }
}
