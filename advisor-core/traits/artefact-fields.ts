import type {LocalText} from '../catalog/types'

/** A model file is not what it should be: where, what was expected and what was found. */
export class ArtefactError extends Error {
  override readonly name = 'ArtefactError'
  constructor(
    readonly path: string,
    readonly expected: string,
    readonly received: string,
  ) {
    super(`${path}: expected ${expected}, received ${received}`)
  }
}

/** Reads one field of parsed JSON as a T, or throws an ArtefactError that names the path. */
export type FieldReader<T> = (value: unknown, path: string) => T

/** @throws ArtefactError always */
export function refuse(value: unknown, path: string, expected: string): never {
  throw new ArtefactError(path, expected, describe(value))
}

export const readRecord: FieldReader<Readonly<Record<string, unknown>>> = (value, path) => {
  if (!isRecord(value)) return refuse(value, path, 'an object')
  return value
}

export const readText: FieldReader<string> = (value, path) =>
  typeof value === 'string' && value.trim() !== '' ? value : refuse(value, path, 'a text that is not empty')

export const readNumber: FieldReader<number> = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) ? value : refuse(value, path, 'a finite number')

export const readProbability: FieldReader<number> = (value, path) => {
  const number = readNumber(value, path)
  return number >= 0 && number <= 1 ? number : refuse(value, path, 'a number from 0 to 1')
}

export const readLocalText: FieldReader<LocalText> = (value, path) => {
  const record = readRecord(value, path)
  return {de: readText(record.de, `${path}.de`), en: readText(record.en, `${path}.en`)}
}

/** A list, each entry read by `read`. */
export function readList<T>(value: unknown, path: string, read: FieldReader<T>): readonly T[] {
  if (!Array.isArray(value)) return refuse(value, path, 'a list')
  return value.map((entry: unknown, i) => read(entry, `${path}[${i}]`))
}

/** One of the given constants. */
export function readOneOf<const T>(value: unknown, path: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value)
  return found === undefined
    ? refuse(value, path, allowed.map((one) => JSON.stringify(one)).join(' or '))
    : found
}

/** @throws ArtefactError at the second entry that has the same id */
export function checkUnique(entries: readonly {readonly id: string}[], path: string): void {
  const seen = new Set<string>()
  entries.forEach(({id}, i) => {
    if (seen.has(id)) refuse(id, `${path}[${i}].id`, 'an id not used before')
    seen.add(id)
  })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
