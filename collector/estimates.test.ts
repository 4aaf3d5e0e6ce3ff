import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {decodeReport, encodeReport} from '../advisor-core/reporting/wire'
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
    expect(configurations.map((set: {simulated: boolean}) => set.simulated)).toEqual([false, true])
    expect(configurations[0].experiments).toEqual([])
    const [found] = configurations[1].experiments
    expect(found).toMatchObject({experiment: 'length', chosen: {reports: 300}, ordered: null, uneven: []})
    // Three hundred are enough to count who has an arm roughly, not to compare arms: said instead of it.
    expect(found.chosen.needed).toBeGreaterThan(500)
    expect(found.chosen.daysToGo).toBe(Math.ceil(((found.chosen.needed - 300) * 7) / 300))
    expect(found.arms).toMatchObject(
      ['long', 'short'].map((arm) => ({arm, share: 0.5, difference: null, orders: null})),
    )
  })

  it('goes on without a configuration that an earlier version registered in another form', async () => {
    const {topics, ...rest} = real
    const old = {hash: 'ab'.repeat(32), shop: SHOP, labels: null, origins: null}
    await shop.store.registerConfiguration({...old, canonical: JSON.stringify({...rest, subjects: topics})})
    // A device that still reports under it, in one breath with another.
    const report = await encodedReport(real, {period: shop.period, cell: 1, uniform})
    const stale = encodeReport({...decodeReport(report), configuration: old.hash.slice(0, 16)})
    for (const bytes of [stale, report]) await post(shop.collector, bytes)
    await shop.collector.flush()
    shop.clock.nowMs += WEEK_MS
    const {configurations, earlier} = await answer()
    expect(configurations[0]).toMatchObject({simulated: false, reports: 1})
    expect(earlier).toEqual([])
    const counts = await (await get(shop.collector, `/v1/counts?shop=${SHOP}`)).json()
    expect(counts.configurations).toHaveLength(2)
  })

  describe('after a change of the advisor file', () => {
    const changed = exampleConfiguration({
      topics: [
        {source: {kind: 'archetype'}, cells: ['careful', 'curious', 'quick'], live: true},
        {source: {kind: 'last-question'}, cells: ['budget', 'size'], live: true},
        {source: {kind: 'question', question: 'budget'}, cells: ['low', 'middle', 'high'], live: true},
      ],
    })
    const send = async (configuration: typeof real, topic: number, times: number) => {
      for (let i = 0; i < times; i++) {
        const report = {period: shop.period, topic, cell: 1, uniform}
        await post(shop.collector, await encodedReport(configuration, report))
      }
    }

    /** 250 about the archetype and 40 about the budget, then 20 and 30 under the changed file. */
    beforeEach(async () => {
      await send(real, 0, 250)
      await send(real, 1, 40)
      await shop.collector.flush()
      shop.clock.nowMs += WEEK_MS
      await register(shop.collector, changed)
      await send(changed, 0, 20)
      await send(changed, 2, 30)
      await shop.collector.flush()
      shop.clock.nowMs += WEEK_MS
    })

    it('reads earlier weeks on, topic by topic where they were counted alike, and says what it left out', async () => {
      const {configurations, earlier} = await answer()
      expect(configurations[0]).toMatchObject({
        reports: 300,
        periods: {first: shop.period - 2, last: shop.period - 1},
        others: {configurations: 1, reports: 250, leftOut: 40},
      })
      const [archetype, last, budget] = configurations[0].topics
      expect(archetype).toMatchObject({id: 'archetype', estimate: {reports: 270}})
      expect(last).toMatchObject({estimate: {reports: 0}})
      expect(budget).toMatchObject({id: 'question:budget', estimate: {kind: 'too-early', reports: 30}})
      expect(earlier).toHaveLength(1)
      expect(earlier[0]).toMatchObject({
        simulated: false,
        reports: 290,
        periods: {first: shop.period - 2, last: shop.period - 2},
      })
    })

    it('tells of an earlier configuration by its own counters when it is asked for', async () => {
      const {earlier} = await answer()
      const {hash} = earlier[0]
      const path = `/v1/estimates?shop=${SHOP}&configuration=${hash.slice(0, 8)}`
      const asked = await (await get(shop.collector, path)).json()
      expect(asked.earlier).toEqual(earlier)
      expect(asked.configurations).toHaveLength(3)
      expect(asked.configurations[1]).toMatchObject({hash, reports: 290, others: null})
      expect(asked.configurations[1].topics[0].estimate.reports).toBe(250)
    })

    it('says what is wrong with a configuration that is none', async () => {
      const response = await get(shop.collector, `/v1/estimates?shop=${SHOP}&configuration=newest`)
      expect(response.status).toBe(400)
      expect(await response.text()).toContain('hash of a configuration')
    })
  })
})
