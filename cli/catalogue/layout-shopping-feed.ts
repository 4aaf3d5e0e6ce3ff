import {headerKey} from './header-key'
import type {Layout} from './layout'
import type {Table} from './table'

/** One more fact of a product, from a `product_detail` cell. */
interface Detail {
  readonly section: string
  readonly name: string
  readonly value: string
}

/**
 * A product feed for shopping portals (Google Merchant Center and those that read its columns): each
 * `product_detail` ("section:name:value", repeated or comma-separated) becomes a column of its own, and a sale
 * price is the price.
 *
 * @see https://support.google.com/merchants/answer/7052112
 */
export const shoppingFeedLayout: Layout = {
  name: 'shopping-feed',
  fits: (keys) =>
    (keys.has('image link') || keys.has('item group id')) && keys.has('id') && keys.has('title'),
  flatten: (table) => withSalePrice(withDetails(table)),
}

function withDetails(table: Table): Table {
  const cells = table.columns.flatMap((name, index) =>
    /^product detail( \d+)?$/.test(headerKey(name)) ? [index] : [],
  )
  if (cells.length === 0) return table
  const perRow = table.rows.map((row) => cells.flatMap((index) => parseDetails(row[index]!)))
  const columnOf = detailColumns(perRow.flat(), new Set(table.columns))
  const names = [...new Set(columnOf.values())]
  const place = new Map(names.map((name, index) => [name, index]))
  const rows = table.rows.map((row, index) => {
    const extra = new Array<string>(names.length).fill('')
    for (const detail of perRow[index]!) {
      const at = place.get(columnOf.get(keyOf(detail))!)!
      extra[at] = extra[at] === '' ? detail.value : `${extra[at]}, ${detail.value}`
    }
    return [...row.map((cell, at) => (cells.includes(at) ? '' : cell)), ...extra]
  })
  return {...table, columns: [...table.columns, ...names], rows}
}

/** Details of one cell; a comma ends a detail only where another one with two colons follows. */
function parseDetails(cell: string): readonly Detail[] {
  if (cell.trim() === '') return []
  return cell.split(/,(?=[^,:]*:[^,:]+:)/).flatMap((text) => {
    const parts = text.split(':').map((part) => part.trim().replace(/^"|"$/g, ''))
    const [section = '', name = '', ...value] = parts.length === 2 ? ['', ...parts] : parts
    return name === '' || value.length === 0 ? [] : [{section, name, value: value.join(':')}]
  })
}

const keyOf = ({section, name}: Detail): string => `${section}\n${name}`

/** A column for each detail, named after it; with its section where two sections share a name. */
function detailColumns(details: readonly Detail[], taken: ReadonlySet<string>): ReadonlyMap<string, string> {
  const sections = new Map<string, Set<string>>()
  for (const {section, name} of details) {
    const known = sections.get(name) ?? new Set<string>()
    sections.set(name, known.add(section))
  }
  return new Map(
    details.map((detail) => {
      const {section, name} = detail
      const isClear = sections.get(name)!.size === 1 && !taken.has(name)
      return [keyOf(detail), isClear ? name : `${section || 'product_detail'}: ${name}`]
    }),
  )
}

function withSalePrice(table: Table): Table {
  const price = table.columns.findIndex((name) => headerKey(name) === 'price')
  const sale = table.columns.findIndex((name) => headerKey(name) === 'sale price')
  if (price < 0 || sale < 0) return table
  const rows = table.rows.map((row) =>
    row[sale]!.trim() === '' ? row : row.map((cell, index) => (index === price ? row[sale]! : cell)),
  )
  return {...table, rows}
}
