import type {Tables} from './tables'

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

/** What migration `0003-blocks` made out of a row for each tag and each cell. */
export interface TablesOfBlocks extends Pick<Tables, 'shops' | 'tag_blocks'> {
  tag_keys: {shop: number; period: number; key: Uint8Array | null; tags: number}
  report_counts: CounterKey & {
    reports: number
    /** What `addCellSums` writes. */
    cells: Uint8Array
  }
}

/** What it found. */
export interface TablesBeforeBlocks extends Pick<TablesOfBlocks, 'shops' | 'tag_keys' | 'report_counts'> {
  nonce_tags: {shop: number; period: number; tag: Uint8Array}
  cell_counts: CounterKey & {cell: number; reports: number}
}
