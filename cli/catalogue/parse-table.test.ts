import {describe, expect, test} from 'vitest'
import {InputError} from '../input-error'
import {parseTable} from './parse-table'

const bytes = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))

describe('parseTable', () => {
  test.each([
    ['commas', 'id,name\n1,"a, b"\n', ','],
    ['semicolons', 'id;name\n1;"a; b, c"\n', ';'],
    ['tabs', 'id\tname\n1\ta, b\n', '\t'],
    ['bars', 'id|name\n1|a; b\n', '|'],
    ['a line that names the delimiter', 'sep=;\nid;name\n1;a\n', ';'],
  ])('finds %s', (_, text, delimiter) => {
    const table = parseTable(bytes(text), 'x.csv')
    expect(table.delimiter).toBe(delimiter)
    expect(table.columns).toEqual(['id', 'name'])
    expect(table.rows).toHaveLength(1)
  })

  test.each([
    ['UTF-8', bytes('id;Größe\n1;süß\n'), 'utf-8'],
    ['UTF-8 with a byte order mark', bytes('\ufeffid;Größe\n1;süß\n'), 'utf-8'],
    ['Latin-1', latin1('id;Größe\n1;süß\n'), 'windows-1252'],
    ['UTF-16', new Uint8Array(Buffer.from('\ufeffid;Größe\n1;süß\n', 'utf16le')), 'utf-16le'],
  ])('reads %s', (_, input, encoding) => {
    const table = parseTable(input, 'x.csv')
    expect(table.encoding).toBe(encoding)
    expect(table.columns).toEqual(['id', 'Größe'])
    expect(table.rows).toEqual([['1', 'süß']])
  })

  test('reads the euro sign of windows-1252', () => {
    expect(parseTable(Uint8Array.of(...latin1('id;preis\n1;5 '), 0x80), 'x.csv').rows).toEqual([['1', '5 €']])
  })

  test('lists rows with too many or too few cells by the line they begin on, cells over several lines included', () => {
    const table = parseTable(
      bytes('id,name,note\n1,a,"x\ny\nz"\n2,b\n3,c,d,e\n4,"q\nr",s\n\n5,f,g,\n6\n'),
      'x.csv',
    )
    expect(table.rows.map(([id]) => id)).toEqual(['1', '4', '5'])
    expect(table.lines).toEqual([2, 7, 10])
    expect(table.problems).toEqual([
      {line: 5, kind: 'cell-count', problem: 'found 2 cells, expected 3'},
      {line: 6, kind: 'cell-count', problem: 'found 4 cells, expected 3'},
      {line: 11, kind: 'cell-count', problem: 'found 1 cells, expected 3'},
    ])
  })

  test('tells repeated and empty headers apart', () => {
    expect(parseTable(bytes('id,colour,,colour\n1,a,b,c\n'), 'x.csv').columns).toEqual([
      'id',
      'colour',
      'column 3',
      'colour (2)',
    ])
  })

  test('keeps quotation marks inside plain cells', () => {
    expect(parseTable(bytes('id;size\n1;55" wide\n2;43"\n'), 'x.csv').rows).toEqual([
      ['1', '55" wide'],
      ['2', '43"'],
    ])
  })

  test.each([
    ['an empty file', new Uint8Array(), 'found an empty file'],
    ['blank lines', bytes('\n \n'), 'found an empty file'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10), 'found a PNG picture'],
    ['a workbook', bytes('PK\u0003\u0004rest'), 'found a ZIP archive or Excel workbook'],
    ['NUL bytes', bytes('id,name\n1,a\u0000b\n'), 'found a NUL byte at position 11'],
    ['JSON', bytes('[{"id": 1}]'), 'found JSON'],
    ['XML', bytes('<rss></rss>'), 'found XML or HTML'],
    ['a single column', bytes('name\na\nb\n'), 'found one column'],
    [
      'a quote that never ends',
      bytes('id,name\n1,a\n2,"b\n3,c\n'),
      'line 3: found a quoted cell that never ends',
    ],
  ])('refuses %s with one clear line', (_, input, message) => {
    const run = () => parseTable(input, 'x.csv')
    expect(run).toThrow(InputError)
    expect(run).toThrow(message)
    expect(run).toThrow(/^x\.csv.*expected.*$/)
  })
})
