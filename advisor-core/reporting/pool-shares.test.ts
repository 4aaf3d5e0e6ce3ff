import {describe, expect, it} from 'vitest'
import {drawMultinomial} from '../numeric/draw-counts'
import {createRandom} from '../numeric/random'
import {archetypeSources} from './archetype-sources'
import {estimateCells} from './estimate-cells'
import {madeUpCounts} from './made-up-counts'
import {poolShares} from './pool-shares'
import {exampleJoint} from './test-counts'
import {seededUniform} from './test-support'

const TRUTH = [0.1, 0.4, 0.3, 0.2]
const {topics, odds} = exampleJoint()
const sources = archetypeSources(topics, odds)
const settings = {odds, designEffect: 1}

/** Counters of both topics for visitors with the true shares, on a phone two times in three. */
function draw(n: readonly [number, number], seed: number) {
  const uniform = seededUniform(seed)
  return sources.map(({topic}, s) => {
    const cells = Array.from({length: n[s]!}, (_, i) => {
      const at = (i + 0.5) / n[s]!
      const archetype = TRUTH.findIndex((_, a) => at < TRUTH.slice(0, a + 1).reduce((x, y) => x + y, 1e-12))
      if (s === 0 || archetype === 0) return archetype
      const circumstance = i % 3 === 0 ? 'desktop' : 'phone'
      return topic.cells.indexOf(`${circumstance}×${topics[0]!.cells[archetype]}`)
    })
    return madeUpCounts(cells, topic, {odds, uniform})
  })
}

describe('pooled archetype shares', () => {
  it('are unbiased within four standard errors of 10,000 replicates, with the error they claim', () => {
    const random = createRandom(1)
    const n = 1000
    const lambda = sources.map(({chances: {p, q}, topic, rows}) =>
      topic.cells.map((_, j) => {
        const archetype = rows.findIndex((row) => row.includes(j))
        return q + ((p - q) * TRUTH[archetype]!) / rows[archetype]!.length
      }),
    )
    const sums = [0, 0, 0, 0]
    const squares = [0, 0, 0, 0]
    let claimed = 0
    for (let i = 0; i < 10_000; i++) {
      const counts = lambda.map((chances) => ({reports: n, cells: drawMultinomial(n, chances, random)}))
      const {cells} = poolShares(sources, counts, settings)
      claimed = cells[1]!.standardError
      cells.forEach(({raw}, a) => {
        sums[a]! += raw
        squares[a]! += (raw - TRUTH[a]!) ** 2
      })
    }
    TRUTH.forEach((share, a) => {
      const rmse = Math.sqrt(squares[a]! / 10_000)
      expect(Math.abs(sums[a]! / 10_000 - share)).toBeLessThan((4 * rmse) / 100)
      // The best that any weights could do, which would have to know the truth.
      const [own, joint] = sources.map(({chances: {p, q}, rows}) => {
        const frequency = rows[a]!.length * q + (p - q) * share
        return (frequency * (1 - frequency)) / (p - q) ** 2 / n
      })
      const optimum = Math.sqrt(1 / (1 / own! + 1 / joint!))
      expect(rmse / optimum).toBeLessThan(1.05)
    })
    expect(claimed / Math.sqrt(squares[1]! / 10_000)).toBeGreaterThan(0.9)
    expect(claimed / Math.sqrt(squares[1]! / 10_000)).toBeLessThan(1.1)
  }, 30_000)

  it('have narrower intervals than the archetype topic alone', () => {
    const counts = draw([2000, 2000], 3)
    const pooled = poolShares(sources, counts, settings)
    expect(pooled.topics).toEqual(['archetype', 'joint:device'])
    expect(pooled.reports).toBe(4000)
    const own = estimateCells(counts[0]!, topics[0]!, odds)
    pooled.cells.forEach(({raw, standardError}, a) => {
      expect(standardError).toBeLessThan(own[a]!.standardError)
      expect(Math.abs(raw - TRUTH[a]!)).toBeLessThan(4 * standardError)
    })
  })

  it('leave out a topic whose circumstance was often not told', () => {
    const uniform = seededUniform(4)
    const counts = draw([2000, 2000], 5)
    const unheard = madeUpCounts(Array<number>(2000).fill(0), sources[1]!.topic, {odds, uniform})
    expect(poolShares(sources, [counts[0]!, unheard], settings).topics).toEqual(['archetype'])
  })

  it('are the archetype topic alone where no other has reports', () => {
    const [own] = draw([2000, 1], 6)
    const none = {reports: 0, cells: sources[1]!.topic.cells.map(() => 0)}
    expect(poolShares(sources, [own!, none], settings).cells).toEqual(estimateCells(own!, topics[0]!, odds))
  })
})
