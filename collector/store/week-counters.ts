import {createByteReader} from './byte-reader'
import {createByteWriter} from './byte-writer'
import type {StoredCounts} from './types'

/** All counters of a shop and week: by configuration, then by slot, both in order. */
export type WeekCounters = {readonly configuration: string; readonly counters: Counter[]}[]

interface Counter {
  /** Topic, kind and value bucket as one number. */
  readonly slot: number
  reports: number
  /** shape [≤ 64]; reports that had this cell in their subset. */
  readonly cells: number[]
}

type Slot = Pick<StoredCounts, 'topic' | 'kind' | 'valueBucket'>

/** Of a configuration's hash. */
export const HASH_BYTES = 32
const OUTCOME = 16

/** Topic, kind and value bucket as one number: topics are below 256, value buckets below 16. */
export const slotOf = ({topic, kind, valueBucket}: Slot): number =>
  topic * 256 + (kind === 'outcome' ? OUTCOME : 0) + valueBucket

/** The sum of a cell, and 0 in all cells up to it that were never drawn. */
function fillTo(cells: number[], cell: number): number {
  while (cells.length <= cell) cells.push(0)
  return cells[cell]!
}

/** The counter of a slot, made where it is not there yet. */
function counterAt(weekCounters: WeekCounters, configuration: string, slot: number): Counter {
  let at = firstAtLeast(weekCounters, (one) => one.configuration >= configuration)
  if (weekCounters[at]?.configuration !== configuration)
    weekCounters.splice(at, 0, {configuration, counters: []})
  const {counters} = weekCounters[at]!
  at = firstAtLeast(counters, (one) => one.slot >= slot)
  if (counters[at]?.slot !== slot) counters.splice(at, 0, {slot, reports: 0, cells: []})
  return counters[at]!
}

/** Where a sorted list first holds what is asked for, or its end. */
function firstAtLeast<T>(list: readonly T[], isAtLeast: (one: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isAtLeast(list[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}

/** The counters that rows of a backup stand for. */
export function toWeekCounters(rows: readonly Omit<StoredCounts, 'period'>[]): WeekCounters {
  const counters: WeekCounters = []
  for (const row of rows) {
    const counter = counterAt(counters, row.configuration, slotOf(row))
    counter.reports += row.reports
    for (const [cell, reports] of row.cells) counter.cells[cell] = fillTo(counter.cells, cell) + reports
  }
  return counters
}

/** The counters one by one, in the order of configuration, topic, kind and value bucket. */
export const rowsOf = (weekCounters: WeekCounters): Omit<StoredCounts, 'period'>[] =>
  weekCounters.flatMap(({configuration, counters}) =>
    counters.map(({slot, reports, cells}) => ({
      configuration,
      topic: Math.floor(slot / 256),
      kind: slot & OUTCOME ? 'outcome' : 'advice',
      valueBucket: slot % OUTCOME,
      reports,
      cells: new Map([...cells.entries()].filter(([, sum]) => sum > 0)),
    })),
  )

/**
 * Writes counters as one value, in which small numbers are short: for each configuration its hash (32 bytes) and how
 * many counters it has; for each counter its slot, its reports, how many cells, and the reports of each. Nothing of
 * the order in which reports came is in it.
 */
export function packCounters(weekCounters: WeekCounters): Uint8Array {
  const out = createByteWriter()
  for (const {configuration, counters} of weekCounters) {
    out.hex(configuration)
    out.number(counters.length)
    for (const {slot, reports, cells} of counters) {
      out.number(slot)
      out.number(reports)
      out.number(cells.length)
      for (const sum of cells) out.number(sum)
    }
  }
  return out.written()
}

/** Reads what `packCounters` wrote. */
export function unpackCounters(packed: Uint8Array): WeekCounters {
  const bytes = createByteReader()
  bytes.open(packed)
  const list = <T>(one: () => T): T[] => Array.from({length: bytes.number()}, one)
  const weekCounters: WeekCounters = []
  while (!bytes.isAtEnd()) {
    const configuration = bytes.hex(HASH_BYTES)
    const counters = list(() => ({slot: bytes.number(), reports: bytes.number(), cells: list(bytes.number)}))
    weekCounters.push({configuration, counters})
  }
  return weekCounters
}
