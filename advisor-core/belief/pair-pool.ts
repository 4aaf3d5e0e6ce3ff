/** The values of each product, as compressed sparse rows: `valueCodes[productOffsets[i]] …`. */
export interface ProductValues {
  readonly productOffsets: Uint32Array
  readonly valueCodes: Uint32Array
}

/**
 * The products that are in question and all ways to choose what would do for the visitor: any two of them, or one
 * alone. Each way is one cell of a triangular table: the cell of products a ≥ b is `rowStart[a] + b`, with
 * `lowest[a] ≤ b ≤ a`; a = b means that one product alone would do.
 */
export interface PairPool {
  /** shape [n], indices in the catalogue, ascending */
  readonly products: Uint32Array
  /** How many cells there are: n (n + 1) / 2, or n where only one product would do. */
  readonly cells: number
  readonly rowStart: Uint32Array
  readonly lowest: Uint32Array
  /** The pool's products (as positions in `products`) with each of the catalogue's values that occur. */
  readonly withValue: ReadonlyMap<number, Uint32Array>
  /** How many values each product has; shape [n]. */
  readonly valueCounts: Uint32Array
}

/**
 * @param products indices in the catalogue
 * @param atMost   how many products would do: up to two, or one only
 */
export function createPairPool(index: ProductValues, products: Iterable<number>, atMost: 1 | 2): PairPool {
  const sorted = Uint32Array.from(products).sort()
  const n = sorted.length
  const rowStart = new Uint32Array(n)
  const lowest = new Uint32Array(n)
  for (let a = 0; a < n; a++) {
    rowStart[a] = atMost === 2 ? (a * (a + 1)) / 2 : 0
    lowest[a] = atMost === 2 ? 0 : a
  }
  const valueCounts = new Uint32Array(n)
  const lists = new Map<number, number[]>()
  sorted.forEach((product, a) => {
    const from = index.productOffsets[product]!
    const to = index.productOffsets[product + 1]!
    valueCounts[a] = to - from
    for (let j = from; j < to; j++) {
      const value = index.valueCodes[j]!
      const list = lists.get(value)
      if (list) list.push(a)
      else lists.set(value, [a])
    }
  })
  const withValue = new Map([...lists].map(([value, list]) => [value, Uint32Array.from(list)]))
  const cells = atMost === 2 ? (n * (n + 1)) / 2 : n
  return {products: sorted, cells, rowStart, lowest, withValue, valueCounts}
}
