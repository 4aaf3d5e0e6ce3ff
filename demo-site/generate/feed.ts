import {ATTRIBUTES} from './attributes'
import type {Fact, Product, Variant} from './types'

const HEAD = [
  'id',
  'item_group_id',
  'title',
  'description',
  'description_en',
  'link',
  'image_link',
  'availability',
  'condition',
  'price',
  'sale_price',
  'brand',
  'product_type',
  'color',
  'size',
  'material',
] as const

const money = (euro: number) => `${euro.toFixed(2)} EUR`

function cell(fact: Fact | undefined): string {
  if (fact === null || fact === undefined) return ''
  if (typeof fact === 'boolean') return fact ? 'yes' : 'no'
  return String(fact)
}

function line(product: Product, variant: Variant): string {
  const fixed: Record<(typeof HEAD)[number], string> = {
    id: variant.id,
    item_group_id: product.variants.length > 1 ? product.id : '',
    title: product.title,
    description: product.description.de,
    description_en: product.description.en,
    link: `/product.html?id=${product.id}`,
    image_link: `/pictures/${product.picture}`,
    availability: variant.available ? 'in_stock' : 'out_of_stock',
    condition: 'new',
    price: money(product.price),
    sale_price: product.salePrice === null ? '' : money(product.salePrice),
    brand: product.brand,
    product_type: product.category,
    color: variant.color,
    size: variant.size,
    material: product.material,
  }
  const cells = [...HEAD.map((name) => fixed[name]), ...ATTRIBUTES.map(({id}) => cell(product.facts[id]))]
  return cells.join('\t')
}

/** The shop's feed in the manner of a Google Merchant file: tab-separated, one row a variant. */
export function toFeed(products: readonly Product[]): string {
  const head = [...HEAD, ...ATTRIBUTES.map(({id}) => id)].join('\t')
  const rows = products.flatMap((product) => product.variants.map((variant) => line(product, variant)))
  return `${[head, ...rows].join('\n')}\n`
}
