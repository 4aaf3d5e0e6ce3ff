import {CatalogError} from './catalog-error'
import {type CatalogHeader, ELEMENT_BYTES, type Section, type StoredColumn} from './format'
import type {Attribute, LocalText} from './types'

/** What a column of each kind must have; the values are checks. */
const COLUMN_SHAPES = {
  categorical: {values: isStrings, codes: isSection},
  multi: {values: isStrings, lengths: isSection, codes: isSection, emptyMeans: isOneOf(['missing', 'none'])},
  'numeric/values': {values: isSection},
  'numeric/levels': {levels: isSection, codes: isSection},
  boolean: {codes: isSection},
}

const ATTRIBUTE_SHAPE = {
  id: isString,
  kind: isOneOf(['categorical', 'multi', 'numeric', 'boolean']),
  label: isLocalText,
  unit: (value: unknown) => value === null || isString(value),
  role: isOneOf([null, 'price', 'category', 'brand']),
  better: isOneOf([null, 'higher', 'lower']),
  valueLabels: (value: unknown) =>
    value === undefined || (isRecord(value) && Object.values(value).every(isLocalText)),
}

/**
 * Reads the JSON header of a compiled catalogue and checks that all it names is there and of the right shape.
 *
 * @throws CatalogError with one sentence about what is wrong
 */
export function parseHeader(bytes: Uint8Array): CatalogHeader {
  const header = parseJson(bytes)
  if (!isHeader(header)) throw new CatalogError('catalogue header lacks size, attributes or columns')
  const seen = new Set<string>()
  for (const attribute of header.attributes) {
    if (!isAttribute(attribute))
      throw new CatalogError(`catalogue header describes ${nameOf(attribute)} wrongly`)
    if (seen.has(attribute.id))
      throw new CatalogError(`catalogue header names attribute "${attribute.id}" twice`)
    seen.add(attribute.id)
    const column = Object.hasOwn(header.columns, attribute.id) ? header.columns[attribute.id] : undefined
    if (!isColumn(column) || column.kind !== attribute.kind)
      throw new CatalogError(`catalogue header has no valid ${attribute.kind} column "${attribute.id}"`)
  }
  return header
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes))
  } catch {
    throw new CatalogError('catalogue header is no valid JSON')
  }
}

/** Attributes and columns are checked one by one, so that the message can name them. */
function isHeader(value: unknown): value is CatalogHeader {
  return (
    isRecord(value) &&
    Number.isInteger(value.size) &&
    Number(value.size) >= 0 &&
    Number(value.size) <= 0xffffffff &&
    Array.isArray(value.attributes) &&
    isRecord(value.columns) &&
    (value.twins === undefined || hasShape(value.twins, {products: isSection, firsts: isSection}))
  )
}

function isAttribute(value: unknown): value is Attribute {
  return hasShape(value, ATTRIBUTE_SHAPE)
}

function isColumn(value: unknown): value is StoredColumn {
  if (!isRecord(value)) return false
  switch (value.kind) {
    case 'categorical':
    case 'multi':
    case 'boolean':
      return hasShape(value, COLUMN_SHAPES[value.kind])
    case 'numeric':
      return hasShape(value, COLUMN_SHAPES['levels' in value ? 'numeric/levels' : 'numeric/values'])
    default:
      return false
  }
}

function nameOf(attribute: unknown): string {
  return isRecord(attribute) && isString(attribute.id) ? `attribute "${attribute.id}"` : 'an attribute'
}

function isSection(value: unknown): value is Section {
  if (!Array.isArray(value) || value.length !== 3) return false
  const [type, byteOffset, length] = value
  return (
    isString(type) &&
    Object.hasOwn(ELEMENT_BYTES, type) &&
    [byteOffset, length].every((n) => Number.isInteger(n) && n >= 0 && n <= 0xffffffff)
  )
}

function hasShape(value: unknown, shape: Readonly<Record<string, (value: unknown) => boolean>>): boolean {
  return isRecord(value) && Object.entries(shape).every(([key, check]) => check(value[key]))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every(isString)
}

function isLocalText(value: unknown): value is LocalText {
  return isRecord(value) && isString(value.de) && isString(value.en)
}

function isOneOf(allowed: readonly unknown[]): (value: unknown) => boolean {
  return (value) => allowed.includes(value)
}
