import {readdirSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {parse} from 'csv-parse/sync'
import {quantile} from './statistics'

/** Columns that an advisor could read as signals, in lower case; all others describe behaviour on the page. */
const SIGNALS = [
  'browser',
  'operatingsystems',
  'region',
  'traffictype',
  'visitortype',
  'month',
  'weekend',
  'specialday',
]

export interface SessionColumn {
  readonly name: string
  readonly kind: 'signal' | 'behaviour'
  readonly cells: readonly string[]
}

export interface SessionTable {
  readonly columns: readonly SessionColumn[]
  /** By session: whether it had the outcome. */
  readonly outcome: readonly boolean[]
}

/**
 * Reads a table of sessions: CSV with ';' or ',', gzipped or not, or a folder that holds one.
 *
 * @param target  column of the outcome, TRUE/FALSE or 1/0
 * @param signals names of the signal columns, default the usual ones
 * @throws RangeError when there is no such table or column
 */
export function readSessions(path: string, target: string, signals?: readonly string[]): SessionTable {
  const file = statSync(path).isDirectory() ? tableIn(path) : path
  const bytes = readFileSync(file)
  const rows: Record<string, string>[] = parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, {
    columns: true,
    delimiter: [';', ','],
    skip_empty_lines: true,
    bom: true,
  })
  const names = Object.keys(rows[0] ?? {})
  if (!names.includes(target)) throw new RangeError(`${file}: found no column ${target}`)
  const wanted = new Set((signals ?? SIGNALS).map((name) => name.toLowerCase()))
  return {
    columns: names
      .filter((name) => name !== target)
      .map((name) => ({
        name,
        kind: wanted.has(name.toLowerCase()) ? 'signal' : 'behaviour',
        cells: rows.map((row) => row[name] ?? ''),
      })),
    outcome: rows.map((row) => /^(true|1|yes)$/i.test(row[target] ?? '')),
  }
}

/** Bins that a numeric behaviour column is cut into, at most. */
const BINS = 10

/**
 * Codes of a column's cells: a signal's distinct values, or for behaviour bins of about equal mass (0 and every other
 * value that fills a bin alone has its own). Cuts and values come from the training sessions; anything else is −1.
 */
export function binColumn(column: SessionColumn, train: readonly number[]): {codes: number[]; bins: number} {
  if (
    column.kind === 'behaviour' &&
    column.cells.every((cell) => cell !== '' && Number.isFinite(Number(cell)))
  ) {
    const values = train.map((row) => Number(column.cells[row]))
    const cuts = [...new Set(Array.from({length: BINS}, (_, b) => quantile(values, b / BINS)))]
    const upTo = (cell: string): number => cuts.filter((cut) => cut < Number(cell)).length
    return {codes: column.cells.map(upTo), bins: cuts.length + 1}
  }
  const known = new Map(
    [...new Set(train.map((row) => column.cells[row]!))].sort().map((cell, b) => [cell, b]),
  )
  return {codes: column.cells.map((cell) => known.get(cell) ?? -1), bins: known.size}
}

function tableIn(folder: string): string {
  const name = readdirSync(folder).find((file) => /\.csv(\.gz)?$/.test(file))
  if (name === undefined) throw new RangeError(`${folder}: found no table of sessions`)
  return join(folder, name)
}
