import {ATTRIBUTES} from './attributes'
import {COLORS} from './colors'
import type {Product} from './types'

/** products.json: what the shop's own pages read; one product a line, absent facts left out. */
export function toShopData(products: readonly Product[]): string {
  const colors = Object.fromEntries(Object.entries(COLORS).map(([name, {en}]) => [name, en]))
  const lines = products.map((product) => JSON.stringify(toEntry(product)))
  return `{"attributes":${JSON.stringify(ATTRIBUTES)},\n"colors":${JSON.stringify(colors)},\n"products":[\n${lines.join(',\n')}\n]}\n`
}

function toEntry(product: Product): unknown {
  const {variants, facts, salePrice, material: _, ...rest} = product
  return {
    ...rest,
    ...(salePrice === null ? {} : {salePrice}),
    facts: Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== null)),
    variants: variants.map(({id, color, size, available}) => [id, color, size, available ? 1 : 0]),
  }
}
