import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {configurationHash} from '../advisor-core/reporting/configuration-hash'
import {type ConfigurationInput, createConfiguration} from '../advisor-core/reporting/create-configuration'
import {drawSubset} from '../advisor-core/reporting/draw-subset'
import type {ReportConfiguration} from '../advisor-core/reporting/types'
import {encodeReport} from '../advisor-core/reporting/wire'
import {createCollector} from './create-collector'
import {sha256} from './sha256'
import {openSqliteStore} from './store/sqlite-store'
import type {Collector, CollectorOptions, LogEntry} from './types'

export const SHOP = '0123456789abcdef0123456789abcdef'
export const ADMIN_KEY = 'a-key-for-tests-only'
export const WEEK_MS = 7 * 24 * 3600 * 1000
/** The middle of a period. */
export const START_MS = 2950 * WEEK_MS + 3 * 24 * 3600 * 1000

export function exampleConfiguration(over: Partial<ConfigurationInput> = {}): ReportConfiguration {
  return createConfiguration({
    shop: SHOP,
    simulated: false,
    odds: 7,
    topics: [
      {source: {kind: 'archetype'}, cells: ['careful', 'curious', 'quick'], live: true},
      {source: {kind: 'question', question: 'budget'}, cells: ['low', 'high'], live: true},
      {source: {kind: 'device'}, cells: ['phone', 'desktop'], live: false},
    ],
    artefacts: {},
    ...over,
  })
}

/** An integer uniform in [0, bound) from a seed: mulberry32, good enough to make up reports. */
export function seededUniform(seed: number): (bound: number) => number {
  let state = seed >>> 0
  return (bound) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % bound
  }
}

/** One randomised report as a device would send it; `cell` is the true one. */
export async function encodedReport(
  configuration: ReportConfiguration,
  {
    period,
    topic = 0,
    cell,
    uniform,
  }: {period: number; topic?: number; cell: number; uniform: (n: number) => number},
): Promise<Uint8Array<ArrayBuffer>> {
  const {cells, subsetSize} = configuration.topics[topic]!
  return encodeReport({
    kind: 'advice',
    configuration: (await configurationHash(configuration, sha256)).slice(0, 16),
    period,
    topic,
    valueBucket: 0,
    mask: drawSubset({cells: cells.length, subsetSize, odds: configuration.odds, trueCell: cell}, uniform),
    nonce: Uint8Array.from({length: 16}, () => uniform(256)),
  })
}

/** A collector over a data folder of its own, with a clock that the test moves. */
export async function startCollector(over: Partial<CollectorOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'lotse-collector-'))
  const store = over.store ?? (await openSqliteStore({folder}))
  const clock = {nowMs: START_MS, monotonicMs: 0}
  const entries: LogEntry[] = []
  const collector = createCollector({
    store,
    nowMs: () => clock.nowMs,
    monotonicMs: () => clock.monotonicMs,
    log: (entry) => entries.push(entry),
    adminKey: ADMIN_KEY,
    openReports: true,
    ...over,
  })
  return {
    collector,
    store,
    clock,
    folder,
    entries,
    get period() {
      return Math.floor(clock.nowMs / WEEK_MS)
    },
    async stop() {
      await collector.close()
      await store.close()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

export const post = (
  collector: Collector,
  body: Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) =>
  collector.fetch(
    new Request('http://shop.test/v1/report', {
      method: 'POST',
      body,
      headers: {'content-type': 'application/octet-stream', ...headers},
    }),
  )

export const get = (collector: Collector, path: string, headers: Record<string, string> = {}) =>
  collector.fetch(new Request(`http://shop.test${path}`, {headers}))

/** Registers a configuration with the key of the tests. */
export async function register(
  collector: Collector,
  configuration: ReportConfiguration,
  {
    key = ADMIN_KEY,
    hash,
    ...words
  }: {
    key?: string | null
    hash?: string
    labels?: unknown
    origins?: unknown
  } = {},
): Promise<Response> {
  const name = hash ?? (await configurationHash(configuration, sha256))
  return collector.fetch(
    new Request(`http://shop.test/v1/configurations/${name}`, {
      method: 'PUT',
      body: JSON.stringify({configuration, ...words}),
      headers: key === null ? {} : {authorization: `Bearer ${key}`},
    }),
  )
}
