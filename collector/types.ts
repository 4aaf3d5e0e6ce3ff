import type {Store} from './store/types'

/** Bounds of what the collector takes and holds in memory. */
export interface Limits {
  /** Reports that make a batch worth writing, 50 … 5000: counters change by at least this many at once. */
  readonly flushAt: number
  /** Reports held in memory at most, `flushAt` … 5000; what a killed process loses at most. */
  readonly maxBatch: number
  /** Time between two writes at least, unless half of `maxBatch` waits: a disk likes few large writes. */
  readonly flushPauseMs: number
  /** A smaller batch is written when it is this old. */
  readonly maxBatchAgeMs: number
  /** Reports from one network (/24, /48) at once, and how many of them come back in a second. */
  readonly reportsPerNetwork: {readonly burst: number; readonly perSecond: number}
  /** The same for one origin, the shop's pages. */
  readonly reportsPerOrigin: {readonly burst: number; readonly perSecond: number}
  /**
   * How long a week must have been the present one, by a clock that never jumps, before tags of earlier weeks are
   * deleted: a clock that is wrong for a moment ends nothing.
   */
  readonly expireAfterMs: number
}

export const DEFAULT_LIMITS: Limits = {
  flushAt: 50,
  maxBatch: 5000,
  flushPauseMs: 250,
  maxBatchAgeMs: 24 * 3600 * 1000,
  reportsPerNetwork: {burst: 200, perSecond: 2},
  reportsPerOrigin: {burst: 5000, perSecond: 200},
  expireAfterMs: 3600 * 1000,
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
  /** A clock that never jumps, in milliseconds since anything; `performance.now` by default. */
  readonly monotonicMs?: () => number
  readonly limits?: Partial<Limits>
  readonly log?: (entry: LogEntry) => void
  /** A key that may register configurations of every shop and read every estimate; kept as a hash only. */
  readonly adminKey?: string
  /** Estimates without a key: only for a server that is bound to the loopback address. */
  readonly openReports?: boolean
  /** The sender's address, for the rate limit in memory; without it reports are not limited by sender. */
  readonly clientAddress?: (request: Request) => string | null
  /** Files that are named by their content, for `GET /v1/files/:name`: models, report configurations. */
  readonly readFile?: (name: string) => Promise<Uint8Array<ArrayBuffer> | null>
}

/** Who sent a report, as far as it matters for a moment. */
export interface Sender {
  readonly address: string | null
  /** The page's origin as the browser says. */
  readonly origin: string | null
}

/** Takes the body of a report, `null` where it was too long; returns a promise only where it has to wait for room. */
export type TakeReport = (bytes: Uint8Array | null, sender: Sender) => Promise<void> | undefined

/** The receiving end of a shop, as a fetch-style handler. */
export interface Collector {
  fetch(request: Request): Promise<Response>
  /** What `POST /v1/report` does, for servers that have the bytes at hand. */
  readonly takeReport: TakeReport
  readonly isClosed: () => boolean
  /** Writes the waiting reports now. Throws when the store does; the reports then keep waiting. */
  flush(): Promise<void>
  /** Flushes and stops; the store stays open. */
  close(): Promise<void>
}
