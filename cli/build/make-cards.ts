import type {Advisor} from '../../advisor-core/advisor/types'
import type {Locale} from '../../advisor-core/catalog/types'
import type {Card, Cards} from '../../widget/cards'
import {readIds} from '../catalogue/find-goes-with'
import {isMissing} from '../catalogue/is-missing'
import {parseQuantity} from '../catalogue/parse-number'
import type {CatalogueFile, Product} from '../catalogue/read-catalogue-file'

/** Products that go with one are shown one or two at a time: more need not be shipped. */
const MOST_GOES_WITH = 4

/** Titles of which fewer than this share are unique need the brand before them. */
const MOSTLY_UNIQUE = 0.9

/** Texts, prices and links of all products, in the order of the compiled catalogue. */
export function makeCards(file: CatalogueFile, advisor: Advisor, locale: Locale): Cards {
  const makeCard = cardMaker(file, advisor)
  return {version: 1, locale, currency: advisor.shop.currency, products: file.products.map(makeCard)}
}

function cardMaker(file: CatalogueFile, advisor: Advisor): (product: Product) => Card {
  const {mapping, attributes} = advisor.catalog
  const read = (column: string | undefined, {rows}: Product): readonly string[] => {
    const index = column === undefined ? -1 : file.table.columns.indexOf(column)
    return index < 0
      ? []
      : rows.map((row) => file.table.rows[row]![index]!.trim()).filter((cell) => !isMissing(cell))
  }
  const decimal = attributes.find(({role}) => role === 'price')?.decimal ?? file.priceDecimal
  const titles = new Set(file.products.map(({title}) => title))
  const needsBrand = titles.size < MOSTLY_UNIQUE * file.products.length
  const ids = file.table.columns.indexOf(mapping.id)
  const indices = new Map(
    file.products.flatMap(({id, rows}, index) =>
      [id, ...rows.map((row) => file.table.rows[row]![ids]!.trim())].map((each) => [each, index] as const),
    ),
  )
  const brandColumn = needsBrand ? attributes.find(({role}) => role === 'brand')?.column : undefined
  return (product) => {
    const prices = read(mapping.price, product).flatMap((cell) => parseQuantity(cell, decimal)?.value ?? [])
    const [brand] = read(brandColumn, product)
    const available = read(mapping.availability, product).map(isAvailable)
    const partners = new Set(
      read(mapping.goesWith, product)
        .flatMap(readIds)
        .flatMap((id) => indices.get(id) ?? []),
    )
    partners.delete(indices.get(product.id)!)
    return {
      id: product.id,
      name: withBrand(product.title, brand),
      price: prices.length === 0 ? null : Math.min(...prices),
      link: read(mapping.link, product)[0] ?? null,
      image: firstOfList(read(mapping.image, product)[0]),
      ...(available.length > 0 && {available: available.includes(true)}),
      ...(partners.size > 0 && {goesWith: [...partners].slice(0, MOST_GOES_WITH)}),
    }
  }
}

function withBrand(title: string, brand: string | undefined): string {
  return brand === undefined || title.toLowerCase().includes(brand.toLowerCase())
    ? title
    : `${brand} ${title}`
}

/** Some exports put all pictures into one cell. */
function firstOfList(cell: string | undefined): string | null {
  return cell?.split(/[,|]\s*(?=https?:|\/)/)[0]?.trim() || null
}

const AVAILABLE =
  /^(in[ _-]?stock|available|verfügbar|lieferbar|sofort|auf lager|vorrätig|pre[ _-]?order|back[ _-]?order|yes|ja|true)/i

function isAvailable(cell: string): boolean {
  return /^\d+$/.test(cell) ? Number(cell) > 0 : AVAILABLE.test(cell)
}
