import {type ChildProcess, fork} from 'node:child_process'
import {Agent, request} from 'node:http'
import {canonicalJson} from '../../../advisor-core/reporting/canonical-json'
import {configurationHash} from '../../../advisor-core/reporting/configuration-hash'
import {openStore, type Store} from '../../../collector'
import {sha256} from '../../../collector/sha256'
import {
  encodedReport,
  exampleConfiguration,
  SHOP,
  seededUniform,
  WEEK_MS,
} from '../../../collector/test-support'
import type {ChildBundle} from '../../support/bundle-child'
import type {ChildOrder} from './server-child'

const configuration = exampleConfiguration()

/** A collector in another process. */
export interface RunningCollector {
  readonly child: ChildProcess
  /** What it logged so far. */
  readonly log: readonly {readonly kind: string; readonly counted?: number}[]
  /** Everything it wrote to its outputs. */
  readonly said: () => string
  /** Sends a report; rejects when nobody answers. */
  readonly post: (body: Uint8Array, headers?: Readonly<Record<string, string>>) => Promise<number>
  /** Ends it and waits until it is gone. */
  readonly end: (signal: NodeJS.Signals) => Promise<void>
  /** Closes the connections that are kept open. */
  readonly hangUp: () => void
}

export async function startChild(bundle: ChildBundle, order: ChildOrder): Promise<RunningCollector> {
  const child = fork(bundle.path, [], {
    env: {...process.env, LOTSE_CHILD: JSON.stringify(order)},
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const log: {kind: string; counted?: number}[] = []
  let said = ''
  for (const output of [child.stdout, child.stderr]) output?.on('data', (chunk) => (said += String(chunk)))
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the collector did not start: ${said}`)))
    child.on('message', (entry: {kind: string; port?: number; counted?: number}) => {
      if (entry.kind === 'listening') resolve(entry.port ?? 0)
      else log.push(entry)
    })
  })
  const agent = new Agent({keepAlive: true, maxSockets: 4})
  return {
    child,
    log,
    said: () => said,
    hangUp: () => agent.destroy(),
    post: (body, headers = {}) =>
      new Promise((resolve, reject) => {
        const sent = request({port, host: '127.0.0.1', path: '/v1/report', method: 'POST', agent, headers})
        sent.once('response', (response) => {
          response.resume()
          response.once('end', () => resolve(response.statusCode ?? 0))
        })
        sent.once('error', reject)
        sent.end(body)
      }),
    end: (signal) =>
      new Promise((done) => {
        agent.destroy()
        if (child.exitCode !== null || child.signalCode !== null) return done()
        child.once('exit', () => done())
        child.kill(signal)
      }),
  }
}

/** Makes the tables and announces the configuration of the reports. */
export async function prepareStore(order: ChildOrder): Promise<void> {
  const store = await openStore(order)
  const hash = await configurationHash(configuration, sha256)
  await store.registerConfiguration({
    hash,
    shop: SHOP,
    canonical: canonicalJson(configuration),
    labels: null,
    origins: null,
  })
  await store.close()
}

/** Valid reports of this week with one cell each, all different. */
export async function reportsOfThisWeek(count: number, seed: number): Promise<readonly Uint8Array[]> {
  const uniform = seededUniform(seed)
  const period = Math.floor(Date.now() / WEEK_MS)
  return Promise.all(
    Array.from({length: count}, () => encodedReport(configuration, {period, cell: 1, uniform})),
  )
}

/** n, and the sum over the cells, which is the same where every report has one cell: else a counter is corrupt. */
export async function counters(
  order: ChildOrder,
): Promise<{readonly reports: number; readonly cells: number}> {
  const store: Store = await openStore(order)
  const rows = await store.readCounts({shop: SHOP, beforePeriod: 65_535})
  await store.close()
  return {
    reports: rows.reduce((sum, row) => sum + row.reports, 0),
    cells: rows.reduce((sum, row) => sum + [...row.cells.values()].reduce((a, b) => a + b, 0), 0),
  }
}
