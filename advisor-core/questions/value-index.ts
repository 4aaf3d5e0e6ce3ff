/**
 * Which products have which values, both ways, as compressed sparse rows: the ground for questions that the engine
 * forms itself over attributes with hundreds of values ("do you want X?").
 */
export interface ValueIndex {
  /** N */
  readonly products: number
  /** V */
  readonly values: number
  /** Values of product i: `valueCodes[productOffsets[i]] …`; ascending, 0-based. */
  readonly productOffsets: Uint32Array
  readonly valueCodes: Uint32Array
  /** Products with value v: `productCodes[valueOffsets[v]] …`; ascending. */
  readonly valueOffsets: Uint32Array
  readonly productCodes: Uint32Array
}

/**
 * @param rows   the values of each product, 0-based, without repeats; shape [N][…]
 * @param values V
 * @throws RangeError on a value outside 0 … V − 1
 */
export function createValueIndex(rows: readonly (readonly number[])[], values: number): ValueIndex {
  const productOffsets = new Uint32Array(rows.length + 1)
  const valueOffsets = new Uint32Array(values + 1)
  rows.forEach((row, i) => {
    productOffsets[i + 1] = productOffsets[i]! + row.length
    for (const v of row) {
      if (!(v >= 0 && v < values))
        throw new RangeError(`product ${i}: value ${v} is outside 0 … ${values - 1}`)
      valueOffsets[v + 1]! += 1
    }
  })
  for (let v = 0; v < values; v++) valueOffsets[v + 1]! += valueOffsets[v]!
  const valueCodes = new Uint32Array(productOffsets[rows.length]!)
  const productCodes = new Uint32Array(valueCodes.length)
  const next = valueOffsets.slice(0, values)
  rows.forEach((row, i) => {
    valueCodes.set(
      [...row].sort((a, b) => a - b),
      productOffsets[i]!,
    )
    for (const v of row) productCodes[next[v]!++] = i
  })
  return {products: rows.length, values, productOffsets, valueCodes, valueOffsets, productCodes}
}

/** Posterior mass of the products that have each value; shape [V]. */
export function valueMasses(index: ValueIndex, belief: ArrayLike<number>): Float64Array {
  const {productOffsets, valueCodes} = index
  const mass = new Float64Array(index.values)
  for (let i = 0; i < index.products; i++) {
    const p = belief[i]!
    if (!(p > 0)) continue
    for (let j = productOffsets[i]!; j < productOffsets[i + 1]!; j++) mass[valueCodes[j]!]! += p
  }
  return mass
}

/** Posterior mass of the products that have `value` and each other value; shape [V]. */
export function jointMasses(index: ValueIndex, belief: ArrayLike<number>, value: number): Float64Array {
  const {productOffsets, valueCodes, valueOffsets, productCodes} = index
  const mass = new Float64Array(index.values)
  for (let at = valueOffsets[value]!; at < valueOffsets[value + 1]!; at++) {
    const i = productCodes[at]!
    const p = belief[i]!
    if (!(p > 0)) continue
    for (let j = productOffsets[i]!; j < productOffsets[i + 1]!; j++) mass[valueCodes[j]!]! += p
  }
  return mass
}
