import {createHash} from 'node:crypto'
import {createRandom} from '../../advisor-core/numeric/random'
import {exampleConfiguration} from '../../advisor-core/reporting/test-support'
import type {ReportInput} from './make-report'
import type {ReportPorts, SendOutcome} from './ports'
import {createReporter, type Reporter} from './reporter'

export const WEEK_MS = 7 * 24 * 3600 * 1000
export const ENDPOINT = 'https://collector.test/v1/report'
export const INPUT: ReportInput = {
  topics: {'question:budget': 'high', hour: '9'},
  archetype: [
    {id: 'careful', posterior: 0.25},
    {id: 'quick', posterior: 0.75},
  ],
}

/** A browser: one storage and one lock that all its tabs share, a clock and a network that a test moves. */
export interface FakeDevice {
  nowMs: number
  /** What the network answers. */
  answer: SendOutcome | 'never'
  gpc: boolean
  lockMissing: boolean
  /** Operations of the store that fail from now on. */
  broken: Set<'get' | 'update' | 'del'>
  /** How many more updates succeed before the tab is gone. */
  updatesLeft: number
  readonly stored: Map<string, unknown>
  /** Bodies in the order of sending, as hex. */
  readonly requests: string[]
  readonly urls: string[]
  /** Answers a request that never ended. */
  settleOpen: (outcome: SendOutcome) => void
  openTab(): Reporter
  readonly ports: ReportPorts
}

export function fakeDevice(seed = 1, configuration = exampleConfiguration()): FakeDevice {
  const random = createRandom(seed)
  const random32 = () => Math.floor(random() * 2 ** 32)
  let queue: Promise<unknown> = Promise.resolve()
  const open: ((outcome: SendOutcome) => void)[] = []
  const device: FakeDevice = {
    nowMs: 2950 * WEEK_MS + 1000,
    answer: 'sent',
    gpc: false,
    lockMissing: false,
    broken: new Set(),
    updatesLeft: Number.POSITIVE_INFINITY,
    stored: new Map(),
    requests: [],
    urls: [],
    settleOpen: (outcome) => {
      for (const resolve of open.splice(0)) resolve(outcome)
    },
    openTab: () => createReporter({configuration, endpoint: ENDPOINT, ports: device.ports}),
    ports: {
      store: {
        get: async (key) => {
          if (device.broken.has('get')) throw new Error('store broken')
          return structuredClone(device.stored.get(key))
        },
        update: async (key, change) => {
          if (device.broken.has('update') || device.updatesLeft <= 0) throw new Error('store broken')
          device.updatesLeft--
          device.stored.set(key, structuredClone(change(structuredClone(device.stored.get(key)))))
        },
        del: async (key) => {
          if (device.broken.has('del')) throw new Error('store broken')
          device.stored.delete(key)
        },
      },
      now: () => device.nowMs,
      random32,
      randomBytes: (count) => Uint8Array.from({length: count}, () => random32() & 0xff),
      sha256: async (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
      send: async (url, bytes) => {
        device.urls.push(url)
        device.requests.push(Buffer.from(bytes).toString('hex'))
        return device.answer === 'never' ? new Promise((resolve) => open.push(resolve)) : device.answer
      },
      lock: (_, fn) => {
        if (device.lockMissing) return Promise.reject(new TypeError('no locks'))
        const result = queue.then(fn)
        queue = result.catch(() => {})
        return result
      },
      get gpc() {
        return device.gpc
      },
    },
  }
  return device
}
