import type {Generated} from 'kysely'

/**
 * The tables, as Kysely sees them. `shops`, `configurations` and `access_keys` are small, lead from what a request
 * names to the shop's number, and are the same everywhere (reference tables where the database is distributed);
 * the others are keyed by `shop` first. No column holds a time, an address or anything else about the one who sent
 * a report.
 */
export interface Tables {
  shops: {
    /** Short number of the shop: tags are many, so their key is small. */
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
  tag_keys: {
    shop: number
    period: number
    /** 32 random bytes; `null` once the period is over: its tags are gone and nothing more is counted. */
    key: Uint8Array | null
    /** How many tags there are, from which follows in which block each of them lies. */
    tags: number
  }
  tag_blocks: {
    shop: number
    period: number
    block: number
    /** HMAC-SHA-256 of nonces under the period's key, first 8 bytes of each, sorted. */
    tags: Uint8Array
  }
  report_counts: CounterKey & {
    reports: number
    /** By cell, 6 bytes each: how many reports had it in their subset. */
    cells: Uint8Array
  }
}

export interface CounterKey {
  shop: number
  configuration: string
  period: number
  topic: number
  kind: 'advice' | 'outcome'
  bucket: number
}

export const COUNTER_KEY = [
  'shop',
  'configuration',
  'period',
  'topic',
  'kind',
  'bucket',
] as const satisfies readonly (keyof CounterKey)[]

/** Tables that a distributed database spreads by their first key column, `shop`; see docs/collector.md. */
export const DISTRIBUTED_TABLES = [
  'tag_keys',
  'tag_blocks',
  'report_counts',
] as const satisfies readonly (keyof Tables)[]

/** Small tables that every node of a distributed database holds. */
export const REFERENCE_TABLES = [
  'shops',
  'configurations',
  'access_keys',
] as const satisfies readonly (keyof Tables)[]
