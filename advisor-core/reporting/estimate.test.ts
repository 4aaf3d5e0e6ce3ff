import {describe, expect, it} from 'vitest'
import {estimateTopic, type TopicEstimate} from './estimate'
import {exampleConfiguration} from './test-support'
import type {TopicCounts} from './types'

const NOW = 2950
const topic = exampleConfiguration().topics[0]!
const week = (cells: readonly number[], over: Partial<TopicCounts> = {}): TopicCounts => ({
  topic: 'archetype',
  period: NOW - 1,
  reports: cells.reduce((sum, count) => sum + count, 0),
  cells,
  ...over,
})
const estimate = (...counts: TopicCounts[]) => estimateTopic(counts, topic, {odds: 7, currentPeriod: NOW})
const shown = (result: TopicEstimate) => {
  if (result.kind !== 'shown') throw new Error(`too early: ${result.needed} needed`)
  return result
}

describe('a topic', () => {
  it('pools its closed periods and leaves everything else out', () => {
    const one = shown(estimate(week([500, 900, 300, 300])))
    expect(one.reports).toBe(2_000)
    expect(one.cells.map(({cell}) => cell)).toEqual(['none', 'careful', 'curious', 'quick'])
    const split = estimate(
      week([200, 400, 200, 100], {period: NOW - 3}),
      week([300, 500, 100, 200]),
      week([9, 0, 0, 0], {period: NOW}),
      week([9, 0], {topic: 'question:budget'}),
    )
    expect(split).toEqual(one)
  })

  it('is not shown while its only period is open', () => {
    const open = estimate(week([500, 900, 300, 300], {period: NOW}))
    expect(open).toEqual({kind: 'too-early', reports: 0, needed: expect.any(Number), daysToGo: null})
  })

  it('needs 1,068 reports at odds 7 and four cells before anything is known', () => {
    // p − q = 0.7 − 0.1, λ(1 − λ) ≤ 1/4: (1.959964 / 0.05 / 0.6)² / 4 = 1067.07…
    expect(estimate()).toEqual({kind: 'too-early', reports: 0, needed: 1068, daysToGo: null})
  })

  it('says how many days it takes at the rate so far, quiet weeks included', () => {
    const result = estimate(week([20, 30, 25, 25], {period: NOW - 4}), week([10, 15, 15, 10]))
    // 150 reports in 28 days; 1,068 − 150 = 918 to go: 171.36 days.
    expect(result).toEqual({kind: 'too-early', reports: 150, needed: 1068, daysToGo: 172})
  })

  it('goes by the frequencies seen as soon as there are 200 reports', () => {
    const result = estimate(week([60, 60, 50, 30]))
    // λ = 0.3: 0.21 · (1.959964 / 0.05 / 0.6)² = 896.3…
    expect(result).toEqual({kind: 'too-early', reports: 200, needed: 897, daysToGo: 25})
  })

  it('says how many days are missing by the weeks since it was taken up again, not by those of long ago', () => {
    const lately = [week([20, 40, 20, 20]), week([20, 40, 20, 20], {period: NOW - 2})]
    const days = (...counts: TopicCounts[]) => {
      const result = estimate(...counts)
      if (result.kind !== 'too-early') throw new Error(result.kind)
      return [result.daysToGo!, result.needed - result.reports] as const
    }
    for (const pause of [9, 52]) {
      const [said, missing] = days(...lately, week([10, 20, 10, 10], {period: NOW - 2 - pause}))
      expect(said).toBe(Math.ceil((missing * 14) / 200))
    }
    // A pause of eight weeks is a slow time.
    const [said, missing] = days(...lately, week([10, 20, 10, 10], {period: NOW - 10}))
    expect(said).toBe(Math.ceil((missing * 70) / 250))
  })

  it('is shown exactly when no interval is wider than ± 5 percentage points', () => {
    for (let n = 860; n <= 940; n += 20) {
      const cells = [0.3 * n, 0.3 * n, 0.25 * n, 0.15 * n]
      const result = estimate(week(cells))
      expect(result.kind).toBe(n >= 897 ? 'shown' : 'too-early')
      if (result.kind !== 'shown') continue
      for (const {low, high} of result.cells) expect(high - low).toBeLessThanOrEqual(0.1)
    }
  })
})

describe('the alarm for impossible frequencies', () => {
  it('is silent for honest extremes: everybody in one cell', () => {
    expect(shown(estimate(week([2_100, 300, 300, 300]))).alarms).toEqual([])
  })

  it('names a cell rarer than noise alone would make it', () => {
    // q = 0.1 of 3,000 is 300; four standard errors are 65.7.
    expect(shown(estimate(week([1_965, 400, 400, 235]))).alarms).toEqual([])
    expect(shown(estimate(week([1_966, 400, 400, 234]))).alarms).toEqual(['quick'])
  })

  it('names a cell more frequent than the truth would make it', () => {
    expect(shown(estimate(week([2_250, 250, 250, 250]))).alarms).toEqual(['none'])
  })
})

describe('counts that no reports can have', () => {
  it.each<[string, TopicCounts]>([
    ['fewer cells', week([500, 500])],
    ['a negative cell', week([600, 600, -100, 100])],
    ['a fraction', week([500.5, 499.5, 0, 0])],
    ['a cell above n', week([800, 0, 0, 0], {reports: 700})],
    ['another sum than n times w', week([500, 500, 500, 500], {reports: 1_999})],
    ['no number', week([Number.NaN, 500, 500, 500], {reports: 2_000})],
  ])('are refused: %s', (_, counts) => expect(() => estimate(counts)).toThrow('invalid counts of archetype'))
})
