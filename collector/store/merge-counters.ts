import {createByteReader} from './byte-reader'
import {type ByteWriter, createByteWriter} from './byte-writer'
import {HASH_BYTES} from './week-counters'

/** What counters need to know of a report. */
export interface CountedReport {
  /** The hash of its configuration, 64 hex digits. */
  readonly configuration: string
  /** See `slotOf`. */
  readonly slot: number
  /** Cells 32 to 63 of its subset, and 0 to 31: in halves, as numbers are quicker than bigints. */
  readonly high: number
  readonly low: number
}

/**
 * Adds reports to packed counters in one pass over both, in the order of configurations and slots, so that there is
 * no object for each counter.
 *
 * @param packed  what `packCounters` or this function wrote
 * @param reports in any order
 * @param out     where the sums go, behind what is there, as `packCounters` would write them
 */
export function mergeCounters(packed: Uint8Array, reports: readonly CountedReport[], out: ByteWriter): void {
  old.open(packed)
  const added = reports.length < 2 ? reports : [...reports].sort(inOrder)
  const nextKept = () => (old.isAtEnd() ? null : old.hex(HASH_BYTES))
  let kept = nextKept()
  let next = 0
  while (kept !== null || next < added.length) {
    const configuration = lower(kept, added[next]?.configuration ?? null)
    const start = next
    while (added[next]?.configuration === configuration) next++
    out.hex(configuration)
    mergeSlots(configuration === kept ? old.number() : 0, added.slice(start, next), out)
    if (configuration === kept) kept = nextKept()
  }
}

/** @param counters of the configuration, which are to be read next */
function mergeSlots(counters: number, added: readonly CountedReport[], out: ByteWriter): void {
  let left = counters
  const nextKept = () => (left-- > 0 ? old.number() : null)
  let kept = nextKept()
  let next = 0
  let slots = 0
  merged.clear()
  for (; kept !== null || next < added.length; slots++) {
    const slot = lower(kept, next < added.length ? added[next]!.slot : null)
    startSums()
    if (slot === kept) addKept()
    while (next < added.length && added[next]!.slot === slot) addReport(added[next++]!)
    merged.number(slot)
    writeSums(merged)
    if (slot === kept) kept = nextKept()
  }
  out.number(slots)
  out.bytes(merged.written())
}

// Used again and again: to make them for each week would take longer than to use them.

/** What was packed before. */
const old = createByteReader()

/** Counters of the configuration at hand: how many there are stands before them. */
const merged = createByteWriter()

/** Sums of the counter at hand: how many reports, and how many of them had each cell. */
const sums = {reports: 0, cells: new Float64Array(64), length: 0}

function startSums(): void {
  sums.reports = 0
  sums.cells.fill(0)
  sums.length = 0
}

function addKept(): void {
  sums.reports += old.number()
  sums.length = old.number()
  for (let cell = 0; cell < sums.length; cell++) sums.cells[cell] = old.number()
}

function addReport({high, low}: CountedReport): void {
  sums.reports++
  addBits(low, 0)
  addBits(high, 32)
}

function addBits(half: number, from: number): void {
  for (let cell = from, rest = half; rest !== 0; cell++, rest >>>= 1) {
    if (!(rest & 1)) continue
    sums.cells[cell]!++
    if (cell >= sums.length) sums.length = cell + 1
  }
}

function writeSums(out: ByteWriter): void {
  out.number(sums.reports)
  out.number(sums.length)
  for (let cell = 0; cell < sums.length; cell++) out.number(sums.cells[cell]!)
}

const inOrder = (a: CountedReport, b: CountedReport): number =>
  a.configuration === b.configuration ? a.slot - b.slot : a.configuration < b.configuration ? -1 : 1

/** The lower one of two, where there are two. */
function lower<T extends string | number>(a: T | null, b: T | null): T {
  if (a === null || b === null) return (a ?? b)!
  return a < b ? a : b
}
