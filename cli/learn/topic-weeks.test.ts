import {describe, expect, it} from 'vitest'
import {
  type ConfigurationInput,
  canonicalJson,
  createConfiguration,
  type ReportConfiguration,
} from '../../advisor-core/reporting'
import {parseLabels} from '../../collector'
import {readWeeks} from './topic-weeks'

const WEEK_MS = 7 * 24 * 3600 * 1000
const SHOP = 'a'.repeat(32)

function configured(budget: readonly string[], over: Partial<ConfigurationInput> = {}): ReportConfiguration {
  return createConfiguration({
    shop: SHOP,
    simulated: false,
    odds: 7,
    topics: [
      {source: {kind: 'archetype'}, cells: ['careful', 'quick'], live: true},
      {source: {kind: 'question', question: 'budget'}, cells: budget, live: true},
      {source: {kind: 'question', question: 'brand'}, cells: ['norvik', 'other'], live: true},
    ],
    artefacts: {archetypes: 'f'.repeat(64)},
    ...over,
  })
}

interface Told {
  readonly configuration: ReportConfiguration
  readonly matrix?: number[][]
  /** By week, the reports of each topic. */
  readonly weeks: Readonly<Record<number, readonly number[]>>
}

/** A source with these configurations; every report holds cell 1. */
function sourceOf(told: readonly Told[]) {
  const hashOf = (i: number) => `${i}`.repeat(64)
  return {
    configurationsOf: async () =>
      told.map(({configuration, matrix}, i) => ({
        hash: hashOf(i),
        shop: SHOP,
        canonical: canonicalJson(configuration),
        labels: matrix
          ? canonicalJson(
              parseLabels({shop: 'S', topics: {}, classification: {matrix, questions: 2, visitors: 10}}),
            )
          : null,
        origins: null,
      })),
    readCounts: async () =>
      told.flatMap(({weeks}, i) =>
        Object.entries(weeks).flatMap(([period, reports]) =>
          reports.map((count, topic) => ({
            configuration: hashOf(i),
            period: Number(period),
            topic,
            kind: 'advice' as const,
            valueBucket: 0,
            reports: count,
            cells: new Map([[1, count]]),
          })),
        ),
      ),
  }
}

const request = {shop: SHOP, simulated: false, nowMs: 20 * WEEK_MS}

describe('weeks under an older configuration', () => {
  const now = {configuration: configured(['low', 'high']), weeks: {12: [10, 20, 30], 13: [11, 21, 31]}}
  const before = {configuration: configured(['low', 'middle', 'high']), weeks: {11: [1, 2, 3], 12: [4, 5, 6]}}

  it('count for topics that are counted in the same way, and for no others', async () => {
    const weeks = await readWeeks(sourceOf([before, now]), request)
    const reports = (id: string) => weeks!.topic(id)!.weeks.map((week) => week.reports)
    expect(weeks!.hash).toBe('1'.repeat(64))
    expect(weeks!.periods).toEqual({first: 11, last: 13})
    expect(reports('archetype')).toEqual([1, 14, 11])
    expect(reports('question:brand')).toEqual([3, 36, 31])
    expect(reports('question:budget')).toEqual([20, 21])
    expect(weeks!.topic('question:brand')!.weeks[1]!.cells).toEqual([0, 36, 0])
    expect(weeks!.older).toEqual([
      {hash: '0'.repeat(64), periods: {first: 11, last: 12}, reports: 21, read: 14},
    ])
  })

  it.each<[string, Told]>([
    ['odds', {configuration: configured(['low', 'high'], {odds: 3}), weeks: {11: [9, 9, 9]}}],
    ['simulated', {configuration: configured(['low', 'high'], {simulated: true}), weeks: {11: [9, 9, 9]}}],
  ])('never count where the odds or the visitors are of another kind: %s', async (_, other) => {
    const weeks = await readWeeks(sourceOf([other, now]), request)
    expect(weeks!.periods).toEqual({first: 12, last: 13})
    expect(weeks!.topic('question:brand')!.weeks.map(({reports}) => reports)).toEqual([30, 31])
    expect(weeks!.older.map(({read}) => read)).toEqual(other.configuration.simulated ? [] : [0])
  })

  it('leave archetypes out that other models, or other errors, have named', async () => {
    const models = {...before, configuration: configured(['low', 'high'], {artefacts: {}})}
    const errors = {
      configuration: now.configuration,
      weeks: {11: [1, 2, 3]},
      matrix: [
        [1, 0],
        [0, 1],
      ],
    }
    for (const other of [models, errors]) {
      const weeks = await readWeeks(sourceOf([other, now]), request)
      expect(weeks!.topic('archetype')!.weeks.map(({reports}) => reports)).toEqual([10, 11])
      expect(weeks!.topic('question:budget')!.weeks[0]!.reports).toBe(2)
    }
  })

  it('do not teach again what they taught', async () => {
    const weeks = await readWeeks(sourceOf([before, now]), {...request, learntUntil: () => 12})
    expect(weeks!.topic('question:brand')!.weeks.map(({reports}) => reports)).toEqual([31])
  })
})
