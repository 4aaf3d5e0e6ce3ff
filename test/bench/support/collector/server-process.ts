import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import {createCollector, createReportListener, openStore} from '../../../../collector'

/** What the benchmark starts a server with, as JSON in LOTSE_BENCH. */
export interface ServerOrder {
  readonly kind: 'bare' | 'sqlite' | 'postgres'
  readonly folder: string
  readonly url: string
}

const order: ServerOrder = JSON.parse(process.env.LOTSE_BENCH ?? '{}')

/** The yardstick: reads the body away and answers 204. */
function answerBare(request: IncomingMessage, response: ServerResponse): void {
  request.resume()
  request.on('end', () => {
    response.statusCode = 204
    response.end()
  })
}

function listen(answer: (request: IncomingMessage, response: ServerResponse) => void): void {
  const server = createServer({keepAliveTimeout: 60_000}, answer).listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.({port: typeof address === 'object' && address ? address.port : 0})
  })
}

async function serveCollector(): Promise<void> {
  const url = order.kind === 'postgres' ? order.url : undefined
  const store = await openStore({folder: order.folder, url})
  const collector = createCollector({store, nowMs: Date.now})
  // Without the limits by sender: every request of the benchmark comes from one address.
  const unlimited = (bytes: Uint8Array | null) => collector.takeReport(bytes, {address: null, origin: null})
  const isReport = createReportListener({...collector, takeReport: unlimited})
  listen((request, response) => {
    if (!isReport(request, response)) response.writeHead(404).end()
  })
  process.once('SIGTERM', async () => {
    await collector.close()
    await store.close()
    process.exit(0)
  })
}

// Asked by the benchmark: processor time so far, in microseconds.
process.on('message', () => {
  const {user, system} = process.cpuUsage()
  process.send?.({cpuMicroseconds: user + system})
})

if (order.kind === 'bare') listen(answerBare)
else await serveCollector()
