import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {catalogTable} from '../../test/support/catalog-table'
import {anyPlaceIn, replaced} from '../../test/support/mangle'
import {CatalogError} from './catalog-error'
import {encodeCatalog} from './encode-catalog'
import {PREAMBLE_BYTES} from './format'
import {parseCatalog} from './parse-catalog'

/** Takes the file and reads all of it, or refuses it with one sentence. */
function expectOneClearError(buffer: ArrayBuffer): void {
  try {
    const {twins, columns, size} = parseCatalog(buffer)
    expect(twins.length).toBe(size)
    for (const column of Object.values(columns))
      expect(column.kind === 'multi' ? column.offsets.length - 1 : lengthOf(column)).toBe(size)
  } catch (error) {
    expect(error).toBeInstanceOf(CatalogError)
    if (error instanceof Error) expect(error.message).toMatch(/^[^\n]{10,}$/)
  }
}

const lengthOf = (column: {codes: ArrayLike<number>} | {values: ArrayLike<number>}): number =>
  'codes' in column ? column.codes.length : column.values.length

const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

describe('a compiled catalogue that something happened to', () => {
  test('is taken, or refused with one sentence, when its header says something else', () => {
    const anyMangled = catalogTable().chain((table) => {
      const bytes = encodeCatalog(table)
      const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true)
      const header: unknown = JSON.parse(
        new TextDecoder().decode(bytes.subarray(PREAMBLE_BYTES, PREAMBLE_BYTES + length)),
      )
      return fc.record({
        bytes: fc.constant(bytes),
        header: fc
          .tuple(anyPlaceIn(header), fc.oneof(fc.jsonValue({maxDepth: 1}), fc.nat(9), fc.constant(1e9)))
          .map(([place, value]) => replaced(header, place, value)),
      })
    })
    fc.assert(
      fc.property(anyMangled, ({bytes, header}) => {
        const json = new TextEncoder().encode(JSON.stringify(header))
        const old = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true)
        fc.pre(json.length <= old)
        const copy = new Uint8Array(bytes)
        copy.fill(0x20, PREAMBLE_BYTES, PREAMBLE_BYTES + old).set(json, PREAMBLE_BYTES)
        expectOneClearError(bufferOf(copy))
      }),
      {numRuns: 300},
    )
  })
})
