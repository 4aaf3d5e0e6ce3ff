import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {catalogTable} from '../../test/support/catalog-table'
import {CatalogError} from './catalog-error'
import {encodeCatalog} from './encode-catalog'
import {parseCatalog} from './parse-catalog'

const bufferOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer

describe('compiled catalogue', () => {
  test('gives back every table that was encoded', () => {
    fc.assert(
      fc.property(catalogTable(), (table) => {
        const catalog = parseCatalog(bufferOf(encodeCatalog(table)))
        expect(catalog.size).toBe(table.twins.length)
        expect(catalog.attributes).toEqual(table.attributes)
        expect(Array.from(catalog.twins)).toEqual(Array.from(table.twins))
        for (const {id} of table.attributes) expect(catalog.columns[id]).toEqual(table.columns[id])
      }),
    )
  })

  test('has the same bytes each time', () => {
    fc.assert(
      fc.property(catalogTable(), (table) => {
        expect(encodeCatalog(table)).toEqual(encodeCatalog(table))
      }),
      {numRuns: 20},
    )
  })

  test('is refused with a CatalogError when cut off anywhere', () => {
    fc.assert(
      fc.property(
        catalogTable(),
        fc.double({min: 0, max: 1, maxExcluded: true, noNaN: true}),
        (table, share) => {
          const bytes = encodeCatalog(table)
          const cut = bytes.slice(0, Math.floor(share * bytes.length))
          expect(() => parseCatalog(bufferOf(cut))).toThrow(CatalogError)
        },
      ),
    )
  })

  test('never fails with anything but a CatalogError when bytes are flipped', () => {
    const flips = fc.array(fc.tuple(fc.nat(), fc.integer({min: 1, max: 255})), {minLength: 1, maxLength: 4})
    fc.assert(
      fc.property(catalogTable(), flips, (table, changes) => {
        const bytes = encodeCatalog(table)
        for (const [at, mask] of changes) bytes[at % bytes.length]! ^= mask
        try {
          const catalog = parseCatalog(bufferOf(bytes))
          // What is accepted can be read everywhere.
          for (const {id} of catalog.attributes) {
            const column = catalog.columns[id]!
            if (column.kind === 'numeric') expect(column.values.length).toBe(catalog.size)
            if (column.kind === 'multi') expect(column.offsets.length).toBe(catalog.size + 1)
            if (column.kind === 'categorical')
              for (const code of column.codes) expect(code).toBeLessThanOrEqual(column.values.length)
          }
          expect(catalog.twins.length).toBe(catalog.size)
        } catch (error) {
          if (!(error instanceof CatalogError)) throw error
        }
      }),
      {numRuns: 400},
    )
  })

  test('never fails with anything but a CatalogError on arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 200}), (bytes) => {
        expect(() => parseCatalog(bufferOf(bytes))).toThrow(CatalogError)
      }),
    )
  })
})
