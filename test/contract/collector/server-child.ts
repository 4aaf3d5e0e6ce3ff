import {createServer} from 'node:http'
import {writeHeapSnapshot} from 'node:v8'
import {createCollector, createReportListener, openStore} from '../../../collector'

/** What a test starts this process with, as JSON in LOTSE_CHILD. */
export interface ChildOrder {
  readonly folder: string
  readonly url?: string
  readonly proxies?: number
}

/** Small enough that a test can fill it. */
const MAX_BATCH = 200

/** A collector in a process of its own; says what it logs, and writes heap snapshots when asked. */
async function main(order: ChildOrder): Promise<void> {
  const store = await openStore(order)
  const collector = createCollector({
    store,
    nowMs: Date.now,
    limits: {
      flushAt: 50,
      maxBatch: MAX_BATCH,
      flushPauseMs: 20,
      reportsPerNetwork: {burst: 1e6, perSecond: 1e6},
    },
    log: (entry) => process.send?.(entry),
  })
  const isReport = createReportListener(collector, order.proxies ?? 0)
  const server = createServer((request, response) => {
    if (!isReport(request, response)) response.writeHead(404).end()
  }).listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.({kind: 'listening', port: typeof address === 'object' && address ? address.port : 0})
  })
  process.on('message', (path) => {
    writeHeapSnapshot(String(path))
    process.send?.({kind: 'snapshot'})
  })
  process.once('SIGTERM', async () => {
    server.close()
    server.closeAllConnections()
    await collector.close().finally(() => store.close())
    process.exit(0)
  })
}

const order: ChildOrder = JSON.parse(process.env.LOTSE_CHILD ?? '{}')
await main(order)
