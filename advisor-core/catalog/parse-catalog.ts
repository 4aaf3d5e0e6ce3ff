import {CatalogError} from './catalog-error'
import {type CatalogHeader, FORMAT_VERSION, MAGIC, PREAMBLE_BYTES, type StoredColumn} from './format'
import {openCatalog} from './open-catalog'
import {parseHeader} from './parse-header'
import {codesOf, expectCodes, floats, integers, wrongType} from './sections'
import type {Catalog} from './types'

/**
 * Opens a compiled catalogue from anywhere: everything in it is checked first.
 *
 * @param buffer  the whole file, as `encodeCatalog` wrote it; must not change afterwards
 * @throws CatalogError with one sentence about what is wrong
 */
export function parseCatalog(buffer: ArrayBuffer): Catalog {
  const header = readHeader(buffer)
  const {size, attributes} = header
  for (const {id} of attributes) checkColumn({buffer, id, size, stored: header.columns[id]!})
  checkTwins(buffer, header)
  return openCatalog(buffer)
}

function readHeader(buffer: ArrayBuffer): CatalogHeader {
  if (buffer.byteLength < PREAMBLE_BYTES)
    throw new CatalogError(
      `catalogue is ${buffer.byteLength} bytes long, expected at least ${PREAMBLE_BYTES}`,
    )
  const view = new DataView(buffer)
  const magic = String.fromCharCode(...new Uint8Array(buffer, 0, MAGIC.length))
  if (magic !== MAGIC)
    throw new CatalogError(`file does not start with "${MAGIC}", so it is no compiled catalogue`)
  const version = view.getUint32(4, true)
  if (version !== FORMAT_VERSION)
    throw new CatalogError(`catalogue has format version ${version}, expected ${FORMAT_VERSION}`)
  const headerBytes = view.getUint32(8, true)
  const totalBytes = view.getUint32(12, true)
  if (totalBytes !== buffer.byteLength)
    throw new CatalogError(`catalogue is ${buffer.byteLength} bytes long, expected ${totalBytes}`)
  if (headerBytes > totalBytes - PREAMBLE_BYTES)
    throw new CatalogError(`catalogue header of ${headerBytes} bytes does not fit into the file`)
  return parseHeader(new Uint8Array(buffer, PREAMBLE_BYTES, headerBytes))
}

interface CheckInput {
  readonly buffer: ArrayBuffer
  readonly id: string
  readonly size: number
  readonly stored: StoredColumn
}

function checkColumn(input: CheckInput): void {
  const {id, size, stored} = input
  if (stored.kind === 'multi') {
    checkMulti(input, stored)
    return
  }
  if ('values' in stored && stored.kind === 'numeric') {
    floats(input, stored.values, size)
    return
  }
  const codes = codesOf(input, stored.codes, size)
  expectCodes(id, codes, {lowest: 0, highest: highestCode(input)})
  if (stored.kind === 'boolean' && codes instanceof Uint16Array) throw wrongType(id, 'u16')
}

/** The last code that stands for something. */
function highestCode({stored, ...place}: CheckInput): number {
  if (stored.kind === 'boolean') return 2
  if ('levels' in stored) return floats(place, stored.levels, stored.levels[2]).length
  return 'values' in stored ? stored.values.length : 0
}

function checkMulti(input: CheckInput, stored: StoredColumn & {kind: 'multi'}): void {
  const lengths = integers(input, stored.lengths, input.size)
  const codes = codesOf(input, stored.codes, stored.codes[2])
  expectCodes(input.id, codes, {lowest: 1, highest: stored.values.length})
  let total = 0
  for (let i = 0; i < lengths.length; i++) total += lengths[i]!
  if (total !== codes.length)
    throw new CatalogError(`column "${input.id}" has ${codes.length} codes, its rows add up to ${total}`)
}

function checkTwins(buffer: ArrayBuffer, {size, twins}: CatalogHeader): void {
  if (!twins) return
  const input = {buffer, id: 'twins'}
  const products = integers(input, twins.products, twins.products[2])
  const firsts = integers(input, twins.firsts, products.length)
  for (let i = 0; i < products.length; i++)
    if (!(firsts[i]! < products[i]! && products[i]! < size))
      throw new CatalogError(
        `catalogue names product ${firsts[i]} as an earlier twin of product ${products[i]}`,
      )
}
