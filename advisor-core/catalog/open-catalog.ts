import {type CatalogHeader, PREAMBLE_BYTES, type Section, type StoredColumn} from './format'
import type {Catalog, Column} from './types'

/**
 * Opens a compiled catalogue that is known to be whole: the widget's files are bound to the manifest by their
 * hash. `parseCatalog` checks first. Columns are views on the buffer; the three things that are stored shorter
 * than they are used (numbers with many repeats, offsets of multi-valued rows, twins) are made on first use.
 *
 * @param buffer  the whole file, as `encodeCatalog` wrote it; must not change afterwards
 */
export function openCatalog(buffer: ArrayBuffer): Catalog {
  const headerBytes = new DataView(buffer).getUint32(8, true)
  const header: CatalogHeader = JSON.parse(
    new TextDecoder().decode(new Uint8Array(buffer, PREAMBLE_BYTES, headerBytes)),
  )
  const {size, attributes, columns, twins: stored} = header
  const twins = once(() => {
    const all = Uint32Array.from({length: size}, (_, i) => i)
    const firsts = stored && integers(buffer, stored.firsts)
    if (stored && firsts)
      integers(buffer, stored.products).forEach((product, i) => {
        all[product] = firsts[i]!
      })
    return all
  })
  return {
    size,
    attributes,
    columns: Object.fromEntries(attributes.map(({id}) => [id, openColumn(buffer, columns[id]!)])),
    get twins() {
      return twins()
    },
  }
}

function openColumn(buffer: ArrayBuffer, stored: StoredColumn): Column {
  switch (stored.kind) {
    case 'categorical':
      return {kind: 'categorical', values: stored.values, codes: codesOf(buffer, stored.codes)}
    case 'boolean':
      return {kind: 'boolean', codes: new Uint8Array(buffer, stored.codes[1], stored.codes[2])}
    case 'multi': {
      const offsets = once(() => runningSum(integers(buffer, stored.lengths)))
      return {
        kind: 'multi',
        values: stored.values,
        codes: codesOf(buffer, stored.codes),
        emptyMeans: stored.emptyMeans,
        get offsets() {
          return offsets()
        },
      }
    }
    case 'numeric': {
      if ('values' in stored) return {kind: 'numeric', values: floats(buffer, stored.values)}
      const values = once(() => {
        const levels = floats(buffer, stored.levels)
        return Float32Array.from(codesOf(buffer, stored.codes), (code) => levels[code - 1] ?? Number.NaN)
      })
      return {
        kind: 'numeric',
        get values() {
          return values()
        },
      }
    }
  }
}

function codesOf(buffer: ArrayBuffer, [type, byteOffset, count]: Section): Uint8Array | Uint16Array {
  return new (type === 'u8' ? Uint8Array : Uint16Array)(buffer, byteOffset, count)
}

function integers(buffer: ArrayBuffer, section: Section): Uint8Array | Uint16Array | Uint32Array {
  const [type, byteOffset, count] = section
  return type === 'u32' ? new Uint32Array(buffer, byteOffset, count) : codesOf(buffer, section)
}

function floats(buffer: ArrayBuffer, [, byteOffset, count]: Section): Float32Array {
  return new Float32Array(buffer, byteOffset, count)
}

function runningSum(lengths: ArrayLike<number>): Uint32Array {
  const offsets = new Uint32Array(lengths.length + 1)
  for (let i = 0; i < lengths.length; i++) offsets[i + 1] = offsets[i]! + lengths[i]!
  return offsets
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
