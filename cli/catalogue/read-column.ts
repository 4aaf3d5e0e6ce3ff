import type {MappedAttribute} from '../../advisor-core/advisor/types'
import type {
  BooleanColumn,
  CategoricalColumn,
  Column,
  MultiColumn,
  NumericColumn,
} from '../../advisor-core/catalog/types'
import {InputError} from '../input-error'
import {isMissing} from './is-missing'
import {parseNumber, parseQuantity} from './parse-number'
import type {CatalogueFile} from './read-catalogue-file'
import {convert, findUnit} from './units'

/**
 * Reads one attribute of all products. Variants of a product give one value together: the lowest price, the best
 * number where one direction is better, all values of a multi-valued attribute, else the first value there is.
 *
 * @throws InputError when the file has no such column, or too many different values for a dictionary
 */
export function readColumn(attribute: MappedAttribute, file: CatalogueFile): Column {
  const index = file.table.columns.indexOf(attribute.column)
  if (index < 0)
    throw new InputError(
      `${file.table.file}, line 1`,
      `found no column "${attribute.column}", expected it because attribute "${attribute.id}" names it`,
    )
  const cells = file.products.map(({rows}) =>
    rows.flatMap((row) => {
      const cell = file.table.rows[row]![index]!.trim()
      return isMissing(cell) ? [] : [cell]
    }),
  )
  const column = READERS[attribute.kind](attribute, cells)
  if ('values' in column && column.values.length > 0xffff && column.kind !== 'numeric')
    throw new InputError(
      file.table.file,
      `found ${column.values.length} different values in column "${attribute.column}", expected at most 65535`,
    )
  return column
}

type Cells = readonly (readonly string[])[]

const READERS = {
  numeric: readNumbers,
  boolean: readBooleans,
  categorical: readCategories,
  multi: readLists,
} as const

const YES = new Set(['yes', 'y', 'ja', 'j', 'true', 'wahr', '1', 'x', '✓', 'vorhanden', 'with', 'mit'])
const NO = new Set(['no', 'n', 'nein', 'false', 'falsch', '0', 'nicht vorhanden', 'without', 'ohne'])

/** `null` where a word is neither a yes nor a no. */
export function parseYesNo(cell: string): boolean | null {
  const word = cell.trim().toLowerCase()
  return YES.has(word) ? true : NO.has(word) ? false : null
}

function readBooleans({extract}: MappedAttribute, cells: Cells): BooleanColumn {
  const pattern = extract === undefined ? null : new RegExp(extract, 'iu')
  const codes = Uint8Array.from(cells, (own) => {
    const values = own.flatMap((cell) => (pattern ? pattern.test(cell) : (parseYesNo(cell) ?? [])))
    return values.length === 0 ? 0 : values.includes(true) ? 2 : 1
  })
  return {kind: 'boolean', codes}
}

function readNumbers(attribute: MappedAttribute, cells: Cells): NumericColumn {
  const readCell = numberReader(attribute)
  const lowest = attribute.role === 'price' || attribute.better === 'lower'
  const known = new Map<string, number | null>()
  const values = Float32Array.from(cells, (own) => {
    let chosen: number | null = null
    for (const cell of own) {
      let value = known.get(cell)
      if (value === undefined) {
        value = readCell(cell)
        known.set(cell, value)
      }
      if (value === null) continue
      if (chosen === null) chosen = value
      else if (lowest) chosen = Math.min(chosen, value)
      else if (attribute.better === 'higher') chosen = Math.max(chosen, value)
    }
    return chosen ?? Number.NaN
  })
  return {kind: 'numeric', values}
}

/** How a cell of the attribute becomes a number in the attribute's unit. */
function numberReader(attribute: MappedAttribute): (cell: string) => number | null {
  const {extract, unit, decimal = '.'} = attribute
  if (extract === undefined)
    return (cell) => {
      const quantity = parseQuantity(cell, decimal)
      return quantity && inUnit(quantity.value, quantity.unit, unit)
    }
  const pattern = new RegExp(extract, 'giu')
  return (cell) => {
    const found = Array.from(cell.matchAll(pattern), (match) => {
      const value = match[1] === undefined ? null : parseNumber(match[1], decimal)
      return value === null ? null : inUnit(value, match[2] ?? null, unit)
    }).filter((value) => value !== null)
    const [first] = found
    if (first === undefined) return null
    if (attribute.combine === 'sum') return found.reduce((sum, value) => sum + value, 0)
    return attribute.combine === 'max' ? Math.max(...found) : first
  }
}

/** A number of another dimension is no value; one without a known unit is taken as it stands. */
function inUnit(value: number, from: string | null, to: string | null): number | null {
  if (from === null || to === null || !findUnit(from) || !findUnit(to)) return value
  return convert(value, from, to)
}

function readCategories({extract}: MappedAttribute, cells: Cells): CategoricalColumn {
  const pattern = extract === undefined ? null : new RegExp(extract, 'iu')
  const texts = cells.map((own) => {
    for (const cell of own) {
      const value = pattern ? pattern.exec(cell)?.[1]?.trim() : cell
      if (value) return tidy(value)
    }
    return null
  })
  const {values, codeOf} = dictionary(texts.filter((text) => text !== null))
  const codes = texts.map((text) => (text === null ? 0 : codeOf(text)))
  return {kind: 'categorical', values, codes: narrow(codes, values.length)}
}

function readLists({separator, extract}: MappedAttribute, cells: Cells): MultiColumn {
  const pattern = extract === undefined ? null : new RegExp(extract, 'giu')
  const split = (cell: string): readonly string[] => {
    if (pattern) return Array.from(cell.matchAll(pattern), (match) => match[1] ?? match[0])
    return separator === undefined ? [cell] : cell.split(separator)
  }
  const lists = cells.map((own) =>
    own
      .flatMap(split)
      .map(tidy)
      .filter((text) => !isMissing(text)),
  )
  const {values, codeOf} = dictionary(lists.flat())
  const rows = lists.map((list) => [...new Set(list.map(codeOf))].sort((a, b) => a - b))
  const offsets = new Uint32Array(rows.length + 1)
  rows.forEach((row, index) => {
    offsets[index + 1] = offsets[index]! + row.length
  })
  return {
    kind: 'multi',
    values,
    offsets,
    codes: narrow(rows.flat(), values.length),
    emptyMeans: pattern ? 'none' : 'missing',
  }
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim()

/**
 * Codes for texts, 1-based, in the order of their characters. Spellings that differ in case only share a code
 * and take the commonest spelling.
 */
function dictionary(texts: readonly string[]): {values: readonly string[]; codeOf: (text: string) => number} {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  const spelling = new Map<string, string>()
  for (const text of [...counts.keys()].sort()) {
    const key = text.toLowerCase()
    const known = spelling.get(key)
    if (known === undefined || counts.get(text)! > counts.get(known)!) spelling.set(key, text)
  }
  const values = [...spelling.values()].sort()
  const codes = new Map(values.map((value, index) => [value.toLowerCase(), index + 1]))
  return {values, codeOf: (text) => codes.get(text.toLowerCase())!}
}

const narrow = (codes: readonly number[], highest: number): Uint8Array | Uint16Array =>
  highest <= 0xff ? Uint8Array.from(codes) : Uint16Array.from(codes)
