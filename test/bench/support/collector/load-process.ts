import {connect, type Socket} from 'node:net'
import {quantile} from '../statistics'
import {reportStream} from './made-up-reports'

/** What the benchmark asks of the client, as a message. */
export interface LoadOrder {
  readonly ports: readonly number[]
  readonly connections: number
  readonly seconds: number
  readonly shops: number
  readonly seed: number
  /** Requests a second; as many as come back when it is `null`. */
  readonly rate: number | null
}

export interface LoadResult {
  readonly requests: number
  readonly perSecond: number
  readonly medianMs: number
  readonly p99Ms: number
}

const HEAD =
  'POST /v1/report HTTP/1.1\r\nHost: shop.test\r\nContent-Type: application/octet-stream\r\nContent-Length: 64\r\n\r\n'
const END = Buffer.from('\r\n\r\n')
const WEEK_MS = 7 * 24 * 3600 * 1000

process.on('message', (order: LoadOrder) => {
  void load(order).then((result) => process.send?.(result))
})

/** One request at a time on each connection; with a rate, latency counts from when a request was due. */
async function load({ports, connections, seconds, shops, seed, rate}: LoadOrder): Promise<LoadResult> {
  const next = await reportStream({shops, period: Math.floor(Date.now() / WEEK_MS), seed})
  const request = () => Buffer.concat([Buffer.from(HEAD), next()])
  const sockets = await Promise.all(
    Array.from({length: connections}, (_, i) => open(ports[i % ports.length]!)),
  )
  const latencies: number[] = []
  const startMs = performance.now()
  const endMs = startMs + 1000 * seconds
  let sent = 0
  const dueMs = () => (rate === null ? performance.now() : startMs + (1000 * sent) / rate)
  await Promise.all(
    sockets.map(async (socket) => {
      for (;;) {
        const due = dueMs()
        if (due >= endMs) return
        sent++
        while (performance.now() < due) await pause(due - performance.now())
        await exchange(socket, request())
        latencies.push(performance.now() - due)
      }
    }),
  )
  const elapsed = (performance.now() - startMs) / 1000
  for (const socket of sockets) socket.destroy()
  return {
    requests: latencies.length,
    perSecond: latencies.length / elapsed,
    medianMs: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  }
}

/** Timers count whole milliseconds; the rest is waited for in turns of the event loop. */
const pause = (ms: number): Promise<void> =>
  new Promise((done) => (ms > 2 ? setTimeout(done, ms - 1) : setImmediate(done)))

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({port, host: '127.0.0.1', noDelay: true}, () => resolve(socket))
    socket.once('error', reject)
  })
}

/** Sends one request and waits for the end of its answer, which has no body. */
function exchange(socket: Socket, request: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let tail = Buffer.alloc(0)
    const read = (chunk: Buffer) => {
      tail = Buffer.concat([tail, chunk])
      if (!tail.includes(END)) return
      socket.off('data', read)
      socket.off('close', gone)
      if (tail.toString('latin1', 9, 12) === '204') resolve()
      else reject(new Error(`unexpected answer: ${tail.toString('latin1', 0, 40)}`))
    }
    const gone = () => reject(new Error('the server closed the connection'))
    socket.on('data', read)
    socket.once('close', gone)
    socket.write(request)
  })
}
