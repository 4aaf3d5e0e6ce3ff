import type {CatalogMapping} from '../../advisor-core/advisor/types'
import {InputError} from '../input-error'
import {readBytes} from '../read-bytes'
import {findMapping} from './find-mapping'
import {groupRows, type Product} from './group-rows'
import {flattenLayout} from './layouts'
import {type DecimalMark, detectDecimalMark} from './parse-number'
import {parseTable} from './parse-table'
import type {RowProblem, Table} from './table'

export type {Product}

/** A merchant's file, read as products. */
export interface CatalogueFile {
  readonly table: Table
  readonly layout: 'shopify' | 'shopping-feed' | 'plain'
  readonly mapping: CatalogMapping
  readonly products: readonly Product[]
  /** Rows that are left out, by line. */
  readonly problems: readonly RowProblem[]
  /** Rows after the header, the left-out ones included. */
  readonly rowCount: number
  /** Decimal mark of the prices. */
  readonly priceDecimal: DecimalMark
}

/**
 * Reads a catalogue file and sorts its rows into products. Rows that cannot be used are listed, not dropped.
 *
 * @param mapping  where id, title and so on stand; found by name and content when not given
 * @throws InputError when the file cannot be read, is no table, lacks a mapped column or has no products
 */
export function readCatalogueFile(path: string, mapping?: CatalogMapping): CatalogueFile {
  const raw = parseTable(readBytes(path, 'a catalogue in CSV or TSV format'), path)
  if (raw.rows.length === 0 && raw.problems.length === 0)
    throw new InputError(path, 'found a header line without products, expected at least one row below it')
  if (raw.rows.length === 0)
    throw new InputError(path, `found no usable product: ${firstProblem(raw.problems)}`)
  const {table, layout} = flattenLayout(raw)
  const found = mapping ?? findMapping(table)
  expectColumns(table, found)
  const {products, problems} = groupRows(table, found)
  if (products.length === 0) throw new InputError(path, `found no usable product: ${firstProblem(problems)}`)
  const price = found.price === undefined ? -1 : table.columns.indexOf(found.price)
  return {
    table,
    layout,
    mapping: found,
    products,
    problems: [...problems].sort((a, b) => a.line - b.line),
    rowCount: raw.rows.length + raw.problems.length,
    priceDecimal: price < 0 ? '.' : priceMark(table.rows.map((row) => row[price]!)),
  }
}

function expectColumns(table: Table, mapping: CatalogMapping): void {
  for (const [role, column] of Object.entries(mapping))
    if (!table.columns.includes(column))
      throw new InputError(
        `${table.file}, line 1`,
        `found no column "${column}", expected it because catalog.mapping.${role} names it`,
      )
}

function firstProblem(problems: readonly RowProblem[]): string {
  const [first] = problems
  if (!first) return 'no rows'
  const more = problems.length > 1 ? `, and ${problems.length - 1} more` : ''
  return `line ${first.line}, ${first.problem}${more}`
}

/** A price like `1.299` has thousands, not three decimals. */
function priceMark(cells: readonly string[]): DecimalMark {
  const fallback = cells.some((cell) => /^\D*\d{1,3}(\.\d{3})+\D*$/.test(cell)) ? ',' : '.'
  return detectDecimalMark(cells, fallback)
}
