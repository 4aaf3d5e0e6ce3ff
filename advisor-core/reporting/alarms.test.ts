import {describe, expect, it} from 'vitest'
import {drawMultinomial} from '../numeric/draw-counts'
import {createRandom} from '../numeric/random'
import {findJumps} from './find-jumps'
import {frequencies} from './frequencies'
import {impossibleFrequencies} from './impossible-frequencies'
import {exampleConfiguration} from './test-support'
import type {TopicCounts} from './types'

const [topic] = exampleConfiguration().topics
const {p, q} = frequencies(4, 1, 7)
const NOW = 2950
const honest = (shares: readonly number[], n: number, random: () => number) => ({
  reports: n,
  cells: drawMultinomial(
    n,
    shares.map((share) => q + (p - q) * share),
    random,
  ),
})
const week = (cells: readonly number[], period: number): TopicCounts => ({
  topic: 'archetype',
  period,
  reports: cells.reduce((sum, count) => sum + count, 0),
  cells,
})
const jumps = (...weeks: TopicCounts[]) => findJumps(weeks, topic!, {currentPeriod: NOW})

describe('impossible frequencies', () => {
  it('are hardly ever found in honest reports, even where nobody is in a cell', () => {
    const random = createRandom(1)
    let alarms = 0
    for (let i = 0; i < 5000; i++) {
      alarms += impossibleFrequencies(honest([0, 1, 0, 0], 3000, random), topic!, 7).length > 0 ? 1 : 0
    }
    // One in a thousand is allowed.
    expect(alarms).toBeLessThan(5000 / 1000 + 4 * Math.sqrt(5))
  })

  it('show a forger who makes one report in three say the same', () => {
    const random = createRandom(2)
    const {cells} = honest([0, 0.5, 0.5, 0], 3000, random)
    const forged = {reports: 4500, cells: cells.map((count, j) => count + (j === 1 ? 1500 : 0))}
    expect(impossibleFrequencies(forged, topic!, 7)).toContain('none')
  })
})

describe('jumps between weeks', () => {
  it('are hardly ever found in honest reports of the same shares', () => {
    const random = createRandom(3)
    let found = 0
    for (let i = 0; i < 2000; i++) {
      const weeks = [4, 3, 2, 1].map((ago) =>
        week(honest([0.1, 0.4, 0.3, 0.2], 800, random).cells, NOW - ago),
      )
      found += jumps(...weeks).length > 0 ? 1 : 0
    }
    expect(found).toBeLessThan(2000 / 1000 + 4 * Math.sqrt(2))
  })

  it('name the cell, the week, and the frequencies as counted', () => {
    const [first] = jumps(week([250, 250, 250, 250], NOW - 3), week([150, 550, 150, 150], NOW - 1))
    expect(first).toMatchObject({
      topic: 'archetype',
      cell: 'none',
      period: NOW - 1,
      before: 0.25,
      after: 0.15,
    })
    const curious = jumps(week([250, 250, 250, 250], NOW - 3), week([150, 550, 150, 150], NOW - 1))
    expect(curious.map(({cell}) => cell)).toContain('careful')
  })

  it('leave out open and small weeks', () => {
    expect(jumps(week([250, 250, 250, 250], NOW - 1), week([100, 700, 100, 100], NOW))).toEqual([])
    expect(jumps(week([250, 250, 250, 250], NOW - 2), week([10, 170, 10, 9], NOW - 1))).toEqual([])
  })
})
