import type {Generated} from 'kysely'

/**
 * The tables, as Kysely sees them. `shops`, `configurations` and `access_keys` are small, lead from what a request
 * names to the shop's number, and are the same everywhere (reference tables where the database is distributed);
 * the others are keyed by `shop` first. No column holds a time, an address or anything else about the one who sent
 * a report.
 */
export interface Tables {
  shops: {
    /** Short number of the shop. */
    id: Generated<number>
    public_id: string
  }
  configurations: {
    /** First 8 bytes of the hash, 16 hex digits. */
    prefix: string
    hash: string
    shop: number
    canonical: string
    labels: string | null
    origins: string | null
  }
  access_keys: {
    scope: string
    role: 'read' | 'write'
    hash: string
  }
  /** All that is kept of a shop and week, but for tags beyond the first block. */
  weeks: {
    shop: number
    period: number
    /** 32 random bytes; `null` once the period is over: its tags are gone and nothing more is counted. */
    key: Uint8Array | null
    /** Another number, by chance, whenever the row is written: it tells whether somebody has been there. */
    version: Generated<number>
    /** How many tags there are, from which follows in which block each of them lies. */
    tags: number
    /** Block 0; see `TagBlocks`. */
    first_block: Uint8Array | null
    /** What `packCounters` writes; `null` while there are none. */
    counters: Uint8Array | null
  }
  tag_blocks: {
    shop: number
    period: number
    /** From 1 on. */
    block: number
    /** HMAC-SHA-256 of nonces under the period's key, first 8 bytes of each, sorted. */
    tags: Uint8Array
  }
}

/** Tables that a distributed database spreads by their first key column, `shop`; see docs/collector.md. */
export const DISTRIBUTED_TABLES = ['weeks', 'tag_blocks'] as const satisfies readonly (keyof Tables)[]

/** Small tables that every node of a distributed database holds. */
export const REFERENCE_TABLES = [
  'shops',
  'configurations',
  'access_keys',
] as const satisfies readonly (keyof Tables)[]
