import {describe, expect, it} from 'vitest'
import {archetypeCell, keepMemo} from './archetype-memo'
import {drawSubset} from './draw-subset'
import {enumerate, exampleConfiguration, seededUniform, tally} from './test-support'

const topic = exampleConfiguration().topics[0]!
const {cells} = topic

describe('the memo of the archetype topic', () => {
  const made = keepMemo(null, topic, {odds: 7, period: 100, uniform: seededUniform(1)})
  const fresh = {odds: 7, period: 100, uniform: seededUniform(2)}

  it('answers each cell as the randomiser does', () => {
    const {cells: names, subsetSize} = {...topic, cells: cells.slice(0, 3)}
    const small = {...topic, cells: names}
    for (let trueCell = 0; trueCell < 3; trueCell++) {
      const memo = enumerate((uniform) => {
        // The quantile is drawn from 2^32 words; one is enough here.
        const bounded = (bound: number) => (bound === 2 ** 32 ? 0 : uniform(bound))
        return keepMemo(null, small, {odds: 3, period: 0, uniform: bounded}).masks[trueCell]
      })
      const direct = enumerate((uniform) => drawSubset({cells: 3, subsetSize, odds: 3, trueCell}, uniform))
      const [a, b] = [tally(memo), tally(direct)]
      for (const [mask, count] of b.counts) expect(a.counts.get(mask)! * b.total).toBe(count * a.total)
    }
  })

  it('is kept for fourteen weeks', () => {
    for (let period = 100; period < 114; period++) {
      expect(keepMemo(made, topic, {...fresh, period})).toBe(made)
    }
    const next = keepMemo(made, topic, {...fresh, period: 114})
    expect(next).not.toBe(made)
    expect(next.period).toBe(114)
  })

  it('is drawn anew for other cells or other odds, and kept across other changes', () => {
    expect(keepMemo(made, {...topic, cells: ['none', 'a', 'b', 'c']}, fresh)).not.toBe(made)
    expect(keepMemo(made, topic, {...fresh, odds: 3})).not.toBe(made)
    expect(keepMemo(made, structuredClone(topic), fresh)).toBe(made)
  })
})

describe('the class that is reported', () => {
  const posterior = [
    {id: 'quick', posterior: 0.5},
    {id: 'careful', posterior: 0.125},
    {id: 'curious', posterior: 0.375},
  ]

  it('is drawn in proportion to the posterior', () => {
    const drawn = Array.from({length: 1024}, (_, i) => archetypeCell(i * 2 ** 22, cells, posterior))
    const shares = cells.map((_, cell) => drawn.filter((d) => d === cell).length / 1024)
    expect(shares).toEqual([0, 0.125, 0.375, 0.5])
  })

  it('does not depend on the order or the sum of the posterior', () => {
    for (const quantile of [0, 2 ** 29, 2 ** 31, 2 ** 32 - 1]) {
      const doubled = posterior.map((entry) => ({...entry, posterior: entry.posterior * 2})).reverse()
      expect(archetypeCell(quantile, cells, doubled)).toBe(archetypeCell(quantile, cells, posterior))
    }
  })

  it.each([
    ['no result', []],
    ['classes of another model', [{id: 'x', posterior: 1}]],
    ['a class called none', [{id: 'none', posterior: 1}]],
    ['no weight at all', [{id: 'quick', posterior: 0}]],
    ['weights that are no numbers', [{id: 'quick', posterior: Number.NaN}]],
    ['infinite weights', [{id: 'quick', posterior: Number.POSITIVE_INFINITY}]],
  ])('is none for %s', (_, classes) => {
    for (const quantile of [0, 2 ** 31, 2 ** 32 - 1]) expect(archetypeCell(quantile, cells, classes)).toBe(0)
  })

  it('is a cell of the topic for any quantile', () => {
    for (const quantile of [0, 1, 2 ** 32 - 2, 2 ** 32 - 1]) {
      expect(archetypeCell(quantile, cells, [{id: 'quick', posterior: 1e-300}])).toBe(3)
    }
  })
})
