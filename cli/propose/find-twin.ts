import {isMissing} from '../catalogue/is-missing'
import type {CatalogueFile} from '../catalogue/read-catalogue-file'

/** In fewer rows two columns may divide the products alike by chance. */
const LEAST_ROWS = 20

/**
 * How a column divides the rows, whatever its cells say: two columns with the same division tell the same.
 *
 * @returns `null` where that would mean nothing: few rows, hardly any value twice, one value everywhere
 */
export function divisionOf({table, products}: CatalogueFile, column: string): string | null {
  const index = table.columns.indexOf(column)
  const numbers = new Map<string, number>()
  let filled = 0
  const division = products.flatMap(({rows}) =>
    rows.map((row) => {
      const cell = table.rows[row]![index]!.trim().toLowerCase()
      if (isMissing(cell)) return 0
      filled++
      const number = numbers.get(cell) ?? numbers.size + 1
      numbers.set(cell, number)
      return number
    }),
  )
  if (filled < LEAST_ROWS || numbers.size < 2 || numbers.size > 0.5 * filled) return null
  return division.join()
}
