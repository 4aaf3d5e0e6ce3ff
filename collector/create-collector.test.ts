import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'
import {canonicalJson} from '../advisor-core/reporting/canonical-json'
import {configurationHash} from '../advisor-core/reporting/configuration-hash'
import {hashKey} from './access'
import {createCollector} from './create-collector'
import {sha256} from './sha256'
import {
  encodedReport,
  exampleConfiguration,
  get,
  post,
  register,
  SHOP,
  START_MS,
  seededUniform,
  startCollector,
  WEEK_MS,
} from './test-support'

const configuration = exampleConfiguration()
const HOUR_MS = 3600 * 1000

describe('the collector', () => {
  let shop: Awaited<ReturnType<typeof startCollector>>
  const uniform = seededUniform(1)
  const anyReport = (period = shop.period) => encodedReport(configuration, {period, cell: 1, uniform})
  const countOf = async () =>
    (await shop.store.readCounts({shop: SHOP, beforePeriod: 65535})).reduce((n, row) => n + row.reports, 0)

  beforeEach(async () => {
    shop = await startCollector()
    await register(shop.collector, configuration)
  })
  afterEach(() => shop.stop())

  it('answers every body the same way, valid or not', async () => {
    const valid = await anyReport()
    const wrongVersion = valid.slice()
    wrongVersion[0] = 9
    const unknownConfiguration = valid.slice()
    unknownConfiguration[2]! ^= 1
    const twoBits = valid.slice()
    twoBits[21] = 3
    const bodies = [
      valid,
      valid,
      wrongVersion,
      unknownConfiguration,
      twoBits,
      new Uint8Array(),
      valid.slice(0, 63),
      new Uint8Array(65),
      new Uint8Array(1_000_000),
      await anyReport(shop.period - 2),
      await anyReport(shop.period + 1),
      await encodedReport(configuration, {period: shop.period, topic: 2, cell: 1, uniform}),
    ]
    const answers = await Promise.all(
      bodies.map(async (body) => {
        const response = await post(shop.collector, body)
        return [response.status, [...response.headers].sort(), await response.text()]
      }),
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]![0]).toBe(204)
    await shop.collector.flush()
    expect(await countOf()).toBe(1)
  })

  it('takes reports of this week and of the last one', async () => {
    await post(shop.collector, await anyReport(shop.period))
    await post(shop.collector, await anyReport(shop.period - 1))
    await shop.collector.flush()
    expect(await countOf()).toBe(2)
  })

  it('lets any page send reports, without credentials', async () => {
    const preflight = await shop.collector.fetch(
      new Request('http://shop.test/v1/report', {method: 'OPTIONS', headers: {origin: 'https://other.test'}}),
    )
    expect(preflight.status).toBe(204)
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
    expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type')
    expect(preflight.headers.has('access-control-allow-credentials')).toBe(false)
  })

  it('writes nothing until 50 reports wait, then all of them at once', async () => {
    for (let i = 0; i < 49; i++) await post(shop.collector, await anyReport())
    expect(await countOf()).toBe(0)
    await post(shop.collector, await anyReport())
    await expect.poll(countOf).toBe(50)
    expect(shop.entries).toEqual([{kind: 'flushed', counted: 50, duplicates: 0, expired: 0}])
  })

  it('writes fewer than 50 reports when they are a day old', async () => {
    await post(shop.collector, await anyReport())
    await get(shop.collector, `/v1/estimates?shop=${SHOP}`)
    expect(await countOf()).toBe(0)
    shop.clock.nowMs += 24 * 3600 * 1000
    await get(shop.collector, `/v1/estimates?shop=${SHOP}`)
    expect(await countOf()).toBe(1)
  })

  it('writes what waits when it is closed, and takes nothing afterwards', async () => {
    await post(shop.collector, await anyReport())
    await shop.collector.close()
    expect(await countOf()).toBe(1)
    expect((await post(shop.collector, await anyReport())).status).toBe(503)
  })

  it('counts a report once that a device sends again after the collector was restarted', async () => {
    const bytes = await anyReport()
    await post(shop.collector, bytes)
    await shop.collector.close()
    const restarted = createCollector({store: shop.store, nowMs: () => shop.clock.nowMs})
    await post(restarted, bytes)
    await restarted.close()
    expect(await countOf()).toBe(1)
  })

  it('loses only the batch in memory when it is killed, and counts it when it is sent again', async () => {
    const written = await Promise.all(Array.from({length: 50}, () => anyReport()))
    const waiting = await Promise.all(Array.from({length: 20}, () => anyReport()))
    for (const bytes of written) await post(shop.collector, bytes)
    await expect.poll(countOf).toBe(50)
    for (const bytes of waiting) await post(shop.collector, bytes)
    // Killed: the old one is never flushed. The devices that saw no answer send the same bytes.
    const restarted = createCollector({store: shop.store, nowMs: () => shop.clock.nowMs})
    for (const bytes of [...written, ...waiting]) await post(restarted, bytes)
    await restarted.close()
    expect(await countOf()).toBe(70)
  })

  it('keeps the batch when the disk is full, and counts it once when there is room again', async () => {
    const {count} = shop.store
    let isFull = true
    shop.store.count = async (reports) => {
      if (isFull) throw new Error('database or disk is full')
      return count(reports)
    }
    for (let i = 0; i < 60; i++) expect((await post(shop.collector, await anyReport())).status).toBe(204)
    await expect(shop.collector.flush()).rejects.toThrow('full')
    isFull = false
    await shop.collector.flush()
    expect(await countOf()).toBe(60)
  })

  it('drops reports beyond its bound while nothing can be written, and says how many', async () => {
    const {count} = shop.store
    shop.store.count = async () => {
      throw new Error('database or disk is full')
    }
    const small = createCollector({
      store: shop.store,
      nowMs: () => shop.clock.nowMs,
      limits: {flushAt: 50, maxBatch: 60},
    })
    for (let i = 0; i < 75; i++) await post(small, await anyReport())
    await small.flush().catch(() => {})
    expect(await (await get(small, '/v1/metrics')).text()).toContain('lotse_overflow_total 15\n')
    shop.store.count = count
    await small.close()
    expect(await countOf()).toBe(60)
  })

  it('makes senders wait while a write hangs, and holds no more than its bound', async () => {
    const {count} = shop.store
    let goOn = () => {}
    const hanging = new Promise<void>((resolve) => {
      goOn = resolve
    })
    shop.store.count = async (reports) => {
      await hanging
      return count(reports)
    }
    const small = createCollector({
      store: shop.store,
      nowMs: () => shop.clock.nowMs,
      limits: {flushAt: 50, maxBatch: 60},
    })
    let answered = 0
    const sent = Array.from({length: 100}, async () => {
      await post(small, await anyReport())
      answered++
    })
    await expect.poll(() => answered).toBe(60)
    await new Promise((done) => setTimeout(done, 60))
    expect(answered).toBe(60)
    goOn()
    await Promise.all(sent)
    await small.close()
    expect(answered).toBe(100)
    expect(await countOf()).toBe(100)
  })

  it('counts nothing more for a week that is no longer accepted, even with the clock set back', async () => {
    await post(shop.collector, await anyReport())
    await shop.collector.flush()
    const bytes = await anyReport()
    shop.clock.nowMs += 2 * WEEK_MS
    await shop.collector.flush()
    shop.clock.monotonicMs += HOUR_MS
    await shop.collector.flush()
    shop.clock.nowMs = START_MS
    await post(shop.collector, bytes)
    await shop.collector.flush()
    expect(await countOf()).toBe(1)
  })

  it('drops what one network sends beyond its rate, and forgets the network within the hour', async () => {
    const limited = createCollector({
      store: shop.store,
      nowMs: () => shop.clock.nowMs,
      limits: {reportsPerNetwork: {burst: 5, perSecond: 1}},
      clientAddress: () => '203.0.113.7',
    })
    for (let i = 0; i < 20; i++) expect((await post(limited, await anyReport())).status).toBe(204)
    shop.clock.nowMs += 2000
    for (let i = 0; i < 20; i++) await post(limited, await anyReport())
    await limited.close()
    expect(await countOf()).toBe(7)
  })

  it('drops what one origin sends beyond its rate', async () => {
    const limited = createCollector({
      store: shop.store,
      nowMs: () => shop.clock.nowMs,
      limits: {reportsPerOrigin: {burst: 3, perSecond: 1}},
    })
    for (let i = 0; i < 5; i++) await post(limited, await anyReport(), {origin: 'https://kontor.test'})
    for (let i = 0; i < 5; i++) await post(limited, await anyReport(), {origin: 'https://other.test'})
    await limited.close()
    expect(await countOf()).toBe(6)
  })

  it('writes again soon after a failure, even when the clock was set back for years', async () => {
    const {count} = shop.store
    shop.store.count = async () => {
      throw new Error('database or disk is full')
    }
    for (let i = 0; i < 50; i++) await post(shop.collector, await anyReport())
    await expect.poll(() => shop.entries.map(({kind}) => kind)).toEqual(['flush-failed'])
    expect(await (await get(shop.collector, '/health')).json()).toEqual({status: 'cannot write', waiting: 50})
    shop.store.count = count
    shop.clock.nowMs = 0
    await get(shop.collector, `/v1/estimates?shop=${SHOP}`)
    expect(await countOf()).toBe(0)
    shop.clock.monotonicMs += 1000
    await get(shop.collector, `/v1/estimates?shop=${SHOP}`)
    expect(await countOf()).toBe(50)
  })

  it('ends no week when the clock jumps ahead for less than an hour', async () => {
    const bytes = await anyReport()
    await post(shop.collector, bytes)
    await shop.collector.flush()
    for (const weeks of [3, 500, -700]) {
      shop.clock.nowMs = START_MS + weeks * WEEK_MS
      await post(shop.collector, bytes)
      await shop.collector.flush()
      shop.clock.monotonicMs += HOUR_MS - 1
      shop.clock.nowMs = START_MS
      await shop.collector.flush()
    }
    await post(shop.collector, bytes)
    await post(shop.collector, await anyReport())
    await shop.collector.flush()
    expect(await countOf()).toBe(2)
  })

  it('keeps reports of a configuration it cannot ask for until the store answers again', async () => {
    const fresh = createCollector({store: shop.store, nowMs: () => shop.clock.nowMs})
    const {findConfigurations} = shop.store
    shop.store.findConfigurations = async () => {
      throw new Error('connection lost')
    }
    for (let i = 0; i < 3; i++) await post(fresh, await anyReport())
    await fresh.flush()
    expect(await countOf()).toBe(0)
    shop.store.findConfigurations = findConfigurations
    await fresh.close()
    expect(await countOf()).toBe(3)
  })

  it('registers a configuration for the key of the shop, and serves its canonical bytes for ever', async () => {
    const other = exampleConfiguration({odds: 3})
    const hash = await configurationHash(other, sha256)
    expect((await register(shop.collector, other)).status).toBe(201)
    expect((await register(shop.collector, other)).status).toBe(200)
    const response = await get(shop.collector, `/v1/configurations/${hash}`)
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(await response.text()).toBe(canonicalJson(other))
    const etag = response.headers.get('etag') ?? ''
    const again = await get(shop.collector, `/v1/configurations/${hash}`, {'if-none-match': `"x", W/${etag}`})
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, ''])
  })

  it('serves files that are named by their content, and no others', async () => {
    const asked: string[] = []
    const withFiles = createCollector({
      store: shop.store,
      nowMs: () => shop.clock.nowMs,
      readFile: async (name) => {
        asked.push(name)
        return name.startsWith('taste.') ? new Uint8Array([1, 2, 3]) : null
      },
    })
    const response = await get(withFiles, '/v1/files/taste.0123456789.bin')
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]))
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect((await get(withFiles, '/v1/files/other.0123456789.json')).status).toBe(404)
    expect((await get(withFiles, '/v1/files/taste.bin')).status).toBe(404)
    expect((await get(withFiles, '/v1/files/..%2fshop-key')).status).toBe(404)
    expect(asked).toEqual(['taste.0123456789.bin', 'other.0123456789.json'])
    await withFiles.close()
  })

  it('counts only reports from the pages that the shop has named', async () => {
    const origins = ['https://kontor.test', 'http://localhost:8080']
    const listed = exampleConfiguration({odds: 3})
    await register(shop.collector, listed, {origins})
    const listedReport = () => encodedReport(listed, {period: shop.period, cell: 1, uniform})
    await post(shop.collector, await listedReport(), {origin: 'https://kontor.test'})
    await post(shop.collector, await listedReport(), {origin: 'https://evil.test'})
    await post(shop.collector, await listedReport(), {origin: 'null'})
    await shop.collector.flush()
    expect(await countOf()).toBe(1)
    // Named differently, once what is remembered is a minute old.
    await register(shop.collector, listed, {origins: ['https://evil.test']})
    shop.clock.monotonicMs += 60_000
    await post(shop.collector, await listedReport(), {origin: 'https://kontor.test'})
    await post(shop.collector, await listedReport(), {origin: 'https://evil.test'})
    await shop.collector.flush()
    expect(await countOf()).toBe(2)
  })

  it.each([
    [[]],
    ['https://kontor.test'],
    [['https://kontor.test/']],
    [['kontor.test']],
    [['javascript:alert(1)']],
    [[7]],
  ])('refuses %j as a list of origins', async (origins) => {
    const response = await register(shop.collector, configuration, {origins})
    expect(await response.json()).toMatchObject({status: 422, title: 'invalid origins'})
  })

  it.each([
    ['without a key', {key: null}, 401, 'key needed'],
    ['with a wrong key', {key: 'no'}, 401, 'key needed'],
    ['under a wrong hash', {hash: '0'.repeat(64)}, 422, 'hash mismatch'],
    [
      'with words of the wrong form',
      {labels: {shop: 'Kontor', topics: {archetype: 1}}},
      422,
      'invalid labels',
    ],
  ])('refuses a configuration %s with a problem that says so', async (_, options, status, title) => {
    const response = await register(shop.collector, exampleConfiguration({odds: 20}), options)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({status, title})
    const hash = await configurationHash(exampleConfiguration({odds: 20}), sha256)
    expect((await get(shop.collector, `/v1/configurations/${hash}`)).status).toBe(404)
  })

  it('names the field of a configuration that breaks the caps', async () => {
    const response = await register(shop.collector, {...configuration, odds: 54})
    expect(await response.json()).toMatchObject({
      status: 422,
      title: 'invalid configuration',
      path: expect.stringContaining('odds'),
    })
  })

  it.each([
    ['PUT', '/v1/configurations/abc', 'not json', 400],
    ['PUT', '/v1/configurations/abc', '[]', 422],
    ['PUT', '/v1/configurations/abc', ' '.repeat(300_000), 413],
    ['GET', '/v1/configurations/..%2f..%2fetc', null, 404],
    ['GET', '/v1/estimates', null, 400],
    ['GET', `/v1/estimates?shop=${'f'.repeat(32)}`, null, 404],
    ['GET', '/nowhere', null, 404],
  ])('answers $0 $1 that it cannot serve with a problem of status $3', async (method, path, body, status) => {
    const response = await shop.collector.fetch(new Request(`http://shop.test${path}`, {method, body}))
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('says nothing about an error of its own, and logs no address', async () => {
    shop.store.configurationsOf = async () => {
      throw new Error('no such table')
    }
    const response = await get(shop.collector, `/v1/estimates?shop=${SHOP}`)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('table')
    expect(shop.entries).toEqual([{kind: 'failed', route: '/v1/estimates', reason: 'no such table'}])
  })

  it('shows estimates only to a key of the shop, unless its reports are open', async () => {
    const locked = createCollector({store: shop.store, nowMs: () => shop.clock.nowMs})
    const path = `/v1/estimates?shop=${SHOP}`
    await shop.store.addKey({scope: SHOP, role: 'read', hash: hashKey('reader')})
    expect((await get(locked, path)).status).toBe(401)
    expect((await get(locked, path, {authorization: 'Bearer other'})).status).toBe(401)
    expect((await get(locked, path, {authorization: 'Bearer reader'})).status).toBe(200)
    expect((await register(locked, exampleConfiguration({odds: 3}), {key: 'reader'})).status).toBe(401)
    await locked.close()
  })

  it('publishes its sums only when a batch is written', async () => {
    await post(shop.collector, new Uint8Array(3))
    expect(await (await get(shop.collector, '/v1/metrics')).text()).toContain('lotse_rejected_total 0\n')
    await post(shop.collector, await anyReport())
    await shop.collector.flush()
    const text = await (await get(shop.collector, '/v1/metrics')).text()
    expect(text).toContain('lotse_rejected_total 1\n')
    expect(text).toContain('lotse_counted_total 1\n')
    expect(await (await get(shop.collector, '/v1/health')).json()).toEqual({status: 'ok', waiting: 0})
    expect((await get(shop.collector, '/health')).status).toBe(200)
    expect(await (await get(shop.collector, '/metrics')).text()).toBe(text)
  })

  it('publishes what it drops every minute too, fifty at once: where nothing is valid no batch is written', async () => {
    vi.useFakeTimers({toFake: ['setInterval', 'clearInterval']})
    const minutely = createCollector({store: shop.store, nowMs: () => shop.clock.nowMs})
    const rejected = async () =>
      /lotse_rejected_total (\d+)/.exec(await (await get(minutely, '/v1/metrics')).text())?.[1]
    const drop = async (times: number) => {
      for (let n = 0; n < times; n++) await post(minutely, new Uint8Array(3))
      // One tick judges what waits, the next one publishes it.
      await vi.waitFor(async () => {
        vi.advanceTimersByTime(60_000)
        expect(await (await get(minutely, '/v1/health')).json()).toMatchObject({waiting: 0})
      })
      vi.advanceTimersByTime(60_000)
    }
    await drop(49)
    expect(await rejected()).toBe('0')
    await drop(2)
    expect(await rejected()).toBe('50')
    await minutely.close()
    vi.useRealTimers()
  })

  it('refuses limits that would make rows of counters', () => {
    const {store} = shop
    expect(() => createCollector({store, nowMs: () => 0, limits: {flushAt: 1}})).toThrow('flushAt')
    expect(() => createCollector({store, nowMs: () => 0, limits: {maxBatch: 10_000}})).toThrow('maxBatch')
  })
})
