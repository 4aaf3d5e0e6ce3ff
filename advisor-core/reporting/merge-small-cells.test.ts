import {describe, expect, it} from 'vitest'
import {drawMultinomial} from '../numeric/draw-counts'
import {createRandom} from '../numeric/random'
import {estimateCells, estimateGroup} from './estimate-cells'
import {frequencies} from './frequencies'
import {mergeSmallCells} from './merge-small-cells'

const topic = {cells: ['none', 'a', 'b', 'c', 'd'], subsetSize: 1}
const odds = 7
const merged = (cells: readonly number[], reports: number) => {
  const counts = {reports, cells}
  return mergeSmallCells(estimateCells(counts, topic, odds), reports, (members) =>
    estimateGroup(counts, topic, {odds, members}),
  )
}

describe('small cells', () => {
  it('are told together when each stands for fewer than 30 reports', () => {
    // p = 7/11, q = 1/11: 110 of 1,100 are a share of .0167, 18 reports; 130 are .05, 55 reports.
    const cells = merged([240, 510, 130, 110, 110], 1100)
    expect(cells.map(({cell}) => cell)).toEqual(['none', 'a', 'b', 'other'])
    expect(cells[3]).toMatchObject({merged: ['c', 'd']})
    expect(cells[3]!.raw).toBeCloseTo(2 / 60, 12)
    expect(cells.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1, 12)
  })

  it('never hold the visits without a value, however few', () => {
    expect(merged([100, 400, 200, 200, 200], 1100).map(({cell}) => cell)).toEqual([
      'none',
      'a',
      'b',
      'c',
      'd',
    ])
  })

  it('have an interval of their own that covers what it says', () => {
    const {p, q} = frequencies(5, 1, odds)
    const truth = [0.2, 0.5, 0.2, 0.04, 0.06]
    const lambda = truth.map((share) => q + (p - q) * share)
    const random = createRandom(1)
    let covered = 0
    for (let i = 0; i < 4000; i++) {
      const counts = {reports: 1000, cells: drawMultinomial(1000, lambda, random)}
      const {low, high} = estimateGroup(counts, topic, {odds, members: [3, 4]})
      covered += low <= 0.1 && 0.1 <= high ? 1 : 0
    }
    expect(covered / 4000).toBeGreaterThan(0.935)
    expect(covered / 4000).toBeLessThan(0.965)
  })
})
