/** What came of sending: taken, worth another try, or refused for good. */
export type SendOutcome = 'sent' | 'retry' | 'drop'

/** Everything the reporter needs from the platform. */
export interface ReportPorts {
  /** Durable, of this origin. */
  readonly store: {
    /** The stored value; `undefined` where there is none. */
    get(key: string): Promise<unknown>
    /** Replaces a value by a function of it, as one transaction; a throw leaves it as it was. */
    update(key: string, change: (old: unknown) => unknown): Promise<void>
    del(key: string): Promise<void>
  }
  /** Whole milliseconds since 1970. */
  now(): number
  /** A word uniform in [0, 2^32), from a cryptographic source. */
  random32(): number
  /** From the same source. */
  randomBytes(count: number): Uint8Array
  /** SHA-256. */
  sha256(bytes: Uint8Array): Promise<Uint8Array>
  /** Posts one report. */
  send(url: string, bytes: Uint8Array): Promise<SendOutcome>
  /** Runs `fn` while no other tab of this origin runs anything under the same name; rejects where it cannot. */
  lock<T>(name: string, fn: () => Promise<T>): Promise<T>
  /** Global Privacy Control: a refusal. */
  readonly gpc: boolean
}
