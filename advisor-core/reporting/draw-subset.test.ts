import {describe, expect, it} from 'vitest'
import {ODDS, subsetSizeFor} from './caps'
import {drawSubset} from './draw-subset'
import {frequencies} from './frequencies'
import {enumerate, seededUniform, tally} from './test-support'

const shipped = (most: number) =>
  ODDS.flatMap((odds) =>
    Array.from({length: most - 1}, (_, i) => ({
      cells: i + 2,
      subsetSize: subsetSizeFor(i + 2, odds),
      odds,
    })),
  )

describe('the randomiser, by enumeration of all its choices', () => {
  it.each(shipped(12))(
    'makes a subset of $subsetSize among $cells exactly $odds times likelier at most',
    (draw) => {
      const {cells, subsetSize, odds} = draw
      const columns = Array.from({length: cells}, (_, trueCell) =>
        tally(enumerate((uniform) => drawSubset({...draw, trueCell}, uniform))),
      )
      const outputs = [...columns[0]!.counts.keys()]
      expect(outputs).toHaveLength(binomial(cells, subsetSize))
      for (const {counts, total} of columns) {
        expect(total).toBe(columns[0]!.total)
        expect([...counts.keys()].sort()).toEqual([...outputs].sort())
        expect([...counts.values()].reduce((sum, count) => sum + count)).toBe(total)
      }
      // Every output: R times likelier under each of its w cells than under each other, the same for all.
      const [high, low] = [...new Set(columns.flatMap(({counts}) => [...counts.values()]))].sort((a, b) =>
        a > b ? -1 : 1,
      )
      expect(high).toBe(BigInt(odds) * low!)
      for (const output of outputs) {
        const under = columns.map(({counts}) => counts.get(output))
        for (let j = 0; j < cells; j++) {
          expect(under[j]).toBe((BigInt(output) >> BigInt(j)) & 1n ? high : low)
        }
      }
    },
  )

  it.each(shipped(64))(
    'keeps the truth for wR of all first choices (k $cells, w $subsetSize, R $odds)',
    (draw) => {
      const {cells, subsetSize, odds} = draw
      const bound = subsetSize * odds + cells - subsetSize
      for (const trueCell of [0, 1, cells - 1]) {
        let kept = 0
        for (let u = 0; u < bound; u++) {
          const tape = [u]
          const mask = drawSubset({...draw, trueCell}, (wanted) => {
            if (tape.length > 0) expect(wanted).toBe(bound)
            return tape.pop() ?? 0
          })
          expect(bits(mask)).toBe(subsetSize)
          expect(mask >> BigInt(cells)).toBe(0n)
          kept += Number((mask >> BigInt(trueCell)) & 1n)
        }
        expect(kept).toBe(subsetSize * odds)
      }
    },
  )

  it('asks for the same choices whatever the true cell is', () => {
    for (const u of [0, 20, 21, 42]) {
      const asked = Array.from({length: 25}, (_, trueCell) => {
        const bounds: number[] = []
        drawSubset({cells: 25, subsetSize: 3, odds: 7, trueCell}, (bound) => {
          bounds.push(bound)
          return bounds.length === 1 ? u : 0
        })
        return bounds.join()
      })
      expect(new Set(asked).size).toBe(1)
    }
  })

  it('has the published chances p and q', () => {
    const draw = {cells: 9, subsetSize: 2, odds: 3, trueCell: 4}
    const {counts, total} = tally(enumerate((uniform) => drawSubset(draw, uniform)))
    const chance = (cell: bigint) => {
      const held = [...counts].filter(([mask]) => (BigInt(mask) >> cell) & 1n)
      return Number(held.reduce((sum, [, count]) => sum + count, 0n)) / Number(total)
    }
    const {p, q} = frequencies(9, 2, 3)
    expect(chance(4n)).toBeCloseTo(p, 12)
    for (const cell of [0n, 1n, 8n]) expect(chance(cell)).toBeCloseTo(q, 12)
  })
})

describe('drawing', () => {
  it('keeps the truth about as often as it should under a seeded source', () => {
    const uniform = seededUniform(3)
    let kept = 0
    for (let i = 0; i < 20_000; i++) {
      kept += Number(drawSubset({cells: 4, subsetSize: 1, odds: 7, trueCell: 2}, uniform) === 4n)
    }
    // Four standard errors of a share of 0.7 among 20,000.
    expect(Math.abs(kept / 20_000 - 0.7)).toBeLessThan(0.013)
  })

  it.each([
    {cells: 4, subsetSize: 0, odds: 7, trueCell: 0},
    {cells: 4, subsetSize: 4, odds: 7, trueCell: 0},
    {cells: 65, subsetSize: 1, odds: 7, trueCell: 0},
    {cells: 4, subsetSize: 1, odds: 7, trueCell: 4},
    {cells: 4, subsetSize: 1, odds: 7, trueCell: -1},
    {cells: 4, subsetSize: 1, odds: 7, trueCell: Number.NaN},
  ])('refuses $cells cells, $subsetSize in the subset, $trueCell true', (draw) => {
    expect(() => drawSubset(draw, () => 0)).toThrow(RangeError)
  })
})

function bits(mask: bigint): number {
  return mask.toString(2).replaceAll('0', '').length
}

function binomial(n: number, k: number): number {
  return k === 0 ? 1 : (binomial(n - 1, k - 1) * n) / k
}
