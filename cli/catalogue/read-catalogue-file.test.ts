import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {MappedAttribute} from '../../advisor-core/advisor/types'
import {readCatalogueFile} from './read-catalogue-file'
import {readColumn} from './read-column'

const fixture = (name: string) => join(import.meta.dirname, '../../test/support/fixtures', name)

function attribute(id: string, rest: Partial<MappedAttribute>): MappedAttribute {
  return {
    id,
    kind: 'multi',
    label: {de: id, en: id},
    unit: null,
    role: null,
    better: null,
    column: id,
    ...rest,
  }
}

describe('readCatalogueFile', () => {
  test('takes the rows of a Shopify handle for variants of one product', () => {
    const file = readCatalogueFile(fixture('shirts-shopify.csv'))
    expect(file.layout).toBe('shopify')
    expect(file.mapping).toMatchObject({
      id: 'Handle',
      group: 'Handle',
      title: 'Title',
      price: 'Variant Price',
    })
    expect(file.products.map(({id, rows}) => [id, rows.length])).toEqual([
      ['plain-tee', 3],
      ['wool-sweater', 2],
      ['rain-coat', 1],
      ['linen-skirt', 2],
      ['cotton-skirt', 1],
    ])
    expect(file.problems).toEqual([
      {line: 13, kind: 'not-published', problem: 'old-cap is in status "archived"'},
    ])
  })

  test('makes options of variants values of their product, and "Default Title" none', () => {
    const file = readCatalogueFile(fixture('shirts-shopify.csv'))
    const size = readColumn(attribute('size', {column: 'Size'}), file)
    expect(size).toMatchObject({values: ['L', 'M', 'S'], offsets: Uint32Array.of(0, 3, 5, 5, 7, 8)})
  })

  test('gives a product the lowest price of its variants', () => {
    const file = readCatalogueFile(fixture('shirts-shopify.csv'))
    const price = readColumn(
      attribute('price', {kind: 'numeric', role: 'price', column: 'Variant Price'}),
      file,
    )
    expect(
      price.kind === 'numeric' && Array.from(price.values, (value) => Math.round(100 * value) / 100),
    ).toEqual([17.9, 89, 140, 49, 45])
  })

  test('reads a shopping feed: groups, sale prices and details that repeat', () => {
    const file = readCatalogueFile(fixture('kitchen-feed.tsv'))
    expect(file.layout).toBe('shopping-feed')
    expect(file.products.map(({id}) => id)).toEqual(['K1-r', 'T1', 'T2', 'K2'])
    const price = readColumn(attribute('price', {kind: 'numeric', role: 'price', column: 'price'}), file)
    expect(price.kind === 'numeric' && price.values[0]).toBeCloseTo(34.9)
    const power = readColumn(attribute('power', {kind: 'numeric', unit: 'W', column: 'Power'}), file)
    expect(power.kind === 'numeric' && Array.from(power.values)).toEqual([2200, 900, 1200, 2000])
    const capacity = readColumn(
      attribute('capacity', {kind: 'numeric', unit: 'ml', column: 'Capacity'}),
      file,
    )
    expect(capacity.kind === 'numeric' && Array.from(capacity.values)).toEqual([
      1700,
      Number.NaN,
      Number.NaN,
      1200,
    ])
  })

  test('lists every row that cannot be used, by line', () => {
    const file = readCatalogueFile(fixture('fans-latin1.csv'))
    expect(file.products).toHaveLength(19)
    expect(file.rowCount).toBe(24)
    expect(file.problems.map(({line, kind}) => [line, kind])).toEqual([
      [6, 'cell-count'],
      [9, 'cell-count'],
      [12, 'duplicate-id'],
      [15, 'missing-id'],
      [18, 'missing-price'],
    ])
  })

  test.each([
    ['a header alone', 'id,title,price\n', 'found a header line without products'],
    [
      'bad rows alone',
      'id,title,price\n1,a\n2\n',
      'found no usable product: line 2, found 2 cells, expected 3, and 1 more',
    ],
    ['no title', 'colour,weight\nred,1\nblue,2\n', "expected one with the product's title or name"],
  ])('refuses a file with %s', (_, text, message) => {
    const path = join(mkdtempSync(join(tmpdir(), 'lotse-')), 'x.csv')
    writeFileSync(path, text)
    expect(() => readCatalogueFile(path)).toThrow(message)
  })

  test.each([
    [
      'product_id,product_name,product_price,unit_price\n1,a,2,3\n',
      {id: 'product_id', title: 'product_name', price: 'product_price'},
    ],
    [
      'Art.-Nr.;Bezeichnung;UVP;Preis (EUR)\n1;a;3;2\n',
      {id: 'Art.-Nr.', title: 'Bezeichnung', price: 'Preis (EUR)'},
    ],
    [
      'sku,name,old price,price,bild\n1,a,3,2,/a.jpg\n',
      {id: 'sku', title: 'name', price: 'price', image: 'bild'},
    ],
  ])('finds id, title and price by name: %j', (text, mapping) => {
    const path = join(mkdtempSync(join(tmpdir(), 'lotse-')), 'x.csv')
    writeFileSync(path, text)
    expect(readCatalogueFile(path).mapping).toEqual(mapping)
  })

  test('says which mapped column is gone', () => {
    const mapping = {id: 'Artikelnummer', title: 'Name'}
    expect(() => readCatalogueFile(fixture('fans-latin1.csv'), mapping)).toThrow(
      'line 1: found no column "Name", expected it because catalog.mapping.title names it',
    )
  })
})

describe('readColumn', () => {
  test('adds up amounts in different units', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'lotse-')), 'x.csv')
    writeFileSync(path, 'id,title,disk\n1,a,256GB SSD +  1TB HDD\n2,b,128 gb\n3,c,none at all\n')
    const disk = attribute('disk', {
      kind: 'numeric',
      unit: 'GB',
      extract: '(\\d+)\\s*(GB|TB)',
      combine: 'sum',
    })
    const column = readColumn(disk, readCatalogueFile(path))
    expect(column.kind === 'numeric' && Array.from(column.values)).toEqual([1256, 128, Number.NaN])
  })

  test('gives spellings that differ in case one code', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'lotse-')), 'x.csv')
    writeFileSync(path, 'id,title,colour\n1,a,Black\n2,b,black\n3,c,black\n4,d,Red\n')
    const column = readColumn(attribute('colour', {kind: 'categorical'}), readCatalogueFile(path))
    expect(column).toMatchObject({values: ['Red', 'black'], codes: Uint8Array.of(2, 2, 2, 1)})
  })
})
