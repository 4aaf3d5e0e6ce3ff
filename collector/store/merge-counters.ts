import {type ByteReader, createByteReader} from './byte-reader'
import {type ByteWriter, createByteWriter} from './byte-writer'
import type {AcceptedReport} from './types'
import {HASH_BYTES, slotOf} from './week-counters'

/**
 * Adds reports to packed counters in one pass over both, in the order of configurations and slots, so that there is
 * no object for each counter.
 *
 * @param packed  what `packCounters` or this function wrote
 * @param reports in any order
 * @param out     where the sums go, behind what is there, as `packCounters` would write them
 */
export function mergeCounters(packed: Uint8Array, reports: readonly AcceptedReport[], out: ByteWriter): void {
  const old = createByteReader(packed)
  const added = reports.length < 2 ? reports : [...reports].sort(inOrder)
  const nextKept = () => (old.isAtEnd() ? null : old.hex(HASH_BYTES))
  let kept = nextKept()
  let next = 0
  while (kept !== null || next < added.length) {
    const configuration = lower(kept, added[next]?.configuration ?? null)
    const start = next
    while (added[next]?.configuration === configuration) next++
    out.hex(configuration)
    mergeSlots(configuration === kept ? old : null, added.slice(start, next), out)
    if (configuration === kept) kept = nextKept()
  }
}

/** @param old stands before the counters of the configuration, or is `null` where there are none */
function mergeSlots(old: ByteReader | null, added: readonly AcceptedReport[], out: ByteWriter): void {
  let left = old?.number() ?? 0
  const nextKept = () => (old && left-- > 0 ? old.number() : null)
  let kept = nextKept()
  let next = 0
  let slots = 0
  merged.clear()
  for (; kept !== null || next < added.length; slots++) {
    const slot = lower(kept, next < added.length ? slotOf(added[next]!) : null)
    startSums()
    if (old && slot === kept) addKept(old)
    while (next < added.length && slotOf(added[next]!) === slot) addReport(added[next++]!)
    merged.number(slot)
    writeSums(merged)
    if (slot === kept) kept = nextKept()
  }
  out.number(slots)
  out.bytes(merged.written())
}

/** Counters of the configuration at hand: how many there are stands before them. */
const merged = createByteWriter()

/** Sums of the counter at hand: how many reports, and how many of them had each cell. */
const sums = {reports: 0, cells: new Float64Array(64), length: 0}

function startSums(): void {
  sums.reports = 0
  sums.cells.fill(0)
  sums.length = 0
}

function addKept(old: ByteReader): void {
  sums.reports += old.number()
  sums.length = old.number()
  for (let cell = 0; cell < sums.length; cell++) sums.cells[cell] = old.number()
}

function addReport({mask}: AcceptedReport): void {
  sums.reports++
  // In halves: numbers are quicker than bigints.
  addBits(Number(mask & 0xffff_ffffn), 0)
  addBits(Number(mask >> 32n), 32)
}

function addBits(half: number, from: number): void {
  for (let cell = from, rest = half; rest > 0; cell++, rest >>>= 1) {
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

const inOrder = (a: AcceptedReport, b: AcceptedReport): number =>
  a.configuration === b.configuration ? slotOf(a) - slotOf(b) : a.configuration < b.configuration ? -1 : 1

/** The lower one of two, where there are two. */
function lower<T extends string | number>(a: T | null, b: T | null): T {
  if (a === null || b === null) return (a ?? b)!
  return a < b ? a : b
}
