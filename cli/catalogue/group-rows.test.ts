import {describe, expect, test} from 'vitest'
import {groupRows} from './group-rows'
import type {Table} from './table'

const MAPPING = {id: 'ID', title: 'Name', group: 'Parent', price: 'Price'}

function tableOf(rows: readonly (readonly string[])[]): Table {
  return {
    file: 'x.csv',
    encoding: 'utf-8',
    delimiter: ',',
    columns: ['ID', 'SKU', 'Name', 'Parent', 'Price'],
    rows,
    lines: rows.map((_, index) => index + 2),
    problems: [],
  }
}

const parent = ['1', 'MUG', 'Mug', '', '']

describe('groupRows', () => {
  test.each(['1', 'id:1', 'MUG'])('takes a parent that variants name as %s without a price', (name) => {
    const {products, problems} = groupRows(
      tableOf([parent, ['2', 'MUG-R', 'Mug, red', name, '9'], ['3', 'MUG-B', 'Mug, blue', name, '10']]),
      MAPPING,
    )
    expect(products).toEqual([{id: '1', title: 'Mug', rows: [0, 1, 2]}])
    expect(problems).toEqual([])
  })

  test('names a product after its parent wherever that stands', () => {
    const {products} = groupRows(tableOf([['2', 'MUG-R', 'Mug, red', 'MUG', '9'], parent]), MAPPING)
    expect(products).toEqual([{id: '1', title: 'Mug', rows: [0, 1]}])
  })

  test('leaves out a parent none of whose variants has a price, and any other row without one', () => {
    const {products, problems} = groupRows(
      tableOf([parent, ['2', 'MUG-R', 'Mug, red', 'MUG', ''], ['3', 'CUP', 'Cup', '', '']]),
      MAPPING,
    )
    expect(products).toEqual([])
    expect(problems.map(({line, problem}) => `${line}: ${problem}`)).toEqual([
      '2: no price (id "1"), and no variant with one',
      '3: no price (id "2")',
      '4: no price (id "3")',
    ])
  })
})
