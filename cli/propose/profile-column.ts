import {headerKey} from '../catalogue/header-key'
import {isMissing} from '../catalogue/is-missing'
import type {CatalogueFile} from '../catalogue/read-catalogue-file'

/** A cell's text and in how many rows it stands. */
export interface CountedCell {
  readonly cell: string
  readonly count: number
}

/** What is in a column, counted once. */
export interface ColumnProfile {
  readonly column: string
  /** What the column is about: its header, or what another column calls it. */
  readonly name: string
  readonly key: string
  /** Number of different cells, missing ones apart. */
  readonly distinct: number
  /** Rows with a cell that says something. */
  readonly filledRows: number
  /** Share of the products with at least one such row. */
  readonly fill: number
  /** Share of the filled products whose variants differ. */
  readonly varies: number
  /** Different cells with their counts, commonest first, at most 4,000. */
  readonly cells: readonly CountedCell[]
}

const MOST_CELLS = 4000

/** Counts the cells of one column over the rows that belong to products. */
export function profileColumn(file: CatalogueFile, column: string, name = column): ColumnProfile {
  const index = file.table.columns.indexOf(column)
  const counts = new Map<string, number>()
  let filledRows = 0
  let filledProducts = 0
  let varying = 0
  for (const {rows} of file.products) {
    let first: string | null = null
    let differs = false
    for (const row of rows) {
      const cell = file.table.rows[row]![index]!.trim()
      if (isMissing(cell)) continue
      filledRows++
      counts.set(cell, (counts.get(cell) ?? 0) + 1)
      if (first === null) first = cell
      else if (first !== cell) differs = true
    }
    if (first !== null) filledProducts++
    if (differs) varying++
  }
  const cells = Array.from(counts, ([cell, count]) => ({cell, count}))
  // Equal counts keep the file's order; sampling the tail evenly keeps rare shapes of cells in view.
  cells.sort((a, b) => b.count - a.count)
  const step = Math.max(1, cells.length / MOST_CELLS)
  const sampled =
    step === 1 ? cells : Array.from({length: MOST_CELLS}, (_, i) => cells[Math.floor(i * step)]!)
  return {
    column,
    name,
    key: headerKey(name),
    distinct: counts.size,
    filledRows,
    fill: filledProducts / file.products.length,
    varies: filledProducts === 0 ? 0 : varying / filledProducts,
    cells: sampled,
  }
}

/** Share of the filled rows (of those in the profile) whose cell passes. */
export function shareOf({cells}: ColumnProfile, passes: (cell: string) => boolean): number {
  let passed = 0
  let total = 0
  for (const {cell, count} of cells) {
    total += count
    if (passes(cell)) passed += count
  }
  return total === 0 ? 0 : passed / total
}
