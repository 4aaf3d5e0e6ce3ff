import {encodeReport} from '../../advisor-core/reporting/wire'
import type {ReportOwner, Store, StoredConfiguration, StoredCounts, Tally} from '../../collector/store/types'
import {createTray} from '../../collector/tray'

export const SHOP = 'ab'.repeat(16)
export const OTHER_SHOP = 'cd'.repeat(16)
export const REAL = 'a1'.repeat(32)
export const SIMULATED = 'b2'.repeat(32)
export const PERIOD = 2900

/** A configuration as the store keeps it; what is inside is none of the store's business. */
export const storedConfiguration = (hash: string, shop = SHOP): StoredConfiguration => ({
  hash,
  shop,
  canonical: `{"named":"${hash.slice(0, 4)}"}`,
  labels: null,
  origins: null,
})

/** A report that passed validation, as tests name one. */
export interface AcceptedReport {
  readonly shop: string
  readonly configuration: string
  readonly period: number
  readonly topic: number
  readonly kind: 'advice' | 'outcome'
  readonly valueBucket: number
  readonly mask: bigint
  readonly nonce: Uint8Array
}

/** Gives reports to a store side by side, as a collector does. */
export function count(store: Store, reports: readonly AcceptedReport[]): Promise<Tally> {
  const tray = createTray<ReportOwner>()
  for (const {shop, configuration: hash, ...report} of reports)
    tray.put(encodeReport({...report, configuration: hash.slice(0, 16)}), {shop, hash})
  return store.count(tray)
}

/** Report number `index` of a stream: its nonce and its mask follow from the number. */
export function acceptedReport(index: number, over: Partial<AcceptedReport> = {}): AcceptedReport {
  const nonce = Buffer.alloc(16)
  nonce.writeUInt32BE(index)
  return {
    shop: SHOP,
    configuration: REAL,
    period: PERIOD,
    topic: 0,
    kind: 'advice',
    valueBucket: 0,
    mask: 1n << BigInt(index % 4),
    nonce,
    ...over,
  }
}

export const acceptedReports = (
  from: number,
  to: number,
  over: Partial<AcceptedReport> = {},
): AcceptedReport[] => Array.from({length: to - from}, (_, offset) => acceptedReport(from + offset, over))

/** n of one configuration over all that can be read before `beforePeriod`. */
export async function countedReports(
  store: Store,
  configuration = REAL,
  shop = SHOP,
  beforePeriod = PERIOD + 1,
): Promise<number> {
  const rows = await store.readCounts({shop, beforePeriod})
  return sumOf(rows.filter((row) => row.configuration === configuration))
}

const sumOf = (rows: readonly StoredCounts[]): number => rows.reduce((sum, row) => sum + row.reports, 0)
