import type {Metrics} from './metrics'
import type {AcceptedReport, Store} from './store/types'
import type {Limits, LogEntry} from './types'

export interface Batch {
  /** Takes a report in; waits for room when the batch is full, and drops it when there is none to be had. */
  add(report: AcceptedReport): Promise<void>
  /** Writes all that waits. Throws when the store does. */
  flush(): Promise<void>
  /** Writes what waits when it is enough, or old enough; never throws. */
  flushIfDue(): Promise<void>
}

const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 60_000

/**
 * Reports that wait in memory, at most `maxBatch`. A batch that could not be written is kept and tried again
 * with a growing pause; the store counts each report once however often it is given.
 */
export function createBatch(options: {
  readonly store: Store
  readonly limits: Limits
  readonly nowMs: () => number
  readonly metrics: Metrics
  readonly log: (entry: LogEntry) => void
}): Batch {
  const {store, limits, nowMs, metrics, log} = options
  let waiting: AcceptedReport[] = []
  let waitingSinceMs = 0
  let writing: Promise<void> | null = null
  let inFlight = 0
  let retryAtMs = 0
  let retryPauseMs = FIRST_RETRY_MS

  async function write(): Promise<void> {
    const reports = waiting
    waiting = []
    inFlight = reports.length
    try {
      const tally = await store.count(reports)
      retryAtMs = 0
      retryPauseMs = FIRST_RETRY_MS
      metrics.add('counted', tally.counted)
      metrics.add('duplicates', tally.duplicates)
      metrics.add('expired', tally.expired)
      metrics.add('flushes')
      log({kind: 'flushed', ...tally})
    } catch (error) {
      waiting = [...reports, ...waiting]
      retryAtMs = nowMs() + retryPauseMs
      retryPauseMs = Math.min(2 * retryPauseMs, LAST_RETRY_MS)
      metrics.add('flushFailures')
      log({kind: 'flush-failed', waiting: waiting.length, reason: reasonOf(error)})
      throw error
    } finally {
      inFlight = 0
      metrics.publish()
    }
  }

  /** One write at a time; a caller that comes during one waits for it and for the rest. */
  async function flush(): Promise<void> {
    while (writing) await writing.catch(() => {})
    if (waiting.length === 0) return
    writing = write().finally(() => {
      writing = null
    })
    await writing
  }

  const isDue = () =>
    waiting.length > 0 &&
    nowMs() >= retryAtMs &&
    (waiting.length >= limits.flushAt || Math.abs(nowMs() - waitingSinceMs) >= limits.maxBatchAgeMs)
  const isFull = () => waiting.length + inFlight >= limits.maxBatch

  async function flushIfDue(): Promise<void> {
    if (isDue()) await flush().catch(() => {})
  }

  return {
    flush,
    flushIfDue,
    async add(report) {
      if (isFull()) await (writing ?? flushIfDue().catch(() => {}))
      if (isFull()) return metrics.add('overflow')
      if (waiting.length === 0) waitingSinceMs = nowMs()
      waiting.push(report)
      if (!writing && isDue()) void flushIfDue()
    },
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
