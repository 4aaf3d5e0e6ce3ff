import type {CounterKey} from './tables'
import type {AcceptedReport} from './types'

/** Sums of a batch: what is to be added to one row of counters. */
export interface CounterSum {
  readonly key: CounterKey
  readonly reports: number
  /** shape [≤ 64]; reports that had this cell in their subset. */
  readonly cells: readonly number[]
}

interface GrowingSum {
  readonly key: CounterKey
  reports: number
  readonly cells: number[]
}

/**
 * Sums reports by counter, in the order of the counters' keys, so that nothing of the order in which they came is
 * written and concurrent writers lock rows in one order.
 *
 * @param counted  reports with the number of their shop
 */
export function sumByCounter(
  counted: readonly {readonly shop: number; readonly report: AcceptedReport}[],
): CounterSum[] {
  const sums = new Map<string, Map<number, GrowingSum>>()
  for (const {shop, report} of counted) {
    const {configuration, period, topic, kind, valueBucket} = report
    let ofConfiguration = sums.get(configuration)
    if (!ofConfiguration) {
      ofConfiguration = new Map()
      sums.set(configuration, ofConfiguration)
    }
    // Of a configuration, and so of a shop: topics are below 256, value buckets below 16.
    const name = ((period * 256 + topic) * 16 + valueBucket) * 2 + (kind === 'advice' ? 0 : 1)
    let sum = ofConfiguration.get(name)
    if (!sum) {
      const key: CounterKey = {shop, configuration, period, topic, kind, bucket: valueBucket}
      sum = {key, reports: 0, cells: []}
      ofConfiguration.set(name, sum)
    }
    sum.reports++
    addBits(report.mask, sum.cells)
  }
  return [...sums.values()].flatMap((group) => [...group.values()]).sort((a, b) => compareKeys(a.key, b.key))
}

function compareKeys(a: CounterKey, b: CounterKey): number {
  return (
    a.shop - b.shop ||
    compareText(a.configuration, b.configuration) ||
    a.period - b.period ||
    a.topic - b.topic ||
    compareText(a.kind, b.kind) ||
    a.bucket - b.bucket
  )
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

/** Bit by bit in halves of 32: numbers are quicker than bigints. */
function addBits(mask: bigint, cells: number[]): void {
  addHalf(Number(mask & 0xffff_ffffn), 0, cells)
  addHalf(Number(mask >> 32n), 32, cells)
}

function addHalf(half: number, from: number, cells: number[]): void {
  for (let cell = from, rest = half >>> 0; rest > 0; cell++, rest >>>= 1) {
    if (rest & 1) cells[cell] = (cells[cell] ?? 0) + 1
  }
}
