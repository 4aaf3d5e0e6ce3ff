/** Whose a report is. */
export interface ReportOwner {
  /** Public shop id, 32 hex digits. */
  readonly shop: string
  /** SHA-256 of the canonical configuration, 64 hex digits. */
  readonly hash: string
}

/** Reports that passed validation, side by side; they are counted, never kept. */
export interface AcceptedReports {
  readonly size: () => number
  /** One behind the other, each as `encodeReport` writes it. Only a keyed tag of a nonce is ever written. */
  readonly bytes: () => Buffer
  readonly beside: (place: number) => ReportOwner
}

/** A registered configuration: public, immutable, named by the hash of its canonical bytes. */
export interface StoredConfiguration {
  readonly hash: string
  readonly shop: string
  /** Canonical JSON (RFC 8785), the very bytes that `hash` is the SHA-256 of. */
  readonly canonical: string
  /** Words for topics and cells as JSON, or `null`; not part of the hash. */
  readonly labels: string | null
  /** Origins of the pages that may send reports, as a JSON list, or `null` for any; not part of the hash. */
  readonly origins: string | null
}

/** One row of counters: how many reports, and in how many of them each cell was in the subset. */
export interface StoredCounts {
  readonly configuration: string
  readonly period: number
  readonly topic: number
  readonly kind: 'advice' | 'outcome'
  readonly valueBucket: number
  /** n */
  readonly reports: number
  /** Counts by cell index; cells that were never drawn are absent. */
  readonly cells: ReadonlyMap<number, number>
}

/** What became of a flushed batch. */
export interface Tally {
  readonly counted: number
  /** Seen before, in this batch or an earlier one. */
  readonly duplicates: number
  /** Of a period whose tags are already gone, so that a replay could not be told; never counted. */
  readonly expired: number
}

export type KeyRole = 'read' | 'write'

export interface StoredKey {
  /** Public shop id, or `*` for every shop of this installation. */
  readonly scope: string
  readonly role: KeyRole
  /** SHA-256 of the key, 64 hex digits. */
  readonly hash: string
}

/** Everything of one shop that a backup holds. */
export interface ShopBackup {
  readonly shop: string
  readonly configurations: readonly StoredConfiguration[]
  readonly counts: readonly StoredCounts[]
  /** By period: the key of its tags as hex, or `null` when the period is over; and the tags as hex. */
  readonly periods: readonly {
    readonly period: number
    readonly key: string | null
    readonly tags: readonly string[]
  }[]
}

/**
 * What the collector needs to remember. Everything is keyed by shop first, so that a distributed database can
 * place a shop's rows together. One contract suite (test/contract/store.test.ts) holds for every implementation.
 */
export interface Store {
  /**
   * Adds a configuration, or replaces words and origins of a known one. `conflict` when another configuration has the
   * same first 8 bytes of the hash, which is how reports name theirs.
   */
  registerConfiguration(configuration: StoredConfiguration): Promise<'registered' | 'known' | 'conflict'>
  /** Those that are known, by the first 8 bytes of the hash as 16 hex digits; in one query. */
  findConfigurations(prefixes: readonly string[]): Promise<readonly StoredConfiguration[]>
  configurationsOf(shop: string): Promise<readonly StoredConfiguration[]>
  /**
   * Counts a batch in one transaction, each report exactly once whatever is replayed. Every report must be of a
   * registered configuration. When it throws, nothing of the batch is counted and the batch may be given again.
   */
  count(reports: AcceptedReports): Promise<Tally>
  /** Counters of the periods before `beforePeriod`; those of a period that is still open must not be asked for. */
  readCounts(request: {
    readonly shop: string
    readonly beforePeriod: number
  }): Promise<readonly StoredCounts[]>
  /** Deletes tags and tag keys of the periods before `beforePeriod`; those periods count nothing from then on. */
  expire(beforePeriod: number): Promise<void>
  addKey(key: StoredKey): Promise<void>
  /** Keys that hold for this shop, its own and those of the whole installation. */
  keysOf(shop: string): Promise<readonly StoredKey[]>
  allKeys(): Promise<readonly StoredKey[]>
  /** @returns whether there was such a key */
  removeKey(key: Pick<StoredKey, 'scope' | 'hash'>): Promise<boolean>
  /** Public ids of all shops, in order. */
  shops(): Promise<readonly string[]>
  /** What a backup holds of one shop, of the periods before `beforePeriod`. */
  exportShop(request: {readonly shop: string; readonly beforePeriod: number}): Promise<ShopBackup>
  /**
   * Adds a shop from a backup; its periods count nothing more unless their tag keys came along.
   *
   * @throws Error when the shop is here already: counters are never added to counters
   */
  importShop(backup: ShopBackup): Promise<void>
  /** Answers when the database does. */
  ping(): Promise<void>
  close(): Promise<void>
}
