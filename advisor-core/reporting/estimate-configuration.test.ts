import {describe, expect, it} from 'vitest'
import {createRandom} from '../numeric/random'
import {correctArchetypes} from './correct-archetypes'
import {designEffect} from './design-effect'
import {estimateConfiguration} from './estimate-configuration'
import {madeUpCounts} from './made-up-counts'
import {exampleJoint} from './test-counts'
import {seededUniform} from './test-support'

const NOW = 2950
const configuration = exampleJoint()

/** Four weeks in which every fifth careful and every tenth other visitor orders; the careful for 225, others for 75. */
function counts(perWeek: number, withOrders = true) {
  const uniform = seededUniform(9)
  const random = createRandom(10)
  return [NOW - 4, NOW - 3, NOW - 2, NOW - 1].flatMap((period) =>
    configuration.topics.flatMap((topic) => {
      const visits = Array.from({length: perWeek}, () => 1 + Math.floor(3 * random()))
      const cellOf = (visit: number) => (topic.id === 'archetype' ? visit : visit + (random() < 0.5 ? 0 : 3))
      const told = visits.map((visit) => {
        const {cells} = madeUpCounts([cellOf(visit)], topic, {odds: 7, uniform})
        const bucket = random() < (visit === 1 ? 0.2 : 0.1) ? (visit === 1 ? 5 : 2) : 0
        return {cells, bucket}
      })
      const rows = (wanted: (bucket: number) => boolean, valueBucket: number) => {
        const chosen = told.filter(({bucket}) => wanted(bucket))
        return {
          topic: topic.id,
          period,
          valueBucket,
          reports: chosen.length,
          cells: topic.cells.map((_, j) => chosen.reduce((sum, {cells}) => sum + cells[j]!, 0)),
        }
      }
      const advice = rows(() => true, 0)
      return withOrders ? [advice, rows((b) => b === 5, 5), rows((b) => b === 2, 2)] : [advice]
    }),
  )
}

describe('the estimates of a configuration', () => {
  const all = counts(2500)
  const found = estimateConfiguration(configuration, all, {currentPeriod: NOW})

  it('pools archetype shares and tells conversion and order value by archetype', () => {
    expect(found.weeks).toBe(4)
    expect(found.archetypes?.reports).toBe(20_000)
    if (found.conversion.kind !== 'shown') throw new Error(found.conversion.kind)
    const [, careful, curious] = found.conversion.classes
    expect(found.conversion.currency).toBe('EUR')
    expect(careful!.conversion!.low).toBeLessThan(0.2)
    expect(careful!.conversion!.high).toBeGreaterThan(0.2)
    expect(careful!.orderValue!.low).toBeLessThan(250)
    // Nobody paid more than what that band counts as.
    expect(careful!.orderValue!.high).toBeGreaterThan(249.9)
    expect(curious!.conversion!.high).toBeLessThan(careful!.conversion!.low)
    // Nobody is without an archetype here: no orders to divide, so nothing is claimed.
    expect(found.conversion.classes[0]!.conversion).toBeNull()
  })

  it('tells about the one value where all orders are told as that: some of another price may not have shown', () => {
    const oneBand = all.filter(({valueBucket}) => valueBucket !== 2)
    const {conversion} = estimateConfiguration(configuration, oneBand, {currentPeriod: NOW})
    if (conversion.kind !== 'shown') throw new Error(conversion.kind)
    expect(conversion.classes[1]!.conversion).not.toBeNull()
    const {value, low, high} = conversion.classes[1]!.orderValue!
    expect(value).toBe(250)
    // Of n orders, nearly all the archetype's, a share of about 3 / n may be told as 200 or as 300.
    const room = (50 * 3) / conversion.outcomes
    for (const half of [250 - low, high - 250]) {
      expect(half).toBeGreaterThan(0.9 * room)
      expect(half).toBeLessThan(1.5 * room)
    }
  })

  it('tells how each archetype spreads over the devices, in rows that sum to 1', () => {
    const [table] = found.tables
    expect(table?.rows.map(({archetype}) => archetype)).toEqual(['careful', 'curious', 'quick'])
    for (const row of table!.rows) {
      expect(row.cells!.map(({cell}) => cell)).toEqual(['phone', 'desktop'])
      expect(row.cells!.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1, 9)
      for (const {low, high, share} of row.cells!) expect(low <= share && share <= high).toBe(true)
    }
  })

  it('is the same for the same counters, and never counts a week that is open', () => {
    const open = all.map((row) => ({...row, period: row.period + 4}))
    const again = estimateConfiguration(configuration, [...all, ...open], {currentPeriod: NOW})
    expect(again).toEqual(found)
  })

  it('says what is missing while there is too little', () => {
    const few = estimateConfiguration(configuration, counts(40), {currentPeriod: NOW})
    expect(few.archetypes).toBeNull()
    expect(few.tables).toEqual([])
    expect(few.conversion).toMatchObject({kind: 'too-early', advised: 320})
    const none = {...configuration, outcomes: null}
    expect(estimateConfiguration(none, all, {currentPeriod: NOW}).conversion).toEqual({kind: 'not-told'})
  })

  it('widens real intervals of several weeks, not those of simulated devices', () => {
    expect(designEffect(1, 0.05)).toBe(1)
    expect(designEffect(2, 0.05)).toBeCloseTo(1.1, 12)
    expect(() => designEffect(2, 0.6)).toThrow('invalid returning: 0.6')
    const simulated = estimateConfiguration(exampleJoint(true), all, {currentPeriod: NOW})
    const width = (estimate: typeof found) =>
      estimate.archetypes!.cells[1]!.high - estimate.archetypes!.cells[1]!.low
    expect(width(found) / width(simulated)).toBeCloseTo(Math.sqrt(1.1), 6)
  })
})

