import {headerKey} from '../catalogue/header-key'
import {isMissing} from '../catalogue/is-missing'
import type {Table} from '../catalogue/table'

/** What exports with columns in pairs (`Attribute 1 name`, `Attribute 1 value(s)`) say about one of them. */
export type PairedColumn =
  /** Values, named the same in every row. */
  | {readonly kind: 'values'; readonly name: string}
  /** Values whose meaning changes from row to row. */
  | {readonly kind: 'mixed'; readonly names: readonly string[]}
  /** The name itself, or how the shop shows the pair. */
  | {readonly kind: 'about'}

const VALUES = /^(.*\d) (?:values?|value s|werte?|wert e)$/
const NAME = /^(.*\d) (?:name|bezeichnung)$/
const ABOUT = /^(.*\d) (?:visible|global|default|sichtbar|standard)$/

/** Columns that belong to a pair, by name. */
export function findPairedColumns({columns, rows}: Table): ReadonlyMap<string, PairedColumn> {
  const nameColumns = new Map(
    columns.flatMap((column, index) => {
      const stem = NAME.exec(headerKey(column))?.[1]
      return stem === undefined ? [] : [[stem, index] as const]
    }),
  )
  const valued = new Set(columns.flatMap((column) => VALUES.exec(headerKey(column))?.[1] ?? []))
  return new Map(
    columns.flatMap((column): [string, PairedColumn][] => {
      const key = headerKey(column)
      const stem = (VALUES.exec(key) ?? NAME.exec(key) ?? ABOUT.exec(key))?.[1]
      const index = stem === undefined ? undefined : nameColumns.get(stem)
      if (index === undefined || !valued.has(stem!)) return []
      if (!VALUES.test(key)) return [[column, {kind: 'about'}]]
      const names = [...new Set(rows.map((row) => row[index]!.trim()).filter((cell) => !isMissing(cell)))]
      const [name] = names
      if (name === undefined) return []
      return [[column, names.length === 1 ? {kind: 'values', name} : {kind: 'mixed', names}]]
    }),
  )
}
