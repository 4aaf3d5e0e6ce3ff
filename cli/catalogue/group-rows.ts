import type {CatalogMapping} from '../../advisor-core/advisor/types'
import {headerKey} from './header-key'
import {isMissing} from './is-missing'
import {SURE_IDS} from './mapping-names'
import {parseQuantity} from './parse-number'
import type {RowProblem, Table} from './table'

/** One product; variants are rows of the same product. */
export interface Product {
  readonly id: string
  readonly title: string
  /** Indices into the table's rows, at least one. */
  readonly rows: readonly number[]
}

interface GrowingProduct {
  id: string
  title: string
  readonly rows: number[]
}

interface RowFacts {
  readonly index: number
  readonly line: number
  readonly id: string
  readonly title: string
  /** `null` where the catalogue has no prices. */
  readonly price: string | null
  /** Rows with equal key belong to one product. */
  readonly key: string
  /** Other rows name this one as the product that they are variants of. */
  readonly isParent: boolean
}

/**
 * Sorts rows into products. Rows that cannot be used are listed. A row that others name as theirs (by its id, by
 * `id:` and its id, or by an article number) joins them, gives the product its id and title, and needs no price.
 */
export function groupRows(
  table: Table,
  mapping: CatalogMapping,
): {readonly products: readonly Product[]; readonly problems: readonly RowProblem[]} {
  const facts = readFacts(table, mapping)
  const sold = new Set(facts.flatMap((row) => (row.isParent || problemOf(row) !== null ? [] : [row.key])))
  const byKey = new Map<string, GrowingProduct>()
  const lineOfId = new Map<string, number>()
  const problems: RowProblem[] = [...table.problems]
  for (const row of facts) {
    const {id, title, key, line} = row
    const problem = problemOf(row)
    if (problem && !(row.isParent && problem.kind === 'missing-price' && sold.has(key))) {
      const isBare = row.isParent && problem.kind === 'missing-price'
      problems.push({
        line,
        kind: problem.kind,
        problem: isBare ? `${problem.problem}, and no variant with one` : problem.problem,
      })
      continue
    }
    const earlier = lineOfId.get(id)
    if (earlier !== undefined && mapping.id !== mapping.group) {
      problems.push({line, kind: 'duplicate-id', problem: `id "${id}" again, first on line ${earlier}`})
      continue
    }
    if (earlier === undefined) lineOfId.set(id, line)
    const known = byKey.get(key)
    if (!known) byKey.set(key, {id, title, rows: [row.index]})
    else {
      known.rows.push(row.index)
      if (row.isParent) Object.assign(known, {id, title})
    }
  }
  return {products: [...byKey.values()], problems}
}

function readFacts(table: Table, mapping: CatalogMapping): readonly RowFacts[] {
  const at = (column: string | undefined) => (column === undefined ? -1 : table.columns.indexOf(column))
  const [id, title, group, price] = [at(mapping.id), at(mapping.title), at(mapping.group), at(mapping.price)]
  const cell = (row: readonly string[], column: number) => row[column]?.trim() ?? ''
  const groups = new Set(table.rows.map((row) => cell(row, group)))
  const names = table.columns.flatMap((name, index) =>
    index !== group && (index === id || SURE_IDS.includes(headerKey(name))) ? [index] : [],
  )
  return table.rows.map((row, index) => {
    const ownGroup = cell(row, group)
    const spellings = names.flatMap((column) => [cell(row, column), `id:${cell(row, column)}`])
    const named = ownGroup === '' ? spellings.find((name) => !isMissing(name) && groups.has(name)) : undefined
    const theirs = ownGroup || named
    return {
      index,
      line: table.lines[index]!,
      id: cell(row, id),
      title: cell(row, title),
      price: price < 0 ? null : cell(row, price),
      key: theirs === undefined ? `id ${cell(row, id)}` : `group ${theirs}`,
      isParent: named !== undefined,
    }
  })
}

function problemOf({id, title, price}: RowFacts): Omit<RowProblem, 'line'> | null {
  if (isMissing(id)) return {kind: 'missing-id', problem: 'no id'}
  if (isMissing(title)) return {kind: 'missing-title', problem: `no title (id "${id}")`}
  if (price === null) return null
  if (isMissing(price)) return {kind: 'missing-price', problem: `no price (id "${id}")`}
  if (parseQuantity(price, '.') === null)
    return {kind: 'missing-price', problem: `price "${price.slice(0, 40)}" is no number (id "${id}")`}
  return null
}
