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
    'names the truth in (R − 1)w of all first choices and does not look at it in the others (k $cells, w $subsetSize, R $odds)',
    (draw) => {
      const {cells, subsetSize, odds} = draw
      const truthful = (odds - 1) * subsetSize
      const bounds = [
        truthful + cells,
        ...Array.from({length: subsetSize - 1}, (_, i) => cells - 1 - i),
      ].join()
      const held = Array.from({length: cells}, () => new Array<number>(cells).fill(0))
      for (let u = 0; u < truthful + cells; u++) {
        const masks = held.map((_, trueCell) => {
          const asked: number[] = []
          const mask = drawSubset({...draw, trueCell}, (bound) => (asked.push(bound) === 1 ? u : 0))
          const fits = asked.join() === bounds && bits(mask) === subsetSize && mask >> BigInt(cells) === 0n
          return fits ? mask : -1n
        })
        const right = (mask: bigint, cell: number) =>
          mask > 0n && (u < truthful ? (mask >> BigInt(cell)) & 1n : mask === masks[0])
        expect(masks.every(right)).toBe(true)
        // The other places are filled alike: a subset's chance is the sum over its cells of being named first.
        held.forEach((firsts, trueCell) => {
          firsts[u < truthful ? trueCell : u - truthful]!++
        })
      }
      held.forEach((firsts, trueCell) => {
        expect(firsts.reduce((sum, n) => sum + n)).toBe(truthful + cells)
        expect(firsts[trueCell]).toBe(truthful + 1)
        expect(firsts.filter((n) => n === 1)).toHaveLength(cells - 1)
        // With it: truthful + 1 and w − 1 ones; without it: w ones. The ratio is R.
        expect(firsts[trueCell]! + subsetSize - 1).toBe(odds * subsetSize)
      })
    },
  )

  it('asks for the same choices whatever the true cell and whichever way it goes', () => {
    const asked = [0, 17, 18, 42].flatMap((u) =>
      Array.from({length: 25}, (_, trueCell) => {
        const bounds: number[] = []
        drawSubset({cells: 25, subsetSize: 3, odds: 7, trueCell}, (bound) => {
          bounds.push(bound)
          return bounds.length === 1 ? u : 0
        })
        return bounds.join()
      }),
    )
    expect(new Set(asked)).toEqual(new Set(['43,24,23']))
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
