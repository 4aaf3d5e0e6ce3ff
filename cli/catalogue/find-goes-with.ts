import {headerKey} from './header-key'
import {isMissing} from './is-missing'
import type {Table} from './table'

/** What shops call the column. */
const NAMED = /\b(related|goes with|accessor\w*|cross ?sell\w*|zubehör|zubehoer|passt dazu|passend\w*)\b/

/** At least this share of the ids in the column are products of the file. */
const MOSTLY = 0.9

/** Ids in a cell: "KM-1001, KM-1007". */
export function readIds(cell: string): readonly string[] {
  return isMissing(cell) ? [] : cell.split(/[\s,;|]+/).filter((id) => id !== '')
}

/**
 * The column that lists for each product ids of others that go with it: it holds ids of this file, never the
 * product's own, and is called so or lists several in a cell.
 *
 * @param taken  columns that are something else
 */
export function findGoesWith(table: Table, id: string, taken: readonly string[]): string | undefined {
  const at = table.columns.indexOf(id)
  const ids = new Set(table.rows.map((row) => row[at]!.trim()))
  return table.columns.find((name, index) => {
    if (index === at || taken.includes(name)) return false
    const lists = table.rows.map((row) => readIds(row[index]!.trim()))
    const named = lists.flat()
    if (named.length === 0 || lists.some((list, row) => list.includes(table.rows[row]![at]!.trim())))
      return false
    if (!NAMED.test(headerKey(name)) && !lists.some((list) => list.length > 1)) return false
    return named.filter((one) => ids.has(one)).length >= MOSTLY * named.length
  })
}
