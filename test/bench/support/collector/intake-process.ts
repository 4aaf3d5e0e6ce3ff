import {createCollector, openStore} from '../../../../collector'
import {prepareShops, reportStream} from './made-up-reports'

/** What the benchmark asks of a collector without a network, as JSON in LOTSE_BENCH. */
export interface IntakeOrder {
  readonly folder: string
  readonly url: string | null
  readonly shops: number
  readonly reports: number
  readonly seed: number
}

export interface IntakeResult {
  readonly counted: number
  /** Processor time of this process once it is warm, and time on the clock, for each report. */
  readonly cpuMicroseconds: number
  readonly microseconds: number
  /** Resident memory and used heap at tenths of the way, after a collection of garbage, in MB. */
  readonly residentMb: readonly number[]
  readonly heapMb: readonly number[]
}

const order: IntakeOrder = JSON.parse(process.env.LOTSE_BENCH ?? '{}')
const WEEK_MS = 7 * 24 * 3600 * 1000
const MB = 1024 * 1024

/** Gives a collector reports as fast as it takes them, and watches its memory. */
async function takeIn(): Promise<IntakeResult> {
  const {folder, url, shops, reports, seed} = order
  const place = {folder, url: url ?? undefined}
  await prepareShops(place, shops)
  const store = await openStore(place)
  const nowMs = Date.now()
  const collector = createCollector({store, nowMs: () => nowMs})
  const next = await reportStream({shops, period: Math.floor(nowMs / WEEK_MS), seed})
  const residentMb: number[] = []
  const heapMb: number[] = []
  // Once around all shops, after which their configurations are known.
  const warm = Math.max(shops, Math.floor(reports / 10))
  const started = performance.now()
  let cpu = process.cpuUsage()
  let asked = 0
  for (let i = 1; i <= reports; i++) {
    const pause = collector.takeReport(next(), {address: null, origin: null})
    if (pause) await pause
    // Requests come in groups, between which the rest has its turn.
    if (i % 20 === 0) await new Promise((done) => setImmediate(done))
    if (i === warm) cpu = process.cpuUsage()
    if (i % Math.ceil(reports / 10) === 0) {
      const before = process.cpuUsage()
      global.gc?.()
      // What the benchmark asks for is not what a report costs.
      if (i > warm) asked += sumOf(process.cpuUsage(before))
      residentMb.push(Math.round(process.memoryUsage().rss / MB))
      heapMb.push(Math.round(process.memoryUsage().heapUsed / MB))
    }
  }
  await collector.flush()
  const used = sumOf(process.cpuUsage(cpu)) - asked
  const elapsed = performance.now() - started
  const text = await (await collector.fetch(new Request('http://localhost/metrics'))).text()
  const counted = Number(/^lotse_counted_total (\d+)$/m.exec(text)?.[1])
  await collector.close()
  await store.close()
  return {
    counted,
    cpuMicroseconds: used / (reports - warm),
    microseconds: (1000 * elapsed) / reports,
    residentMb,
    heapMb,
  }
}

const sumOf = ({user, system}: NodeJS.CpuUsage): number => user + system

process.send?.(await takeIn())
