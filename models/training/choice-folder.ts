import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {gunzipSync} from 'node:zlib'
import {parse} from 'csv-parse/sync'
import type {Attribute, Catalog, Column} from '../../advisor-core/catalog/types'
import {createRandom} from '../../advisor-core/numeric/random'
import {buildFeatures} from '../../advisor-core/taste/build-features'
import {encodeItem} from '../../advisor-core/taste/encode-item'
import type {ChoiceEvidence} from '../../advisor-core/taste/types'
import type {Person, TrainingRole} from './person'
import type {TrainingData} from './train'

interface Meta {
  readonly attributes: readonly {name: string; kind: 'categorical' | 'binary' | 'numeric'}[]
  readonly testTasks: readonly number[]
}

type Row = Readonly<Record<string, string>>

/**
 * Choices of real people: a folder with `tasks.csv.gz` (person, task, alt, chosen, none, one column per
 * attribute) and `meta.json` {attributes: [{name, kind}], testTasks}. Every fifth person is held out; of those the
 * test tasks are predicted and the others may be seen, in a seeded order.
 *
 * @throws Error naming the file and what is wrong with it
 */
export async function readChoiceFolder(folder: string, seed: number): Promise<TrainingData> {
  const meta = parseMeta(JSON.parse(await readFile(join(folder, 'meta.json'), 'utf8')))
  const rows: Row[] = parse(gunzipSync(await readFile(join(folder, 'tasks.csv.gz'))), {columns: true})
  for (const name of ['person', 'task', 'chosen', 'none', ...meta.attributes.map(({name}) => name)]) {
    if (rows[0]?.[name] === undefined) throw new Error(`Failed to read tasks.csv.gz: no column ${name}`)
  }
  const products = rows.filter((row) => row.none !== '1')
  const catalog = toCatalog(meta, products)
  const features = buildFeatures(catalog)
  const hasNone = products.length < rows.length
  const roles: TrainingRole[] = [
    ...features.map(({role}) => role),
    'first',
    ...(hasNone ? ['none' as const] : []),
  ]
  const crowding = 8 / new Set(features.map(({attribute}) => attribute)).size
  const indexOf = new Map(products.map((row, i) => [row, i]))
  const toChoice = (task: readonly Row[]): ChoiceEvidence => {
    const matrix = new Float64Array(task.length * roles.length)
    task.forEach((row, slot) => {
      const own = matrix.subarray(slot * roles.length, (slot + 1) * roles.length)
      const product = indexOf.get(row)
      if (product !== undefined) encodeItem(catalog, features, product, own)
      own[features.length] = slot === 0 ? 1 : 0
      if (hasNone) own[features.length + 1] = row.none === '1' ? 1 : 0
    })
    const chosen = task.findIndex((row) => row.chosen === '1')
    if (chosen < 0) throw new Error(`Failed to read tasks.csv.gz: nothing chosen in task ${task[0]?.task}`)
    return {features: matrix, chosen, positions: task.map((_, slot) => slot)}
  }
  const people = [...groupBy(rows, ({person}) => person!)].map(([id, own]) => {
    const tasks = [...groupBy(own, ({task}) => task!)]
    const person: Person = {roles, crowding, choices: tasks.map(([, task]) => toChoice(task)), truth: null}
    return {id: Number(id), person, tasks: tasks.map(([task]) => Number(task))}
  })
  const random = createRandom(seed)
  return {
    train: people.filter(({id}) => id % 5 !== 0).map(({person}) => person),
    heldOut: people
      .filter(({id}) => id % 5 === 0)
      .map(({person, tasks}) => {
        const isTest = (t: number) => meta.testTasks.includes(tasks[t]!)
        const all = tasks.map((_, t) => t)
        const order = all.map(() => random())
        return {
          person,
          train: all.filter((t) => !isTest(t)).sort((a, b) => order[a]! - order[b]!),
          test: all.filter(isTest),
        }
      })
      .filter(({test}) => test.length > 0),
  }
}

function parseMeta(meta: unknown): Meta {
  const wrong = (what: string) => new Error(`Failed to read meta.json: ${what}`)
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
