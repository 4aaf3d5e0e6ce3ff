import type {Catalog} from '../../advisor-core/catalog/types'
import {attribute, catalogOf} from './taste-arbitraries'

/** Twelve products: four brands in turn (one is unknown), two colours, prices of 10 to 120; for tests of behaviour. */
export function brandedCatalog(brands: readonly string[] = ['Aro', 'Mühle & Söhne', 'Nube']): Catalog {
  const rows = Array.from({length: 12}, (_, i) => i)
  return catalogOf(
    [
      attribute('price', 'numeric', {role: 'price', better: 'lower', label: {de: 'Preis', en: 'Price'}}),
      attribute('maker', 'categorical', {role: 'brand', label: {de: 'Marke', en: 'Brand'}}),
      attribute('colour', 'categorical', {
        label: {de: 'Farbe', en: 'Colour'},
        valueLabels: {red: {de: 'Rot', en: 'Red'}},
      }),
    ],
    {
      price: {kind: 'numeric', values: Float32Array.from(rows, (i) => 10 * (1 + ((i * 5) % 12)))},
      maker: {
        kind: 'categorical',
        values: brands,
        codes: Uint8Array.from(rows, (i) => i % (brands.length + 1)),
      },
      colour: {
        kind: 'categorical',
        values: ['red', 'blue'],
        codes: Uint8Array.from(rows, (i) => 1 + ((i >> 1) % 2)),
      },
    },
  )
}
