import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {
  ADMIN_KEY,
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

const configuration = exampleConfiguration()
const withKey = {authorization: `Bearer ${ADMIN_KEY}`}

describe('GET /v1/counts', () => {
  let shop: Awaited<ReturnType<typeof startCollector>>
  const uniform = seededUniform(3)

  beforeEach(async () => {
    shop = await startCollector({openReports: false})
    await register(shop.collector, configuration)
  })
  afterEach(() => shop.stop())

  const ask = (headers: Record<string, string> = withKey) =>
    get(shop.collector, `/v1/counts?shop=${SHOP}`, headers)
  const send = async (count: number) => {
    for (let i = 0; i < count; i++)
      await post(shop.collector, await encodedReport(configuration, {period: shop.period, cell: 1, uniform}))
    await shop.collector.flush()
  }

  it('needs the key of the shop', async () => {
    expect((await ask({})).status).toBe(401)
    expect((await ask({authorization: 'Bearer wrong'})).status).toBe(401)
    expect((await ask()).status).toBe(200)
    expect((await get(shop.collector, '/v1/counts?shop=x', withKey)).status).toBe(400)
  })

  it('gives sums of weeks that are over, and nothing of the present one', async () => {
    const first = shop.period
    await send(60)
    expect((await (await ask()).json()).counts).toEqual([])
    shop.clock.nowMs += WEEK_MS
    await send(50)
    const open = await (await ask()).json()
    expect(open).toMatchObject({version: 1, shop: SHOP, currentPeriod: first + 1})
    expect(open.configurations).toMatchObject([{configuration, labels: null}])
    expect(open.counts).toMatchObject([{period: first, topic: 0, reports: 60}])
    // One cell a report, as the subset size is 1.
    const [{cells}] = open.counts
    expect(cells.reduce((sum: number, [, count]: [number, number]) => sum + count, 0)).toBe(60)
    shop.clock.nowMs += WEEK_MS
    const {counts} = await (await ask()).json()
    expect(counts.map(({period, reports}: {period: number; reports: number}) => [period, reports])).toEqual([
      [first, 60],
      [first + 1, 50],
    ])
  })
})