describe('corrected archetype shares', () => {
  const {archetypes} = estimateConfiguration(configuration, counts(2500, false), {
    currentPeriod: NOW,
    classification: {
      matrix: [
        [0.8, 0.1, 0.1],
        [0.1, 0.8, 0.1],
        [0.1, 0.1, 0.8],
      ],
      questions: 2,
      visitors: 1000,
    },
  })

  it('stand beside the reported ones, with wider intervals', () => {
    if (archetypes?.corrected?.kind !== 'shown') throw new Error(archetypes?.corrected?.kind)
    expect(archetypes.classification).toEqual({questions: 2, visitors: 1000})
    const {cells, magnification} = archetypes.corrected
    expect(magnification).toBeGreaterThan(1)
    cells.slice(1).forEach(({low, high}, a) => {
      const reported = archetypes.cells[a + 1]!
      expect(high - low).toBeGreaterThan(reported.high - reported.low)
      expect(low).toBeLessThan(1 / 3)
      expect(high).toBeGreaterThan(1 / 3)
    })
  })

  it('are no number where the devices cannot tell the classes apart', () => {
    const cells = ['none', 'a', 'b'].map((cell, i) => ({
      cell,
      raw: i === 0 ? 0.2 : 0.4,
      standardError: 0.01,
      low: 0.3,
      high: 0.5,
      share: 0.4,
    }))
    const pooled = {reports: 5000, topics: ['archetype'], cells, covariance: new Float64Array(9).fill(1e-4)}
    expect(
      correctArchetypes(pooled, {
        matrix: [
          [0.5, 0.5],
          [0.5, 0.5],
        ],
      }),
    ).toEqual({
      kind: 'singular',
      magnification: null,
    })
    expect(
      correctArchetypes(pooled, {
        matrix: [
          [0.51, 0.49],
          [0.49, 0.51],
        ],
      }),
    ).toMatchObject({
      kind: 'singular',
      magnification: expect.closeTo(50, 6),
    })
    const loose = Float64Array.from({length: 9}, (_, i) => (i % 4 === 0 ? 4e-4 : -2e-4))
    expect(
      correctArchetypes(
        {...pooled, covariance: loose},
        {
          matrix: [
            [0.7, 0.3],
            [0.3, 0.7],
          ],
        },
      ),
    ).toMatchObject({
      kind: 'too-wide',
    })
    expect(() => correctArchetypes(pooled, {matrix: [[1]]})).toThrow('invalid matrix: 1 rows for 2 classes')
  })
})
