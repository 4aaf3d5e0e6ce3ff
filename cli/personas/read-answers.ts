import {parseTable} from '../catalogue/parse-table'
import type {Table} from '../catalogue/table'
import {InputError} from '../input-error'
import {readBytes} from '../read-bytes'

/** A table of answers, each column in its role; rows of whole-number weight stand there as often as they count. */
export interface Answers {
  readonly file: string
  readonly people: number
  readonly categorical: readonly CategoricalColumn[]
  readonly traits: readonly ScoreColumn[]
  readonly behaviour: CategoricalColumn | null
  /** shape [people]; null where everybody counts once */
  readonly weights: Float64Array | null
}

export interface CategoricalColumn {
  readonly id: string
  /** In order: by number where all are numbers, by name otherwise. */
  readonly categories: readonly string[]
  readonly isOrdered: boolean
  /** shape [people]; −1 where missing */
  readonly codes: Int16Array
}

export interface ScoreColumn {
  readonly id: string
  /** shape [people]; NaN where missing */
  readonly means: Float64Array
  /** From the column `<id>_sd`. */
  readonly sds: Float64Array | null
}

export interface ReadOptions {
  /** Columns with these names hold trait scores. */
  readonly traits: readonly string[]
  readonly weights: string | undefined
  readonly behaviour: string | undefined
  readonly ignore: readonly string[]
}

/** More different answers than this are no categories: ids, dates, prices. */
const MOST_CATEGORIES = 20
const MOST_PEOPLE = 1_000_000
const MISSING = new Set(['', 'na', 'nan', 'null', '.'])

/**
 * Reads a CSV of answers, one row a person, or of answer patterns with their counts as weights.
 *
 * @throws InputError naming file, line and column of the first thing that cannot be used
 */
export function readAnswers(path: string, options: ReadOptions): Answers {
  const table = parseTable(readBytes(path, 'a table of answers'), path)
  const [problem] = table.problems
  if (problem) throw new InputError(`${path}, line ${problem.line}`, problem.problem)
  if (table.rows.length === 0) throw new InputError(path, 'found no rows, expected answers')
  for (const [flag, name] of [
    ['--weights', options.weights],
    ['--behaviour', options.behaviour],
    ...options.ignore.map((one) => ['--ignore', one] as const),
  ] as const)
    if (name !== undefined && !table.columns.includes(name))
      throw new InputError(path, `found no column "${name}", expected it because ${flag} names it`)
  const repeated = repeatRows(table, options.weights)
  const isScore = (id: string): boolean => options.traits.includes(id)
  const isSd = (id: string): boolean => id.endsWith('_sd') && isScore(id.slice(0, -3))
  const special = new Set([options.weights, options.behaviour, ...options.ignore])
  const ids = table.columns.filter((id) => !special.has(id))
  return {
    file: path,
    people: repeated.rows.length,
    categorical: ids
      .filter((id) => !isScore(id) && !isSd(id))
      .map((id) => readCategories(table, id, repeated.rows)),
    traits: ids.filter(isScore).map((id) => ({
      id,
      means: readScores(table, id, repeated.rows, false),
      sds: ids.includes(`${id}_sd`) ? readScores(table, `${id}_sd`, repeated.rows, true) : null,
    })),
    behaviour:
      options.behaviour === undefined ? null : readCategories(table, options.behaviour, repeated.rows),
    weights: repeated.weights,
  }
}

/** Indices of the table's rows, one a person. */
function repeatRows(
  table: Table,
  column: string | undefined,
): {rows: readonly number[]; weights: Float64Array | null} {
  if (column === undefined) return {rows: table.rows.map((_, r) => r), weights: null}
  const weights = readScores(
    table,
    column,
    table.rows.map((_, r) => r),
    false,
  )
  weights.forEach((weight, r) => {
    if (weight >= 0) return
    const cell = table.rows[r]![table.columns.indexOf(column)]
    throw new InputError(place(table, r, column), `found "${cell}", expected a weight of at least 0`)
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (!(total > 0)) throw new InputError(table.file, `found no weight above 0 in column "${column}"`)
  if (weights.some((weight) => !Number.isInteger(weight)) || total > MOST_PEOPLE)
    return {rows: table.rows.map((_, r) => r), weights}
  return {
    rows: table.rows.flatMap((_, r) => new Array<number>(weights[r]!).fill(r)),
    weights: null,
  }
}

function readCategories(table: Table, id: string, rows: readonly number[]): CategoricalColumn {
  const at = table.columns.indexOf(id)
  const cells = table.rows.map((row) => row[at]!.trim())
  const found = [...new Set(cells.filter((cell) => !isMissing(cell)))]
  if (found.length > MOST_CATEGORIES)
    throw new InputError(
      `${table.file}, column "${id}"`,
      `found ${found.length} different answers, expected at most ${MOST_CATEGORIES}; leave it out with --ignore ${id}`,
    )
  if (found.length < 2)
    throw new InputError(
      `${table.file}, column "${id}"`,
      `found ${found.length === 1 ? `"${found[0]}" only` : 'nothing'}, expected at least two different answers; leave it out with --ignore ${id}`,
    )
  const isOrdered = found.every((cell) => Number.isFinite(Number(cell)))
  const categories = isOrdered ? found.sort((a, b) => Number(a) - Number(b)) : found.sort()
  const codes = new Map(categories.map((cell, code) => [cell, code]))
  return {id, categories, isOrdered, codes: Int16Array.from(rows, (r) => codes.get(cells[r]!) ?? -1)}
}

function readScores(table: Table, id: string, rows: readonly number[], isSd: boolean): Float64Array {
  const at = table.columns.indexOf(id)
  const values = table.rows.map((row, r) => {
    const cell = row[at]!.trim()
    if (isMissing(cell)) return Number.NaN
    const value = Number(cell)
    if (!Number.isFinite(value) || (isSd && value < 0))
      throw new InputError(
        place(table, r, id),
        `found "${cell}", expected ${isSd ? 'a standard deviation' : 'a number'} such as 0.42`,
      )
    return value
  })
  return Float64Array.from(rows, (r) => values[r]!)
}

function isMissing(cell: string): boolean {
  return MISSING.has(cell.toLowerCase())
}

function place(table: Table, row: number, column: string): string {
  return `${table.file}, line ${table.lines[row]}, column "${column}"`
}
