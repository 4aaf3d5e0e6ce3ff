import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {createValueIndex, type ValueIndex} from '../../../advisor-core/questions/value-index'
import {readGzipJson} from './read-data'

/** [user, item a, item b] */
export type Target = readonly [number, number, number]

export interface CrsData {
  readonly index: ValueIndex
  readonly items: readonly (readonly number[])[]
  /** The groups each value is in. */
  readonly groupsOf: readonly (readonly number[])[]
  readonly targets: readonly Target[]
  /** The items of each user's past; only read where an option asks for it. */
  readonly train: ReadonlyMap<number, readonly number[]> | null
}

/**
 * Reads a folder of the benchmark.
 *
 * @throws RangeError with one sentence on what is missing or malformed
 */
export function readCrsData(path: string | null, split: string, withTrain: boolean): CrsData {
  if (!path || !existsSync(path))
    throw new RangeError(`crs: no folder "${path ?? ''}"; give the path of a crs data set`)
  const catalog = readGzipJson(join(path, 'catalog.json.gz'))
  const items = rowsOf(catalog, 'items').map((row) => [...new Set(row)])
  const attributeGroups = groupsOfCatalog(catalog)
  let values = attributeGroups.length
  for (const row of items) for (const value of row) if (value >= values) values = value + 1
  const targets = readGzipJson(join(path, `${split}.json.gz`))
  if (!Array.isArray(targets))
    throw new RangeError(`${split}.json.gz: found ${typeof targets}, expected a list`)
  return {
    index: createValueIndex(items, values),
    items,
    // Without any groups, all values are of one; a value without a group is asked alone.
    groupsOf: Array.from({length: values}, (_, v) =>
      attributeGroups.length === 0 ? [0] : (attributeGroups[v] ?? []),
    ),
    targets: targets.map((row, at) => parseTarget(row, at, items.length, split)),
    train: withTrain ? readTrain(path, items.length) : null,
  }
}

/** Groups by attribute; without any, or as an empty object, all attributes are of one group. */
function groupsOfCatalog(catalog: unknown): number[][] {
  const groups = fieldOf(catalog, 'attributeGroups')
  const none = groups === undefined || groups === null
  if (none || (typeof groups === 'object' && Object.keys(groups).length === 0)) return []
  return rowsOf(catalog, 'attributeGroups')
}

function rowsOf(catalog: unknown, key: string): number[][] {
  const rows = fieldOf(catalog, key)
  if (!Array.isArray(rows) || !rows.every((row) => Array.isArray(row) && row.every(isId)))
    throw new RangeError(`catalog.json.gz: "${key}" is not a list of lists of whole numbers from 0`)
  return rows
}

function fieldOf(catalog: unknown, key: string): unknown {
  return typeof catalog === 'object' && catalog !== null ? Reflect.get(catalog, key) : undefined
}

function isId(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31
}

function parseTarget(row: unknown, at: number, items: number, split: string): Target {
  const [user, a, b] = Array.isArray(row) ? row.map(Number) : []
  if (user === undefined || !isIndex(a, items) || !isIndex(b, items))
    throw new RangeError(
      `${split}.json.gz, entry ${at}: found ${JSON.stringify(row)}, expected [user, item, item]`,
    )
  return [user, a, b]
}

function readTrain(path: string, items: number): Map<number, number[]> {
  const train = readGzipJson(join(path, 'train.json.gz'))
  if (typeof train !== 'object' || train === null || Array.isArray(train))
    throw new RangeError('train.json.gz: expected an object of item lists by user')
  return new Map(
    Object.entries(train).map(([user, list]) => {
      if (!Array.isArray(list) || !list.every((item) => isIndex(item, items)))
        throw new RangeError(`train.json.gz, user ${user}: expected a list of items`)
      return [Number(user), list.map(Number)]
    }),
  )
}

function isIndex(value: unknown, length: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < length
}
