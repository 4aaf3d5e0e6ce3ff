import {
  ALIGNMENT,
  aligned,
  type CatalogHeader,
  ELEMENT_BYTES,
  type ElementType,
  FORMAT_VERSION,
  MAGIC,
  PREAMBLE_BYTES,
  type Section,
  type StoredColumn,
} from './format'
import type {Attribute, Column, NumericColumn} from './types'

/** What `encodeCatalog` makes a file of; the same shapes as `Catalog`. */
export interface CatalogTable {
  readonly attributes: readonly Attribute[]
  readonly columns: Readonly<Record<string, Column>>
  /** shape [N]; the smallest index of a product with equal columns. */
  readonly twins: ArrayLike<number>
}

interface Piece {
  readonly type: ElementType
  readonly values: ArrayLike<number>
}

/**
 * Compiles columns to the binary catalogue (`format.ts`): deterministic bytes, codes in the narrowest of one or
 * two bytes.
 *
 * @throws RangeError when a column is missing, has another length than `twins`, or has over 65,535 values
 */
export function encodeCatalog({attributes, columns, twins}: CatalogTable): Uint8Array {
  const size = twins.length
  const pieces: Piece[] = []
  // Offsets depend on the header's length and the header on the offsets: sections first get their index.
  const place = (type: ElementType, values: ArrayLike<number>): Section => {
    pieces.push({type, values})
    return [type, pieces.length - 1, values.length]
  }
  const stored = attributes.map(({id}): [string, StoredColumn] => {
    const column = columns[id]
    if (!column) throw new RangeError(`invalid table: no column "${id}"`)
    return [id, storeColumn({id, column, size, place})]
  })
  const twinned = Array.from(twins).flatMap((first, product) => (first === product ? [] : [product]))
  const header: CatalogHeader = {
    size,
    attributes,
    columns: Object.fromEntries(stored),
    ...(twinned.length > 0 && {
      twins: {
        products: place('u32', twinned),
        firsts: place(
          'u32',
          twinned.map((product) => twins[product]!),
        ),
      },
    }),
  }
  return assemble(header, pieces)
}

interface StoreInput {
  readonly id: string
  readonly column: Column
  readonly size: number
  readonly place: (type: ElementType, values: ArrayLike<number>) => Section
}

function storeColumn({id, column, size, place}: StoreInput): StoredColumn {
  const length = columnLength(column)
  if (length !== size) throw new RangeError(`invalid column "${id}": ${length} products, expected ${size}`)
  switch (column.kind) {
    case 'categorical':
      return {
        kind: 'categorical',
        values: column.values,
        codes: place(codeType(id, column.values), column.codes),
      }
    case 'multi': {
      const lengths = Array.from({length: size}, (_, i) => column.offsets[i + 1]! - column.offsets[i]!)
      return {
        kind: 'multi',
        values: column.values,
        lengths: place(narrowest(largest(lengths)), lengths),
        codes: place(codeType(id, column.values), column.codes),
        emptyMeans: column.emptyMeans,
      }
    }
    case 'numeric':
      return storeNumbers(column, place)
    case 'boolean':
      return {kind: 'boolean', codes: place('u8', column.codes)}
  }
}

/** Codes pay where each value recurs at least four times: their list costs four bytes a value. */
const REPEATS_FOR_CODES = 4

function storeNumbers(column: NumericColumn, place: StoreInput['place']): StoredColumn {
  const levels = Float32Array.from(new Set(column.values.filter((value) => !Number.isNaN(value)))).sort()
  if (levels.length * REPEATS_FOR_CODES > column.values.length || levels.length > 0xffff)
    return {kind: 'numeric', values: place('f32', column.values)}
  const codeOf = new Map(Array.from(levels, (value, index) => [value, index + 1]))
  const codes = Array.from(column.values, (value) => codeOf.get(value) ?? 0)
  return {kind: 'numeric', levels: place('f32', levels), codes: place(narrowest(levels.length), codes)}
}

function columnLength(column: Column): number {
  switch (column.kind) {
    case 'categorical':
    case 'boolean':
      return column.codes.length
    case 'multi':
      return column.offsets.length - 1
    case 'numeric':
      return column.values.length
  }
}

function codeType(id: string, values: readonly string[]): ElementType {
  if (values.length > 0xffff)
    throw new RangeError(`invalid column "${id}": ${values.length} different values`)
  return narrowest(values.length)
}

const narrowest = (highest: number): ElementType =>
  highest <= 0xff ? 'u8' : highest <= 0xffff ? 'u16' : 'u32'

function largest(values: ArrayLike<number>): number {
  let most = 0
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!
  return most
}

function assemble(header: CatalogHeader, pieces: readonly Piece[]): Uint8Array {
  const {json, offsets, totalBytes} = layOut(header, pieces)
  const bytes = new Uint8Array(totalBytes)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < MAGIC.length; i++) bytes[i] = MAGIC.charCodeAt(i)
  view.setUint32(4, FORMAT_VERSION, true)
  view.setUint32(8, json.length, true)
  view.setUint32(12, totalBytes, true)
  bytes.set(json, PREAMBLE_BYTES)
  pieces.forEach((piece, index) => {
    writeSection(view, offsets[index]!, piece)
  })
  return bytes
}

/** Puts real offsets in the place of section indices; repeated until the header's length stands still. */
function layOut(header: CatalogHeader, pieces: readonly Piece[]) {
  let headerBytes = 0
  for (;;) {
    const offsets: number[] = []
    let end = aligned(PREAMBLE_BYTES + headerBytes)
    for (const {type, values} of pieces) {
      offsets.push(end)
      end = aligned(end + values.length * ELEMENT_BYTES[type])
    }
    const json = new TextEncoder().encode(JSON.stringify(withOffsets(header, offsets)))
    if (aligned(json.length) <= headerBytes) return {json, offsets, totalBytes: Math.max(end, ALIGNMENT)}
    headerBytes = aligned(json.length)
  }
}

function withOffsets(header: CatalogHeader, offsets: readonly number[]): CatalogHeader {
  const move = ([type, index, length]: Section): Section => [type, offsets[index]!, length]
  const moveColumn = (column: StoredColumn): StoredColumn => {
    switch (column.kind) {
      case 'categorical':
      case 'boolean':
        return {...column, codes: move(column.codes)}
      case 'multi':
        return {...column, lengths: move(column.lengths), codes: move(column.codes)}
      case 'numeric':
        return 'levels' in column
          ? {...column, levels: move(column.levels), codes: move(column.codes)}
          : {...column, values: move(column.values)}
    }
  }
  const {twins} = header
  return {
    ...header,
    columns: Object.fromEntries(
      Object.entries(header.columns).map(([id, column]) => [id, moveColumn(column)]),
    ),
    ...(twins && {twins: {products: move(twins.products), firsts: move(twins.firsts)}}),
  }
}

function writeSection(view: DataView, start: number, {type, values}: Piece): void {
  const write = {
    u8: (at: number, value: number) => view.setUint8(at, value),
    u16: (at: number, value: number) => view.setUint16(at, value, true),
    u32: (at: number, value: number) => view.setUint32(at, value, true),
    f32: (at: number, value: number) => view.setFloat32(at, value, true),
  }[type]
  for (let i = 0; i < values.length; i++) write(start + i * ELEMENT_BYTES[type], values[i]!)
}
