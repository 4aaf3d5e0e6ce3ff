import type {Layout} from './layout'
import type {RowProblem, Table} from './table'

/** Cells of a variant row that are its own and never those of the first row of the product. */
const OWN_CELLS = /^(variant |option\d (value|linked)|image |cost per item)/i
const OPTION_NUMBERS = [1, 2, 3] as const

/** Column with the page of a product, which the export does not have. */
export const SHOPIFY_LINK_COLUMN = 'Product page'

/**
 * Shopify's product export: rows of one handle are variants of one product, later rows leave out what the first
 * one says, rows with nothing but a picture are no variants, and options have their names in cells.
 *
 * @see https://help.shopify.com/en/manual/products/import-export/using-csv
 */
export const shopifyLayout: Layout = {
  name: 'shopify',
  fits: (keys) => keys.has('handle') && keys.has('option1 name'),
  flatten: (table) => {
    const at = new Map(table.columns.map((name, index) => [name.toLowerCase(), index]))
    const cellOf = (row: readonly string[], name: string) => row[at.get(name) ?? -1]?.trim() ?? ''
    const firstRows = new Map<string, readonly string[]>()
    const options = optionNames(table, cellOf)
    const rows: (readonly string[])[] = []
    const lines: number[] = []
    const problems: RowProblem[] = [...table.problems]
    table.rows.forEach((row, index) => {
      const handle = cellOf(row, 'handle')
      const first = firstRows.get(handle)
      if (!first) firstRows.set(handle, row)
      else if (cellOf(row, 'variant price') === '' && cellOf(row, 'option1 value') === '') return
      const full = inherit(row, first ?? row, table.columns)
      const hidden = reasonToHide(cellOf(full, 'published'), cellOf(full, 'status'))
      if (hidden) {
        problems.push({line: table.lines[index]!, kind: 'not-published', problem: `${handle} is ${hidden}`})
        return
      }
      const values = optionValues(full, cellOf)
      rows.push([
        ...full,
        ...options.map(({name}) => values.get(name) ?? ''),
        handle && `/products/${handle}`,
      ])
      lines.push(table.lines[index]!)
    })
    const columns = [...table.columns, ...options.map(({column}) => column), SHOPIFY_LINK_COLUMN]
    return {...table, columns, rows, lines, problems}
  },
}

type CellOf = (row: readonly string[], name: string) => string

/** Names of real options in order of appearance; "Title: Default Title" stands for none. */
function optionNames(table: Table, cellOf: CellOf): readonly {name: string; column: string}[] {
  const names = new Set<string>()
  for (const row of table.rows) for (const name of optionValues(row, cellOf).keys()) names.add(name)
  const taken = new Set(table.columns)
  return Array.from(names, (name) => ({name, column: taken.has(name) ? `Option: ${name}` : name}))
}

function optionValues(row: readonly string[], cellOf: CellOf): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const n of OPTION_NUMBERS) {
    const name = cellOf(row, `option${n} name`)
    const value = cellOf(row, `option${n} value`)
    if (name !== '' && value !== '' && value !== 'Default Title') values.set(name, value)
  }
  return values
}

function inherit(
  row: readonly string[],
  first: readonly string[],
  columns: readonly string[],
): readonly string[] {
  if (row === first) return row
  return row.map((cell, index) =>
    cell.trim() === '' && !OWN_CELLS.test(columns[index]!) ? first[index]! : cell,
  )
}

function reasonToHide(published: string, status: string): string | null {
  if (/^(draft|archived)$/i.test(status)) return `in status "${status}"`
  return /^false$/i.test(published) ? 'not published' : null
}
