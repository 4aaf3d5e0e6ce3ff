import {HttpResponse, http} from 'msw'
import {setupServer} from 'msw/node'
import {afterAll, afterEach, beforeAll, describe, expect, test, vi} from 'vitest'
import {createRandom} from '../../advisor-core/numeric/random'
import {createConfiguration, decodeReport, REPORT_BYTES} from '../../advisor-core/reporting'
import {browserPorts, createReporter, type ReportPorts} from '../../widget/report'

/** What the widget may send, and nothing else: any other request fails the test that made it. */
const COLLECTOR = 'http://collector.test/v1/report'
const server = setupServer()

beforeAll(() => {
  vi.stubGlobal('navigator', {})
  server.listen({onUnhandledRequest: 'error'})
})
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const CONFIGURATION = createConfiguration({
  shop: 'a'.repeat(32),
  simulated: false,
  odds: 7,
  topics: [
    {source: {kind: 'archetype'}, cells: ['calm', 'curious', 'quick'], live: true},
    {source: {kind: 'question', question: 'budget'}, cells: ['low', 'high'], live: true},
  ],
  artefacts: {},
})

/** A device with storage of its own and the real network port. */
function device(seed: number, nowMs = 1.8e12): ReportPorts & {readonly stored: Map<string, unknown>} {
  const random = createRandom(seed)
  const stored = new Map<string, unknown>()
  const random32 = () => Math.floor(random() * 2 ** 32)
  return {
    stored,
    store: {
      get: async (key) => stored.get(key),
      update: async (key, change) => void stored.set(key, change(stored.get(key))),
      del: async (key) => void stored.delete(key),
    },
    now: () => nowMs,
    random32,
    randomBytes: (count) => Uint8Array.from({length: count}, () => random32() & 255),
    sha256: async (bytes) => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice())),
    send: browserPorts().send,
    lock: (_, fn) => fn(),
    gpc: false,
  }
}

const INPUT = {
  topics: {'question:budget': 'low'},
  archetype: [
    {id: 'calm', posterior: 0.2},
    {id: 'curious', posterior: 0.7},
    {id: 'quick', posterior: 0.1},
  ],
}

describe('a report on the wire', () => {
  test('is one POST of 64 bytes without cookie, referrer, query or any other header of ours', async () => {
    const seen: {request: Request; body: Uint8Array}[] = []
    server.use(
      http.post(COLLECTOR, async ({request}) => {
        seen.push({request, body: new Uint8Array(await request.clone().arrayBuffer())})
        return new HttpResponse(null, {status: 204})
      }),
    )
    const reporter = createReporter({configuration: CONFIGURATION, endpoint: COLLECTOR, ports: device(1)})
    expect(await reporter.contribute(INPUT)).toEqual({kind: 'sent'})
    expect(await reporter.contribute(INPUT)).toEqual({kind: 'nothing-new'})
    expect(seen).toHaveLength(1)
    const {request, body} = seen[0]!
    expect(body).toHaveLength(REPORT_BYTES)
    expect(decodeReport(body).kind).toBe('advice')
    expect(request.url).toBe(COLLECTOR)
    expect(request.credentials).toBe('omit')
    expect(request.referrerPolicy).toBe('no-referrer')
    expect([...request.headers.keys()].filter((name) => name !== 'content-type')).toEqual([])
    expect((await reporter.lastSent())?.bytes).toEqual(body)
  })

  test('has the same size and shape whatever was answered', async () => {
    const shapes = new Set<string>()
    server.use(
      http.post(COLLECTOR, async ({request}) => {
        const body = new Uint8Array(await request.clone().arrayBuffer())
        shapes.add(`${body.length} ${[...request.headers].join()} ${request.url}`)
        return new HttpResponse(null, {status: 204})
      }),
    )
    const inputs = [
      INPUT,
      {topics: {}, archetype: []},
      {topics: {'question:budget': 'high', x: 'y'}, archetype: []},
    ]
    for (const [seed, input] of inputs.entries())
      await createReporter({
        configuration: CONFIGURATION,
        endpoint: COLLECTOR,
        ports: device(seed),
      }).contribute(input)
    expect(shapes.size).toBe(1)
  })

  test.each([
    ['is down', () => HttpResponse.error(), 'waiting'],
    ['answers 503', () => new HttpResponse('no', {status: 503}), 'waiting'],
    ['limits', () => new HttpResponse(null, {status: 429}), 'waiting'],
    ['answers rubbish', () => HttpResponse.text('<html>', {status: 404}), 'dropped'],
  ])('a collector that %s never throws at the visitor', async (_, respond, expected) => {
    server.use(http.post(COLLECTOR, () => respond()))
    const reporter = createReporter({configuration: CONFIGURATION, endpoint: COLLECTOR, ports: device(3)})
    expect((await reporter.contribute(INPUT)).kind).toBe(expected)
  })

  test('a refusal by Global Privacy Control sends and stores nothing', async () => {
    const ports = {...device(4), gpc: true}
    const reporter = createReporter({configuration: CONFIGURATION, endpoint: COLLECTOR, ports})
    expect(await reporter.contribute(INPUT)).toEqual({kind: 'off', reason: 'gpc'})
    expect(ports.stored.size).toBe(0)
  })
})
