import type {Attribute, MultiColumn} from './types'

/**
 * The compiled catalogue, `catalog.<hash>.bin`, little-endian:
 *
 * | bytes | what |
 * |---|---|
 * | 0–3 | magic `LTSC` |
 * | 4–7 | format version, u32 |
 * | 8–11 | length of the header in bytes, u32 |
 * | 12–15 | length of the whole file in bytes, u32 |
 * | 16… | header, JSON in UTF-8, see {@link CatalogHeader} |
 * | … | sections, each at a multiple of 8, zeros between them |
 */
export const MAGIC = 'LTSC'
export const FORMAT_VERSION = 1
export const PREAMBLE_BYTES = 16
export const ALIGNMENT = 8

/** Bytes of one element of a section. */
export const ELEMENT_BYTES = {u8: 1, u16: 2, u32: 4, f32: 4} as const
export type ElementType = keyof typeof ELEMENT_BYTES

/** Where a section lies: [element type, byte offset from the start of the file, number of elements]. */
export type Section = readonly [type: ElementType, byteOffset: number, length: number]

/**
 * How a column is stored. Numbers with many repeats lie as codes into a sorted list of their values (0 is
 * missing), others as they are; multi-valued rows lie as lengths, because running offsets compress badly.
 */
export type StoredColumn =
  | {readonly kind: 'categorical'; readonly values: readonly string[]; readonly codes: Section}
  | {
      readonly kind: 'multi'
      readonly values: readonly string[]
      readonly lengths: Section
      readonly codes: Section
      readonly emptyMeans: MultiColumn['emptyMeans']
    }
  | {readonly kind: 'numeric'; readonly values: Section}
  | {readonly kind: 'numeric'; readonly levels: Section; readonly codes: Section}
  | {readonly kind: 'boolean'; readonly codes: Section}

export interface CatalogHeader {
  readonly size: number
  readonly attributes: readonly Attribute[]
  /** By attribute id. */
  readonly columns: Readonly<Record<string, StoredColumn>>
  /** Products that look like an earlier one, and that earlier one; absent where there are none. */
  readonly twins?: {readonly products: Section; readonly firsts: Section}
}

/** The next multiple of 8. */
export const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT
