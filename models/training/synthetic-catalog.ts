import type {Attribute, Catalog, Column} from '../../advisor-core/catalog/types'
import {normal} from '../../advisor-core/numeric/random'

const PRODUCTS = 120

/**
 * A SYNTHETIC catalogue: 120 products with a price and 3 to 16 more attributes of all kinds, some values
 * missing. Better numbers cost more, as they do in shops.
 */
export function createSyntheticCatalog(random: () => number): Catalog {
  const attributes: Attribute[] = []
  const columns: Record<string, Column> = {}
  const upTo = (n: number) => Math.floor(random() * (n + 1))
  const add = (column: Column, more: Partial<Attribute>) => {
    const id = `a${attributes.length}`
    attributes.push({
      id,
      kind: column.kind,
      label: {de: id, en: id},
      unit: null,
      role: null,
      better: null,
      ...more,
    })
    columns[id] = column
  }
  const quality = Float64Array.from({length: PRODUCTS}, () => normal(random))
  for (let n = upTo(3); n > 0; n--) add(numbers(random, quality, 0.6), {better: 'higher'})
  for (let n = upTo(2); n > 0; n--) add(numbers(random, quality, -0.6), {better: 'lower'})
  for (let n = upTo(2); n > 0; n--) add(numbers(random, quality, 0), {})
  for (let n = upTo(2); n > 0; n--) add(sizes(random), random() < 0.5 ? {better: 'higher'} : {})
  for (let n = 1 + upTo(2); n > 0; n--) add(categories(random), {})
  for (let n = 1 + upTo(3); n > 0; n--) add(flags(random), {})
  if (random() < 0.4) add(several(random), {})
  const price = Float32Array.from(quality, (q) => Math.exp(5 + 0.35 * q + 0.35 * normal(random)))
  add({kind: 'numeric', values: price}, {role: 'price', better: 'lower'})
  const twins = Uint32Array.from({length: PRODUCTS}, (_, i) => i)
  return {size: PRODUCTS, attributes, columns, twins}
}

/** A measurement that goes with quality to the given degree; up to a fifth of it missing. */
function numbers(random: () => number, quality: Float64Array, correlation: number): Column {
  const missing = 0.2 * random()
  const rest = Math.sqrt(1 - correlation ** 2)
  const values = Float32Array.from(quality, (q) =>
    random() < missing ? Number.NaN : 50 + 10 * (correlation * q + rest * normal(random)),
  )
  return {kind: 'numeric', values}
}

/** A number with three to five values. */
function sizes(random: () => number): Column {
  const count = 3 + Math.floor(random() * 3)
  const values = Float32Array.from({length: PRODUCTS}, () => 2 ** (1 + Math.floor(random() * count)))
  return {kind: 'numeric', values}
}

/** Three to eight values, the first twice as frequent as the second, and so on down Zipf's law. */
function categories(random: () => number): Column {
  const count = 3 + Math.floor(random() * 6)
  const values = Array.from({length: count}, (_, c) => `v${c}`)
  return {kind: 'categorical', values, codes: Uint8Array.from({length: PRODUCTS}, () => zipf(random, count))}
}

function zipf(random: () => number, count: number): number {
  let total = 0
  for (let c = 1; c <= count; c++) total += 1 / c
  let rest = random() * total
  for (let c = 1; c < count; c++) {
    rest -= 1 / c
    if (rest < 0) return c
  }
  return count
}

function flags(random: () => number): Column {
  const share = 0.2 + 0.6 * random()
  return {kind: 'boolean', codes: Uint8Array.from({length: PRODUCTS}, () => (random() < share ? 2 : 1))}
}

/** Any number of four values a product. */
function several(random: () => number): Column {
  const rows = Array.from({length: PRODUCTS}, () => [1, 2, 3, 4].filter(() => random() < 0.35))
  const offsets = new Uint32Array(PRODUCTS + 1)
  rows.forEach((row, i) => {
    offsets[i + 1] = offsets[i]! + row.length
  })
  const codes = Uint8Array.from(rows.flat())
  return {kind: 'multi', values: ['v0', 'v1', 'v2', 'v3'], offsets, codes, emptyMeans: 'none'}
}
