import type {Metrics} from './metrics'
import type {ReportOwner, Store} from './store/types'
import {createTray} from './tray'
import type {Limits, LogEntry} from './types'

export interface Batch {
  /** Takes a valid report in; returns a promise only where it has to wait for room, and drops it when there is none. */
  add(body: Uint8Array, owner: ReportOwner): Promise<void> | undefined
  /** Writes all that waits. Throws when the store does. */
  flush(): Promise<void>
  /** Writes what waits when it is enough, or old enough; never throws. */
  flushIfDue(): Promise<void>
  /** Waits for the write under way, or writes now unless that has just failed; never throws. */
  makeRoom(): Promise<void>
  /** Reports that are not on disk yet. */
  readonly size: () => number
  /** Whether the last write failed. */
  readonly isFailing: () => boolean
}

const FIRST_RETRY_MS = 1000
const LAST_RETRY_MS = 60_000

/**
 * Reports that wait in memory, at most `maxBatch`. A batch that could not be written is kept and tried again
 * with a growing pause; the store counts each report once however often it is given.
 *
 * @param options.monotonicMs a clock that never jumps: a jump of the other one must not hold up a retry
 */
export function createBatch(options: {
  readonly store: Store
  readonly limits: Limits
  readonly nowMs: () => number
  readonly monotonicMs: () => number
  readonly metrics: Metrics
  readonly log: (entry: LogEntry) => void
}): Batch {
  const {store, limits, nowMs, monotonicMs, metrics, log} = options
  let waiting = createTray<ReportOwner>()
  let spare = createTray<ReportOwner>()
  let waitingSinceMs = 0
  let writing: Promise<void> | null = null
  let inFlight = 0
  let nextWriteMs = Number.NEGATIVE_INFINITY
  let retryPauseMs = 0
  let timer: ReturnType<typeof setTimeout> | null = null

  async function write(): Promise<void> {
    const reports = waiting
    waiting = spare
    spare = reports
    inFlight = reports.size()
    try {
      const tally = await store.count(reports)
      reports.clear()
      retryPauseMs = 0
      nextWriteMs = monotonicMs() + limits.flushPauseMs
      metrics.add('counted', tally.counted)
      metrics.add('duplicates', tally.duplicates)
      metrics.add('expired', tally.expired)
      metrics.add('flushes')
      log({kind: 'flushed', ...tally})
    } catch (error) {
      reports.putAll(waiting)
      waiting.clear()
      spare = waiting
      waiting = reports
      retryPauseMs = Math.min(Math.max(FIRST_RETRY_MS, 2 * retryPauseMs), LAST_RETRY_MS)
      nextWriteMs = monotonicMs() + retryPauseMs
      metrics.add('flushFailures')
      log({kind: 'flush-failed', waiting: waiting.size(), reason: reasonOf(error)})
      throw error
    } finally {
      inFlight = 0
      metrics.publish()
    }
  }

  /** One write at a time; a caller that comes during one waits for it and for the rest. */
  async function flush(): Promise<void> {
    while (writing) await writing.catch(() => {})
    if (waiting.size() === 0) return
    writing = write().finally(() => {
      writing = null
      flushLater()
    })
    await writing
  }

  const isEnough = () =>
    waiting.size() >= limits.flushAt || Math.abs(nowMs() - waitingSinceMs) >= limits.maxBatchAgeMs
  const isCrowded = () => retryPauseMs === 0 && waiting.size() >= limits.maxBatch / 2
  const isDue = () => waiting.size() > 0 && (isCrowded() || (isEnough() && monotonicMs() >= nextWriteMs))
  const size = () => waiting.size() + inFlight

  /** Wakes up when the pause between two writes is over. */
  function flushLater(): void {
    if (timer !== null || waiting.size() === 0 || !isEnough()) return
    const wakeUp = () => {
      timer = null
      void flushIfDue()
    }
    timer = setTimeout(wakeUp, Math.max(1, nextWriteMs - monotonicMs()))
    if (typeof timer === 'object') timer.unref()
  }

  async function flushIfDue(): Promise<void> {
    if (isDue()) await flush().catch(() => {})
    else flushLater()
  }

  async function makeRoom(): Promise<void> {
    if (writing) await writing.catch(() => {})
    else if (retryPauseMs === 0 || monotonicMs() >= nextWriteMs) await flush().catch(() => {})
  }

  async function addWhenThereIsRoom(body: Uint8Array, owner: ReportOwner): Promise<void> {
    await makeRoom()
    if (size() >= limits.maxBatch) return metrics.add('overflow')
    put(body, owner)
  }

  function put(body: Uint8Array, owner: ReportOwner): void {
    if (waiting.size() === 0) waitingSinceMs = nowMs()
    waiting.put(body, owner)
    const isWorthALook = timer === null ? waiting.size() >= limits.flushAt : isCrowded()
    if (!writing && isWorthALook) void flushIfDue()
  }

  return {
    flush,
    flushIfDue,
    makeRoom,
    size,
    isFailing: () => retryPauseMs > 0,
    add(body, owner) {
      if (size() >= limits.maxBatch) return addWhenThereIsRoom(body, owner)
      put(body, owner)
    },
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
