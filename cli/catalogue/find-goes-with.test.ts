import {expect, test} from 'vitest'
import {findGoesWith} from './find-goes-with'
import type {Table} from './table'

function tableOf(columns: readonly string[], rows: readonly (readonly string[])[]): Table {
  return {
    file: 'x.tsv',
    encoding: 'utf-8',
    delimiter: '\t',
    columns,
    rows,
    lines: rows.map((_, row) => row + 2),
    problems: [],
  }
}

test('a column that lists ids of other products is what goes with them', () => {
  const table = tableOf(
    ['id', 'title', 'extras'],
    [
      ['A1', 'Machine', 'A2, A3'],
      ['A2', 'Filter', ''],
      ['A3', 'Cup', 'A1'],
    ],
  )
  expect(findGoesWith(table, 'id', ['title'])).toBe('extras')
})

test('one id a cell is enough where the column is called so', () => {
  const rows = [
    ['A1', 'A2'],
    ['A2', ''],
  ]
  expect(findGoesWith(tableOf(['id', 'Zubehör'], rows), 'id', [])).toBe('Zubehör')
  expect(findGoesWith(tableOf(['id', 'parent'], rows), 'id', [])).toBeUndefined()
})

test('other lists and a second column of own ids are none', () => {
  const rows = [
    ['A1', 'red, blue', 'A1'],
    ['A2', 'green', 'A2'],
  ]
  expect(findGoesWith(tableOf(['id', 'related', 'accessory ids'], rows), 'id', [])).toBeUndefined()
})
