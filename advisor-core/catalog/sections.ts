import {CatalogError} from './catalog-error'
import {ALIGNMENT, ELEMENT_BYTES, type Section} from './format'

interface Place {
  readonly buffer: ArrayBuffer
  /** Named in errors. */
  readonly id: string
}

/** One- or two-byte codes as a view on the buffer. */
export function codesOf(place: Place, section: Section, length: number): Uint8Array | Uint16Array {
  const codes = integers(place, section, length)
  if (codes instanceof Uint32Array) throw wrongType(place.id, 'u32')
  return codes
}

/** Unsigned integers as a view on the buffer. */
export function integers(
  place: Place,
  section: Section,
  length: number,
): Uint8Array | Uint16Array | Uint32Array {
  const [type, byteOffset, count] = checked(place, section, length)
  if (type === 'u8') return new Uint8Array(place.buffer, byteOffset, count)
  if (type === 'u16') return new Uint16Array(place.buffer, byteOffset, count)
  if (type === 'u32') return new Uint32Array(place.buffer, byteOffset, count)
  throw wrongType(place.id, type)
}

/** Numbers as a view on the buffer. */
export function floats(place: Place, section: Section, length: number): Float32Array {
  const [type, byteOffset, count] = checked(place, section, length)
  if (type !== 'f32') throw wrongType(place.id, type)
  return new Float32Array(place.buffer, byteOffset, count)
}

function checked({buffer, id}: Place, section: Section, length: number): Section {
  const [type, byteOffset, count] = section
  if (count !== length) throw new CatalogError(`column "${id}" has ${count} entries, expected ${length}`)
  if (byteOffset % ALIGNMENT !== 0)
    throw new CatalogError(`column "${id}" starts at ${byteOffset}, no multiple of 8`)
  if (byteOffset + count * ELEMENT_BYTES[type] > buffer.byteLength)
    throw new CatalogError(`column "${id}" reaches beyond the end of the catalogue`)
  return section
}

/** @throws CatalogError when a code lies outside [lowest, highest] */
export function expectCodes(
  id: string,
  codes: ArrayLike<number>,
  {lowest, highest}: {lowest: number; highest: number},
) {
  let least = highest
  let most = lowest
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!
    if (code < least) least = code
    if (code > most) most = code
  }
  if (codes.length > 0 && (least < lowest || most > highest))
    throw new CatalogError(
      `column "${id}" has code ${most > highest ? most : least}, expected ${lowest} to ${highest}`,
    )
}

export const wrongType = (id: string, type: string) => new CatalogError(`column "${id}" is stored as ${type}`)
