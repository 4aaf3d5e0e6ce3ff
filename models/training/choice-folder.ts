import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {parse} from 'csv-parse/sync'
import type {Attribute, Catalog, Column} from '../../advisor-core/catalog/types'
import {buildFeatures} from '../../advisor-core/taste/build-features'
import {encodeItem} from '../../advisor-core/taste/encode-item'
import type {ChoiceEvidence, TasteFeature} from '../../advisor-core/taste/types'

interface Meta {
  readonly attributes: readonly {name: string; kind: 'categorical' | 'binary' | 'numeric'}[]
  readonly testTasks: readonly number[]
}

type Row = Readonly<Record<string, string>>

/** One person of a survey, with every choice in the order of the file. */
export interface SurveyPerson {
  readonly id: number
  readonly tasks: readonly {readonly choice: ChoiceEvidence; readonly isTest: boolean}[]
}

/** Choices of real people among products with attributes. */
export interface Survey {
  readonly people: readonly SurveyPerson[]
  readonly features: readonly TasteFeature[]
  readonly catalog: Catalog
  /** One more weight, after those of the features: the constant of "none of these". */
  readonly hasNone: boolean
  /** Number of weights. */
  readonly dim: number
}

/** The most weights that the draws of a posterior are made for. */
const MAX_WEIGHTS = 64

/**
 * Reads a folder with `tasks.csv.gz` (person, task, alt, chosen, none, one column per attribute) and `meta.json`
 * {attributes: [{name, kind}], testTasks}. Features are those of a shop whose catalogue is all products shown; "none
 * of these" has the features of the average product, a constant of its own and no slot.
 *
 * @param levels  whether numbers with few values get a level for each beside their straight line
 * @throws RangeError naming the file and what is wrong with it
 */
export async function readChoiceFolder(folder: string, {levels = true} = {}): Promise<Survey> {
  const meta = parseMeta(await readText(join(folder, 'meta.json')))
  const rows = await readRows(join(folder, 'tasks.csv.gz'))
  for (const name of ['person', 'task', 'chosen', 'none', ...meta.attributes.map(({name}) => name)]) {
    if (rows[0]?.[name] === undefined) throw new RangeError(`tasks.csv.gz: no column ${name}`)
  }
  const products = rows.filter((row) => row.none !== '1')
  const hasNone = products.length < rows.length
  const catalog = toCatalog(meta, products)
  const features = buildFeatures(catalog, MAX_WEIGHTS - 1).filter(({role}) => levels || role !== 'step')
  const dim = features.length + (hasNone ? 1 : 0)
  const indexOf = new Map(products.map((row, i) => [row, i]))
  const toChoice = (task: readonly Row[]): ChoiceEvidence => {
    const matrix = new Float64Array(task.length * dim)
    task.forEach((row, slot) => {
      const product = indexOf.get(row)
      if (product === undefined) matrix[(slot + 1) * dim - 1] = 1
      else encodeItem(catalog, features, product, matrix.subarray(slot * dim, slot * dim + features.length))
    })
    const chosen = task.findIndex((row) => row.chosen === '1')
    if (chosen < 0) throw new RangeError(`tasks.csv.gz: nothing chosen in task ${task[0]?.task}`)
    return {features: matrix, chosen, positions: task.map((row, slot) => (row.none === '1' ? -1 : slot))}
  }
  const people = [...groupBy(rows, ({person}) => person!)].map(([person, own]) => {
    const id = Number(person)
    if (!Number.isInteger(id)) throw new RangeError(`tasks.csv.gz: person is not a whole number: ${person}`)
    const tasks = [...groupBy(own, ({task}) => task!)].map(([task, alternatives]) => ({
      choice: toChoice(alternatives),
      isTest: meta.testTasks.includes(Number(task)),
    }))
    return {id, tasks}
  })
  return {people, features, catalog, hasNone, dim}
}

async function readText(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    throw new RangeError(`Failed to read ${path}: ${error instanceof Error ? error.message : error}`)
  }
}

async function readRows(path: string): Promise<Row[]> {
  try {
    return parse(gunzipSync(await readFile(path)), {columns: true})
  } catch (error) {
    throw new RangeError(`Failed to read ${path}: ${error instanceof Error ? error.message : error}`)
  }
}

function parseMeta(meta: unknown): Meta {
  const wrong = (what: string) => new RangeError(`meta.json: ${what}`)
  if (typeof meta !== 'object' || meta === null) throw wrong('not an object')
  if (!('attributes' in meta) || !Array.isArray(meta.attributes)) throw wrong('no list "attributes"')
  if (!('testTasks' in meta) || !Array.isArray(meta.testTasks)) throw wrong('no list "testTasks"')
  const attributes = meta.attributes.map((attribute: unknown) => {
    if (typeof attribute !== 'object' || attribute === null) throw wrong('an attribute is no object')
    if (!('name' in attribute) || typeof attribute.name !== 'string') throw wrong('an attribute has no name')
    const {name} = attribute
    const kind = 'kind' in attribute ? attribute.kind : undefined
    if (kind !== 'categorical' && kind !== 'binary' && kind !== 'numeric') throw wrong(`kind of ${name}`)
    return {name, kind} as const
  })
  return {attributes, testTasks: meta.testTasks.map(Number)}
}

function toCatalog({attributes}: Meta, rows: readonly Row[]): Catalog {
  const columns: Record<string, Column> = {}
  const known: Attribute[] = attributes.map(({name, kind}) => {
    columns[name] = toColumn(
      kind,
      rows.map((row) => row[name]!),
    )
    const role = kind === 'numeric' && /price|preis/i.test(name) ? 'price' : null
    const columnKind = columns[name].kind
    return {id: name, kind: columnKind, label: {de: name, en: name}, unit: null, role, better: null}
  })
  return {size: rows.length, attributes: known, columns, twins: Uint32Array.from(rows, (_, i) => i)}
}

function toColumn(kind: Meta['attributes'][number]['kind'], cells: readonly string[]): Column {
  switch (kind) {
    case 'numeric':
      return {
        kind: 'numeric',
        values: Float32Array.from(cells, (cell) => (cell === '' ? Number.NaN : Number(cell))),
      }
    case 'binary':
      return {
        kind: 'boolean',
        codes: Uint8Array.from(cells, (cell) => (cell === '' ? 0 : cell === '1' ? 2 : 1)),
      }
    case 'categorical': {
      const values = [...new Set(cells)].filter((cell) => cell !== '').sort()
      return {kind: 'categorical', values, codes: Uint16Array.from(cells, (cell) => values.indexOf(cell) + 1)}
    }
  }
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
