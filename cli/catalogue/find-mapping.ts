import type {CatalogMapping} from '../../advisor-core/advisor/types'
import {InputError} from '../input-error'
import {findGoesWith} from './find-goes-with'
import {headerKey} from './header-key'
import {isMissing} from './is-missing'
import {NAMES, type Role, SURE_IDS} from './mapping-names'
import {parseQuantity} from './parse-number'
import type {Table} from './table'

const NOT_THE_PRICE =
  /\b(compare|old|alte?r?|uvp|rrp|msrp|list\w*|streich\w*|costs?|einkauf\w*|ek|shipping|versand\w*|per|pro|unit|base|grund\w*|sale|discount)\b/

/** Columns named as a role but full of something else are passed over. */
const CONTENT = {
  id: (cells) => share(cells, (cell) => cell.length <= 100) > 0.9 && new Set(cells).size > 0.5 * cells.length,
  title: (cells) => share(cells, (cell) => /\p{L}/u.test(cell)) > 0.7,
  group: (cells) => new Set(cells).size <= 0.8 * cells.length,
  price: (cells) => share(cells, (cell) => parseQuantity(cell, '.') !== null) > 0.7,
  image: (cells) =>
    share(cells, (cell) => /^(https?:)?\/\/|\/|\.(jpe?g|png|webp|svg|gif|avif)\b/i.test(cell)) > 0.7,
  link: (cells) => share(cells, (cell) => /^(https?:)?\/|^www\.|\.html?\b/i.test(cell)) > 0.7,
  description: () => true,
  availability: () => true,
} as const satisfies Record<Role, (cells: readonly string[]) => boolean>

const SAMPLE = 2000

/**
 * Finds which columns hold id, title, price and so on, by their names and by what is in them.
 *
 * @throws InputError when no column can be the product's id or title
 */
export function findMapping(table: Table): CatalogMapping {
  const samples = table.columns.map((_, index) => sampleCells(table, index))
  const taken = new Set<number>()
  const find = (role: Role): string | undefined => {
    const index = findColumn({role, columns: table.columns, samples, taken})
    if (index === undefined) return undefined
    if (role !== 'group' || table.columns[index] !== 'Handle') taken.add(index)
    return table.columns[index]
  }
  const group = find('group')
  const title = find('title') ?? nameLikeColumn(table, samples, taken) ?? fail(table, 'title or name')
  taken.add(table.columns.indexOf(title))
  const price = find('price') ?? moneyColumn(table, samples, taken)
  const image = find('image')
  const link = find('link')
  const description = find('description')
  const availability = find('availability')
  const id =
    find('id') ??
    repeatedId(table, taken) ??
    uniqueColumn(table, title) ??
    fail(table, 'id or article number')
  const known = [title, group, price, image, link, description, availability].flatMap((name) => name ?? [])
  const goesWith = findGoesWith(table, id, known)
  return {
    id,
    title,
    ...(id === 'Handle' ? {group: id} : group && {group}),
    ...(price && {price}),
    ...(link && {link}),
    ...(image && {image}),
    ...(description && {description}),
    ...(availability && {availability}),
    ...(goesWith && {goesWith}),
  }
}

interface Search {
  readonly role: Role
  readonly columns: readonly string[]
  readonly samples: readonly (readonly string[])[]
  readonly taken: ReadonlySet<number>
}

function findColumn({role, columns, samples, taken}: Search): number | undefined {
  const keys = columns.map(headerKey)
  for (const name of NAMES[role]) {
    const index = keys.findIndex(
      (key, at) =>
        !taken.has(at) &&
        isNamed(key, name) &&
        !(role === 'price' && NOT_THE_PRICE.test(key)) &&
        !(role === 'id' && /group|parent|category|kategorie/.test(key)) &&
        samples[at]!.length > 0 &&
        CONTENT[role](samples[at]!),
    )
    if (index >= 0) return index
  }
  return undefined
}

function isNamed(key: string, name: string): boolean {
  if (name.startsWith('… ')) return key.endsWith(name.slice(1))
  if (name.endsWith(' …')) return key.startsWith(name.slice(0, -1))
  return key === name
}

/** The first rows, where variants stand together, and rows from all over the file. */
function sampleCells(table: Table, index: number): readonly string[] {
  const step = Math.max(1, Math.floor(table.rows.length / SAMPLE))
  const cells: string[] = []
  for (let i = 0; i < table.rows.length; i += i < SAMPLE ? 1 : step) {
    const cell = table.rows[i]![index]!.trim()
    if (!isMissing(cell)) cells.push(cell)
  }
  return cells
}

/** A column called id whose values come back: the rows that repeat one are listed, none is renamed silently. */
function repeatedId(table: Table, taken: ReadonlySet<number>): string | undefined {
  return table.columns.find((name, index) => !taken.has(index) && SURE_IDS.includes(headerKey(name)))
}

const share = (cells: readonly string[], fits: (cell: string) => boolean): number =>
  cells.filter(fits).length / cells.length

/** Without a telling header: short texts of which nearly every product has its own, and not only a code. */
function nameLikeColumn(
  table: Table,
  samples: readonly (readonly string[])[],
  taken: ReadonlySet<number>,
): string | undefined {
  const isName = (cell: string) =>
    cell.length <= 100 && /\p{L}{3}/u.test(cell) && !/[<>]|:\/\/|[.;] /.test(cell)
  return table.columns.find((_, index) => {
    const cells = samples[index]!
    return (
      !taken.has(index) &&
      cells.length >= 5 &&
      share(cells, isName) > 0.9 &&
      new Set(cells).size > 0.8 * cells.length
    )
  })
}

/** Without a telling header: cells that name a currency. */
function moneyColumn(
  table: Table,
  samples: readonly (readonly string[])[],
  taken: ReadonlySet<number>,
): string | undefined {
  const isMoney = (cell: string) =>
    /[€$£]|\b(EUR|USD|GBP|CHF)\b/.test(cell) && parseQuantity(cell, '.') !== null
  return table.columns.find((name, index) => {
    const cells = samples[index]!
    return (
      !taken.has(index) &&
      cells.length > 0 &&
      !NOT_THE_PRICE.test(headerKey(name)) &&
      share(cells, isMoney) > 0.9
    )
  })
}

/** The title serves as id where it names each product once. */
function uniqueColumn(table: Table, column: string): string | undefined {
  const index = table.columns.indexOf(column)
  const cells = new Set(table.rows.map((row) => row[index]))
  return cells.size === table.rows.length ? column : undefined
}

function fail(table: Table, wanted: string): never {
  const names = table.columns.slice(0, 12).map((name) => `"${name}"`)
  const more = table.columns.length > 12 ? ` and ${table.columns.length - 12} more` : ''
  throw new InputError(
    `${table.file}, line 1`,
    `found the columns ${names.join(', ')}${more}, expected one with the product's ${wanted}`,
  )
}
