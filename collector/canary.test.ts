import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {
  encodedReport,
  exampleConfiguration,
  get,
  post,
  register,
  SHOP,
  seededUniform,
  startCollector,
} from './test-support'

const CANARIES = {
  'x-forwarded-for': '198.51.100.77',
  'x-real-ip': '198.51.100.77',
  'user-agent': 'CanaryBrowser/7.7',
  cookie: 'visitor=canary-cookie',
  referer: 'https://shop.test/canary-page',
  'accept-language': 'xx-canary',
  'x-custom': 'canary-custom',
}

it('leaves nothing of a request, its nonce or the order of masks in the files or the log', async () => {
  const shop = await startCollector({clientAddress: () => '198.51.100.77'})
  const configuration = exampleConfiguration()
  await register(shop.collector, configuration)
  const uniform = seededUniform(3)
  const reports = []
  for (let i = 0; i < 150; i++) {
    const report = await encodedReport(configuration, {period: shop.period, cell: i % 4, uniform})
    reports.push(report)
    await post(shop.collector, report, CANARIES)
    await post(shop.collector, report.slice(0, 40), CANARIES)
  }
  await shop.collector.flush()
  await get(shop.collector, `/v1/estimates?shop=${SHOP}`, CANARIES)

  const files = readdirSync(shop.folder)
  expect(files.sort()).toEqual([
    'collector.db',
    'collector.db-shm',
    'collector.db-wal',
    'collector.held',
    'collector.lock',
  ])
  const bytes = Buffer.concat(files.map((file) => readFileSync(join(shop.folder, file))))
  const log = JSON.stringify(shop.entries)
  // The search does find what is there.
  expect(bytes.includes(SHOP)).toBe(true)
  for (const canary of ['198.51.100', 'anary', ...Object.values(CANARIES)]) {
    expect(bytes.includes(canary), canary).toBe(false)
    expect(log, canary).not.toContain(canary)
  }
  expect(bytes.includes(Buffer.from([198, 51, 100, 77]))).toBe(false)
  for (const report of reports) expect(bytes.includes(Buffer.from(report.subarray(22, 38)))).toBe(false)
  expect(log).toMatch(/^\[(\{"kind":"flushed","counted":\d+,"duplicates":0,"expired":0\},?)+\]$/)
  await shop.stop()
})
