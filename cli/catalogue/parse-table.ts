import {CsvError, parse} from 'csv-parse/sync'
import {InputError} from '../input-error'
import {decodeText} from './decode-text'
import {type Delimiter, detectDelimiter} from './detect-delimiter'
import type {RowProblem, Table} from './table'

interface Row {
  readonly cells: readonly string[]
  readonly line: number
}

/**
 * Reads CSV or TSV of any common make: comma, semicolon, tab or bar; UTF-8 with and without byte order mark,
 * UTF-16 or windows-1252; quoted cells over several lines. Rows with another number of cells than the header
 * are left out and listed.
 *
 * @throws InputError when the file is no table
 */
export function parseTable(bytes: Uint8Array, file: string): Table {
  const {text, encoding} = decodeText(bytes, file)
  const {body, declared, skippedLines} = withoutPreamble(text)
  if (body.trim() === '')
    throw new InputError(file, 'found an empty file, expected a table with a header line')
  refuseOtherFormats(body, file)
  const delimiter = declared ?? detectDelimiter(body)
  if (!delimiter)
    throw new InputError(
      `${file}, line 1`,
      'found one column, expected several, divided by comma, semicolon, tab or bar',
    )
  const [header, ...others] = parseRows(body, {delimiter, file, skippedLines})
  const columns = uniqueNames(withoutEmptyEnd(header?.cells ?? []))
  const {rows, lines, problems} = sortOut(others, columns.length)
  return {file, encoding, delimiter, columns, rows, lines, problems}
}

/** A byte order mark and the line `sep=;` that spreadsheets write. */
function withoutPreamble(text: string): {body: string; declared: Delimiter | null; skippedLines: number} {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text
  const sep = /^sep=([,;\t|])\r?\n/i.exec(body)
  if (!sep) return {body, declared: null, skippedLines: 0}
  const [line, mark] = sep
  const declared = mark === ',' || mark === ';' || mark === '|' ? mark : '\t'
  return {body: body.slice(line.length), declared, skippedLines: 1}
}

function refuseOtherFormats(body: string, file: string): void {
  const start = body.trimStart()
  const other = start.startsWith('<') ? 'XML or HTML' : /^(\{\s*"|\[\s*[{"[])/.test(start) ? 'JSON' : null
  if (other) throw new InputError(`${file}, line 1`, `found ${other}, expected a table in CSV or TSV format`)
}

interface ParseSettings {
  readonly delimiter: Delimiter
  readonly file: string
  readonly skippedLines: number
}

function parseRows(body: string, {delimiter, file, skippedLines}: ParseSettings): readonly Row[] {
  const rows: Row[] = []
  let nextLine = skippedLines + 1
  const firstLine = (lastLine: number, cells: readonly string[]): number => {
    const breaks = cells.reduce(
      (sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0),
      0,
    )
    return Math.max(nextLine, lastLine + skippedLines - breaks)
  }
  try {
    parse(body, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record: (cells: string[], {lines}) => {
        rows.push({cells, line: firstLine(lines, cells)})
        nextLine = lines + skippedLines + 1
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new InputError(
      `${file}, line ${nextLine}`,
      `found a quoted cell that never ends, expected a closing quote`,
    )
  }
  return rows
}

function withoutEmptyEnd(cells: readonly string[]): readonly string[] {
  let end = cells.length
  while (end > 0 && cells[end - 1]!.trim() === '') end--
  return cells.slice(0, end)
}

/** Names for the columns: trimmed, `column 3` where empty, `Colour (2)` where repeated. */
function uniqueNames(header: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return header.map((cell, index) => {
    const name = cell.replace(/\s+/g, ' ').trim() || `column ${index + 1}`
    let unique = name
    for (let n = 2; taken.has(unique); n++) unique = `${name} (${n})`
    taken.add(unique)
    return unique
  })
}

function sortOut(others: readonly Row[], width: number): Pick<Table, 'rows' | 'lines' | 'problems'> {
  const rows: (readonly string[])[] = []
  const lines: number[] = []
  const problems: RowProblem[] = []
  for (const {cells, line} of others) {
    if (cells.every((cell) => cell.trim() === '')) continue
    const tooMany = cells.length > width && cells.slice(width).some((cell) => cell.trim() !== '')
    if (cells.length < width || tooMany) {
      problems.push({line, kind: 'cell-count', problem: `found ${cells.length} cells, expected ${width}`})
      continue
    }
    rows.push(cells.length === width ? cells : cells.slice(0, width))
    lines.push(line)
  }
  return {rows, lines, problems}
}
