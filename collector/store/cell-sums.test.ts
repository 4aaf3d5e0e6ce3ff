import fc from 'fast-check'
import {expect, it} from 'vitest'
import {addCellSums, readCellSums} from './cell-sums'

const cells = fc.array(fc.integer({min: 0, max: 2 ** 40}), {maxLength: 64})

it('adds up to the sums of every cell, in any order', () => {
  fc.assert(
    fc.property(fc.array(cells, {maxLength: 5}), (batches) => {
      const packed = batches.reduce<Uint8Array>(addCellSums, new Uint8Array(0))
      const expected = new Map<number, number>()
      for (const batch of batches)
        for (const [cell, sum] of batch.entries())
          if (sum > 0) expected.set(cell, (expected.get(cell) ?? 0) + sum)
      expect(readCellSums(packed)).toEqual(new Map([...expected].sort(([a], [b]) => a - b)))
      const backwards = [...batches].reverse().reduce<Uint8Array>(addCellSums, new Uint8Array(0))
      expect(Buffer.from(backwards)).toEqual(Buffer.from(packed))
    }),
  )
})

it('takes holes for nothing', () => {
  const holes: number[] = []
  holes[3] = 2
  expect([...readCellSums(addCellSums(new Uint8Array(0), holes))]).toEqual([[3, 2]])
})
