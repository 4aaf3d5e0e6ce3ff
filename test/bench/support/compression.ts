import {brotliCompressSync, constants} from 'node:zlib'
import type {Column, NumericColumn} from '../../../advisor-core/catalog/types'

/** Bytes after Brotli at its best. */
export function brotliBytes(bytes: Uint8Array): number {
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  }).length
}

/**
 * The least that the columns could be sent as one by one: each packed at its smallest bit width and compressed with
 * Brotli by itself. Numbers are taken as singles or as codes into their sorted values, whichever is smaller.
 */
export function columnBytes(columns: Readonly<Record<string, Column>>): number {
  return Object.values(columns).reduce((sum, column) => sum + bytesOf(column), 0)
}

function bytesOf(column: Column): number {
  switch (column.kind) {
    case 'categorical':
    case 'boolean':
      return brotliBytes(packBits(column.codes))
    case 'multi': {
      const lengths = Array.from(column.offsets.slice(1), (end, i) => end - column.offsets[i]!)
      return brotliBytes(packBits(lengths)) + brotliBytes(packBits(column.codes))
    }
    case 'numeric':
      return Math.min(brotliBytes(bytesIn(column.values)), bytesAsCodes(column))
  }
}

function bytesAsCodes({values}: NumericColumn): number {
  const levels = Float32Array.from(new Set(values.filter((value) => !Number.isNaN(value)))).sort()
  const codeOf = new Map(Array.from(levels, (value, index) => [value, index + 1]))
  const codes = Array.from(values, (value) => codeOf.get(value) ?? 0)
  return brotliBytes(bytesIn(levels)) + brotliBytes(packBits(codes))
}

function bytesIn(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}

/** Numbers one after the other in as many bits as the largest needs, lowest bit first. */
function packBits(values: ArrayLike<number>): Uint8Array {
  let most = 1
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]!)
  const width = Math.floor(Math.log2(most)) + 1
  const packed = new Uint8Array(Math.ceil((values.length * width) / 8))
  for (let i = 0; i < values.length; i++)
    for (let bit = 0; bit < width; bit++) {
      const at = i * width + bit
      packed[at >> 3]! |= ((values[i]! >> bit) & 1) << (at & 7)
    }
  return packed
}
