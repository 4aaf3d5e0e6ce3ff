import type {Store} from './store/types'

/** Bounds of what the collector takes and holds in memory. */
export interface Limits {
  /** Reports that make a batch worth writing, 50 … 5000: counters change by at least this many at once. */
  readonly flushAt: number
  /** Reports held in memory at most, `flushAt` … 5000; what a killed process loses at most. */
  readonly maxBatch: number
  /** A smaller batch is written when it is this old. */
  readonly maxBatchAgeMs: number
  /** Reports from one network (/24, /48) at once, and how many of them come back in a second. */
  readonly reportsPerNetwork: {readonly burst: number; readonly perSecond: number}
}

export const DEFAULT_LIMITS: Limits = {
  flushAt: 50,
  maxBatch: 5000,
  maxBatchAgeMs: 24 * 3600 * 1000,
  reportsPerNetwork: {burst: 200, perSecond: 2},
}

/** Everything the collector ever says about itself: counts and its own errors, nothing about a request. */
export type LogEntry =
  | {
      readonly kind: 'flushed'
      readonly counted: number
      readonly duplicates: number
      readonly expired: number
    }
  | {readonly kind: 'flush-failed'; readonly waiting: number; readonly reason: string}
  | {readonly kind: 'failed'; readonly route: string; readonly reason: string}

export interface CollectorOptions {
  readonly store: Store
  /** The clock, in milliseconds since 1970. */
  readonly nowMs: () => number
  readonly limits?: Partial<Limits>
  readonly log?: (entry: LogEntry) => void
  /** A key that may register configurations of every shop and read every estimate; kept as a hash only. */
  readonly adminKey?: string
  /** Estimates without a key: only for a server that is bound to the loopback address. */
  readonly openReports?: boolean
  /** The sender's address, for the rate limit in memory; without it reports are not limited by sender. */
  readonly clientAddress?: (request: Request) => string | null
}

/** The receiving end of a shop, as a fetch-style handler. */
export interface Collector {
  fetch(request: Request): Promise<Response>
  /** Writes the waiting reports now. Throws when the store does; the reports then keep waiting. */
  flush(): Promise<void>
  /** Flushes and stops; the store stays open. */
  close(): Promise<void>
}
