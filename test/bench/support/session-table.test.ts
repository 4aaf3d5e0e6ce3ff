import {describe, expect, it} from 'vitest'
import {binColumn} from './session-table'

describe('binColumn', () => {
  it('gives each value of a signal its own bin, and none to values not seen in training', () => {
    const column = {name: 'browser', kind: 'signal' as const, cells: ['b', 'a', 'b', 'c']}
    expect(binColumn(column, [0, 1, 2])).toEqual({codes: [1, 0, 1, -1], bins: 2})
  })

  it('cuts numbers into bins of about equal mass, with one for a value that many have', () => {
    const cells = [
      ...Array.from({length: 50}, () => '0'),
      ...Array.from({length: 50}, (_, i) => String(i + 1)),
    ]
    const {codes, bins} = binColumn({name: 'seconds', kind: 'behaviour', cells}, [...cells.keys()])
    expect(new Set(codes.slice(0, 50)).size).toBe(1)
    expect(codes[99]).toBe(bins - 1)
    for (let i = 51; i < 100; i++) expect(codes[i]).toBeGreaterThanOrEqual(codes[i - 1]!)
  })
})
