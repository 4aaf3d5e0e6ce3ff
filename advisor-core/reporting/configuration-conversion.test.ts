import {describe, expect, it} from 'vitest'
import {archetypeSources} from './archetype-sources'
import {configurationConversion, type OutcomeCounts} from './configuration-conversion'
import {exampleJoint} from './test-counts'

const NOW = 2950
const configuration = exampleJoint(true)
const sources = archetypeSources(configuration.topics.slice(0, 1), 7)
const {topic, chances} = sources[0]!

/** What is expected of visitors with these shares: `none` and three archetypes. */
function expected(valueBucket: number, reports: number, shares: readonly number[]) {
  const {p, q} = chances
  return {valueBucket, reports, cells: shares.map((share) => reports * (q + (p - q) * share))}
}

/** Weeks that are all alike. `buyers` are the archetypes' shares of the orders. */
function weeks(count: number, buyers: readonly number[] = [0, 0.4, 0.3, 0.3]): OutcomeCounts[] {
  return Array.from({length: count}, (_, i) => NOW - count + i).flatMap((period) =>
    [expected(0, 400, [0.1, 0.4, 0.4, 0.1]), expected(2, 20, buyers), expected(5, 20, buyers)].map((row) => ({
      ...row,
      topic: topic.id,
      period,
    })),
  )
}

function classesOf(counts: readonly OutcomeCounts[]) {
  const found = configurationConversion(configuration, counts, {sources, currentPeriod: NOW, designEffect: 1})
  if (found.kind !== 'shown') throw new Error(found.kind)
  return found.classes
}

describe('conversion by archetype', () => {
  it('is shown after about as many days as were said, for small archetypes as for large ones', () => {
    const [, large, , small] = classesOf(weeks(1))
    for (const [a, entry] of [
      [1, large],
      [3, small],
    ] as const) {
      expect(entry!.conversion).toBeNull()
      const needed = 1 + entry!.daysToGo! / 7
      expect(classesOf(weeks(Math.ceil(needed)))[a]!.conversion).not.toBeNull()
      expect(classesOf(weeks(Math.ceil(needed) - 1))[a]!.conversion).toBeNull()
    }
    expect(small!.daysToGo).toBeGreaterThan(5 * large!.daysToGo!)
  })

  it('says no more days where other topics have been counted for longer than archetypes', () => {
    const asked = Array.from({length: 40}, (_, i) => ({
      ...expected(0, 400, [0.1, 0.4, 0.4, 0.1]),
      topic: 'question:size',
      period: NOW - 1 - i,
    }))
    const orders = asked.map((row) => ({...row, ...expected(2, 40, [0, 0.4, 0.3, 0.3])}))
    const days = (counts: readonly OutcomeCounts[]) => classesOf(counts).map(({daysToGo}) => daysToGo!)
    const [, , , alone] = days(weeks(1))
    const [, , , besides] = days([...weeks(1), ...asked, ...orders])
    expect(Math.abs(besides! / alone! - 1)).toBeLessThan(0.1)
  })

  it('is shown or not whoever ordered, and then says how often', () => {
    const rare = classesOf(weeks(4, [0.1, 0.02, 0.58, 0.3]))
    const often = classesOf(weeks(4, [0.1, 0.88, 0.01, 0.01]))
    expect(rare.map(({timesReports}) => timesReports)).toEqual(often.map(({timesReports}) => timesReports))
    expect(rare[1]!.conversion!.value).toBeCloseTo(0.005, 9)
    expect(rare[1]!.conversion!.low).toBe(0)
    expect(often[1]!.conversion!.value).toBeCloseTo(0.22, 9)
    // Of hardly any order no mean value is told.
    expect(rare[1]!.orderValue).toBeNull()
    expect(often[1]!.orderValue!.low).toBeLessThan(often[1]!.orderValue!.value)
  })

  it('is no number where nobody was told to order, or there are fewer than 30 orders', () => {
    const none = weeks(8).map((row) => (row.valueBucket === 0 ? row : {...row, topic: 'question:size'}))
    for (const {conversion, orderValue, daysToGo} of classesOf(none))
      expect([conversion, orderValue, daysToGo]).toEqual([null, null, null])
    const few = weeks(1).filter(({valueBucket}) => valueBucket !== 5)
    const found = configurationConversion(configuration, few, {sources, currentPeriod: NOW, designEffect: 1})
    expect(found).toEqual({kind: 'too-early', advised: 400, outcomes: 20})
  })
})
