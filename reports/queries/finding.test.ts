import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {toFinding} from './finding'
import {cell, series} from './test-support'

describe('toFinding', () => {
  it('names a leader only when its interval is clear of all others', () => {
    expect(toFinding(series(cell('none', 0.2), cell('a', 0.5), cell('b', 0.3)))).toMatchObject({
      kind: 'leader',
      leader: {cell: 'a'},
    })
  })

  it('names those that cannot be told apart together', () => {
    const finding = toFinding(series(cell('none', 0.1), cell('a', 0.41), cell('b', 0.39), cell('c', 0.1)))
    expect(finding).toMatchObject({kind: 'close', leaders: [{cell: 'a'}, {cell: 'b'}]})
  })

  it('finds nothing where all intervals overlap', () => {
    expect(toFinding(series(cell('none', 0.1), cell('a', 0.46), cell('b', 0.44)))).toEqual({kind: 'level'})
    expect(toFinding([])).toEqual({kind: 'level'})
  })

  it('never takes visits without a value for a finding', () => {
    expect(toFinding(series(cell('none', 0.9), cell('a', 0.07), cell('b', 0.01)))).toMatchObject({
      leader: {cell: 'a'},
    })
  })

  it('never claims a leader whose interval another one reaches', () => {
    const share = fc.double({min: 0, max: 1, noNaN: true})
    fc.assert(
      fc.property(
        fc.array(share, {minLength: 2, maxLength: 6}),
        fc.double({min: 0, max: 0.3, noNaN: true}),
        (raws, half) => {
          const points = series(cell('none', 0), ...raws.map((raw, i) => cell(`c${i}`, raw, half)))
          const finding = toFinding(points)
          if (finding.kind !== 'leader') return
          const others = points.filter((point) => !point.isNone && point !== finding.leader)
          for (const other of others) expect(other.high).toBeLessThan(finding.leader.low)
        },
      ),
    )
  })
})
