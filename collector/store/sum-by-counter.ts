import type {CounterKey} from './tables'
import type {AcceptedReport} from './types'

/** Sums of a batch: what is to be added to one row of counters. */
export interface CounterSum {
  readonly key: CounterKey
  readonly reports: number
  /** shape [≤ 64]; reports that had this cell in their subset. */
  readonly cells: readonly number[]
}

/**
 * Sums reports of one shop by counter, in the order of the counters' keys, so that nothing of the order in which
 * they came is written and concurrent writers lock rows in one order.
 */
export function sumByCounter(shop: number, reports: readonly AcceptedReport[]): CounterSum[] {
  const sums = new Map<string, {key: CounterKey; reports: number; cells: number[]}>()
  for (const report of reports) {
    const key: CounterKey = {
      shop,
      configuration: report.configuration,
      period: report.period,
      topic: report.topic,
      kind: report.kind,
      bucket: report.valueBucket,
    }
    const name = JSON.stringify([key.configuration, key.period, key.topic, key.kind, key.bucket])
    const sum = sums.get(name) ?? {key, reports: 0, cells: []}
    sum.reports++
    addBits(report.mask, sum.cells)
    sums.set(name, sum)
  }
  return [...sums.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}

function addBits(mask: bigint, cells: number[]): void {
  for (let cell = 0, rest = mask; rest > 0n; cell++, rest >>= 1n) {
    cells[cell] = (cells[cell] ?? 0) + Number(rest & 1n)
  }
}
