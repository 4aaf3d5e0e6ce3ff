import {describe, expect, test} from 'vitest'
import {createPairPool} from './pair-pool'
import {pairPriorWeights} from './pair-prior'
import {aloneWeight} from './pair-prior-alone'

const SHAPE = {affinity: 2, breadth: 0.5, aloneBreadth: 0.25}

function productValues(rows: readonly (readonly number[])[]) {
  const productOffsets = new Uint32Array(rows.length + 1)
  rows.forEach((row, i) => {
    productOffsets[i + 1] = productOffsets[i]! + row.length
  })
  return {productOffsets, valueCodes: Uint32Array.from(rows.flat())}
}

describe('one product alone', () => {
  test('has the share of the belief that it is given, over the whole catalogue', () => {
    const rows = Array.from({length: 60}, (_, i) => [0, 1 + (i % 3), 4 + (i % 5), 9 + (i % 7)])
    const index = productValues(rows)
    const prior = {...SHAPE, alone: aloneWeight(index, SHAPE, 0.2)}
    const pool = createPairPool(index, rows.keys(), 2)
    const weights = pairPriorWeights(pool, prior)
    let alone = 0
    let all = 0
    for (let a = 0; a < rows.length; a++)
      for (let b = 0; b <= a; b++) {
        // The prior is given the opening value, drawn evenly from those the products share.
        const shared = rows[a]!.filter((value) => rows[b]!.includes(value)).length
        const weight = weights[pool.rowStart[a]! + b]! * shared
        all += weight
        if (a === b) alone += weight
      }
    expect(alone / all).toBeCloseTo(0.2, 5)
  })

  test('has some weight where products have no values, or none in common', () => {
    expect(aloneWeight(productValues([[], []]), SHAPE, 0.2)).toBe(1)
    expect(aloneWeight(productValues([[0], [1], []]), SHAPE, 0.2)).toBe(1)
    expect(aloneWeight(productValues([]), SHAPE, 0.2)).toBe(1)
  })
})
