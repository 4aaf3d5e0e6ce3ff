import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {
  encodedReport,
  exampleConfiguration,
  get,
  post,
  register,
  SHOP,
  seededUniform,
  startCollector,
  WEEK_MS,
} from './test-support'

const real = exampleConfiguration()
const simulated = exampleConfiguration({simulated: true})

describe('GET /v1/estimates', () => {
  let shop: Awaited<ReturnType<typeof startCollector>>
  const uniform = seededUniform(7)

  beforeEach(async () => {
    shop = await startCollector()
    await register(shop.collector, real, {
      labels: {shop: 'Kontor', topics: {archetype: {label: {de: 'Typ', en: 'Type'}, cells: {}}}},
    })
    await register(shop.collector, simulated)
  })
  afterEach(() => shop.stop())

  const answer = async () => (await get(shop.collector, `/v1/estimates?shop=${SHOP}`)).json()

  it('recovers the shares that were reported within four standard errors', async () => {
    // True shares 0, 1/2, 1/4, 1/4.
    for (let i = 0; i < 4000; i++) {
      const cell = [1, 1, 2, 3][i % 4]!
      await post(shop.collector, await encodedReport(simulated, {period: shop.period, cell, uniform}))
    }
    await shop.collector.flush()
    shop.clock.nowMs += WEEK_MS
    const {configurations} = await answer()
    const [, set] = configurations
    expect(set).toMatchObject({simulated: true, odds: 7, reports: 4000, labels: null})
    expect(set.periods).toEqual({first: shop.period - 1, last: shop.period - 1})
    const {estimate} = set.topics[0]
    expect(estimate.kind).toBe('shown')
    for (const [index, share] of [0, 0.5, 0.25, 0.25].entries()) {
      const cell = estimate.cells[index]
      expect(Math.abs(cell.raw - share)).toBeLessThan(4 * cell.standardError)
    }
  }, 60_000)

  it('puts real before simulated, and never adds them', async () => {
    for (let i = 0; i < 300; i++) {
      await post(shop.collector, await encodedReport(simulated, {period: shop.period, cell: 1, uniform}))
    }
    await post(shop.collector, await encodedReport(real, {period: shop.period, cell: 1, uniform}))
    await shop.collector.flush()
    shop.clock.nowMs += WEEK_MS
    const {configurations} = await answer()
    expect(
      configurations.map((set: {simulated: boolean; reports: number}) => [set.simulated, set.reports]),
    ).toEqual([
      [false, 1],
      [true, 300],
    ])
    expect(configurations[0].labels.shop).toBe('Kontor')
    expect(configurations[0].topics[0].estimate).toMatchObject({kind: 'too-early', reports: 1})
  })

  it('tells nothing of a week that is still open, not even how many reports it has', async () => {
    for (let i = 0; i < 300; i++) {
      await post(shop.collector, await encodedReport(real, {period: shop.period, cell: 1, uniform}))
    }
    await shop.collector.flush()
    const before = await answer()
    expect(before.configurations[0]).toMatchObject({reports: 0, periods: null})
  })

  it('leaves out topics that no device reports on', async () => {
    const {configurations} = await answer()
    expect(configurations[0].topics.map((topic: {id: string}) => topic.id)).toEqual([
      'archetype',
      'question:budget',
    ])
  })

  it('tells of experiments apart from the topics they are counted in, and of none where none run', async () => {
    const [archetype] = simulated.topics
    const compared = exampleConfiguration({
      simulated: true,
      topics: [
        {source: archetype!.source, cells: archetype!.cells.slice(1), live: true},
        ...['long', 'short'].map((arm) => ({
          source: {kind: 'experiment' as const, experiment: 'length', arm, share: 1},
          cells: ['chosen', 'open'],
          live: true,
        })),
      ],
    })
    await register(shop.collector, compared)
    for (let i = 0; i < 300; i++) {
      const report = {period: shop.period, topic: 1 + (i % 2), cell: 1 + (Math.floor(i / 2) % 2), uniform}
      await post(shop.collector, await encodedReport(compared, report))
    }
    await shop.collector.flush()
    shop.clock.nowMs += WEEK_MS
    const {configurations} = await answer()
    type Set = {
      reports: number
      experiments: {experiment: string; chosen: object; ordered: null; arms: object[]}[]
    }
    const experiments = configurations.map((set: Set) => set.experiments)
    expect(experiments.filter((found: object[]) => found.length === 0)).toHaveLength(2)
    const [[found]] = experiments.filter((all: object[]) => all.length > 0)
    expect(found).toMatchObject({experiment: 'length', chosen: {reports: 300}, ordered: null, uneven: []})
    // Three hundred are enough to count who has an arm roughly, not to compare arms: said instead of it.
    expect(found.chosen.needed).toBeGreaterThan(500)
    expect(found.chosen.daysToGo).toBe(Math.ceil(((found.chosen.needed - 300) * 7) / 300))
    expect(found.arms).toMatchObject(
      ['long', 'short'].map((arm) => ({arm, share: 0.5, difference: null, orders: null})),
    )
  })
})
