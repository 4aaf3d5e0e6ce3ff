import {describe, expect, test} from 'vitest'
import {encodeCatalog} from './encode-catalog'
import {findTwins} from './find-twins'
import {parseCatalog} from './parse-catalog'
import type {Attribute, Column} from './types'

const attribute = (id: string, kind: Attribute['kind']): Attribute => ({
  id,
  kind,
  label: {de: id, en: id},
  unit: null,
  role: null,
  better: null,
})

const encoded = () =>
  encodeCatalog({
    attributes: [attribute('colour', 'categorical'), attribute('weight', 'numeric')],
    columns: {
      colour: {kind: 'categorical', values: ['red', 'blue'], codes: Uint8Array.of(1, 2, 0)},
      weight: {kind: 'numeric', values: Float32Array.of(1.5, Number.NaN, 2)},
    },
    twins: [0, 1, 2],
  })

/** The file with one change, as the reader gets it. */
function changed(change: (bytes: Uint8Array) => void): ArrayBuffer {
  const bytes = encoded().slice()
  change(bytes)
  return bytes.buffer
}

const renamed = (from: string, to: string) =>
  changed((bytes) => {
    const at = Buffer.from(bytes).indexOf(from)
    bytes.set(new TextEncoder().encode(to), at)
  })

describe('parseCatalog', () => {
  test('gives views on the buffer, not copies', () => {
    const buffer = encoded().slice().buffer
    const {colour, weight} = parseCatalog(buffer).columns
    expect(colour?.kind === 'categorical' && colour.codes.buffer).toBe(buffer)
    expect(weight?.kind === 'numeric' && weight.values.buffer).toBe(buffer)
  })

  test('stores numbers that recur as codes and shows them as numbers', () => {
    const values = Float32Array.from({length: 4000}, (_, i) => (i % 7 === 0 ? Number.NaN : i % 5))
    const table = {
      attributes: [attribute('ram', 'numeric')],
      columns: {ram: {kind: 'numeric', values} satisfies Column},
      twins: Array.from(values, (_, i) => i),
    }
    const bytes = encodeCatalog(table)
    expect(bytes.length).toBeLessThan(2 * 4000)
    expect(parseCatalog(bytes.slice().buffer).columns.ram).toEqual(table.columns.ram)
  })

  test.each([
    ['another file', changed((bytes) => bytes.set([0x89, 0x50])), 'does not start with "LTSC"'],
    ['another version', changed((bytes) => bytes.set([9], 4)), 'format version 9, expected 1'],
    ['an empty file', new ArrayBuffer(0), 'is 0 bytes long'],
    ['a header without JSON', changed((bytes) => bytes.set([0x7d], 16)), 'no valid JSON'],
    ['a header beyond the file', changed((bytes) => bytes.set([255, 255], 8)), 'does not fit'],
    [
      'an unknown kind',
      renamed('"kind":"numeric"', '"kind":"numeral"'),
      'describes attribute "weight" wrongly',
    ],
    [
      'a code without a value',
      changed((bytes) => bytes.set([7], bytes.length - 24)),
      'has code 7, expected 0 to 2',
    ],
  ])('says in one sentence what is wrong with %s', (_, buffer, message) => {
    expect(() => parseCatalog(buffer)).toThrow(message)
  })
})

describe('encodeCatalog', () => {
  test('refuses a column of another length', () => {
    const columns = {colour: {kind: 'boolean', codes: Uint8Array.of(1)} satisfies Column}
    expect(() =>
      encodeCatalog({attributes: [attribute('colour', 'boolean')], columns, twins: [0, 1]}),
    ).toThrow('invalid column "colour": 1 products, expected 2')
  })
})

describe('findTwins', () => {
  test('names the first product with equal values in every column, missing ones included', () => {
    const columns: Column[] = [
      {kind: 'categorical', values: ['a', 'b'], codes: Uint8Array.of(1, 1, 2, 1, 0, 0)},
      {kind: 'numeric', values: Float32Array.of(5, 6, 5, 5, Number.NaN, Number.NaN)},
    ]
    expect(Array.from(findTwins(columns, 6))).toEqual([0, 1, 2, 0, 4, 4])
  })
})
