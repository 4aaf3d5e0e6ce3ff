import fc from 'fast-check'
import {expect, it} from 'vitest'
import {createByteWriter} from './byte-writer'
import {type CountedReport, mergeCounters} from './merge-counters'
import type {StoredCounts} from './types'
import {packCounters, rowsOf, slotOf, toWeekCounters, unpackCounters} from './week-counters'

const half = fc.integer({min: -(2 ** 31), max: 2 ** 31 - 1})
const report: fc.Arbitrary<CountedReport> = fc.record({
  configuration: fc.constantFrom('a1'.repeat(32), 'b2'.repeat(32), `${'b2'.repeat(31)}b3`),
  slot: fc
    .record({
      topic: fc.constantFrom(0, 1, 7, 127, 128, 255),
      kind: fc.constantFrom<StoredCounts['kind']>('advice', 'outcome'),
      valueBucket: fc.integer({min: 0, max: 15}),
    })
    .map(slotOf),
  high: half,
  low: half,
})

/** What is packed after reports were added to what was packed before. */
function merged(reports: readonly CountedReport[], packed: Uint8Array = new Uint8Array(0)): Uint8Array {
  const out = createByteWriter()
  mergeCounters(packed, reports, out)
  return out.written()
}

/** The slow way: a sum for each counter and cell, by name. */
function sumsOf(reports: readonly CountedReport[]): Map<string, number> {
  const sums = new Map<string, number>()
  const add = (name: string) => sums.set(name, (sums.get(name) ?? 0) + 1)
  for (const {configuration, slot, high, low} of reports) {
    const name = `${configuration} ${slot}`
    add(name)
    for (let cell = 0; cell < 64; cell++)
      if (((cell < 32 ? low : high) >>> (cell % 32)) & 1) add(`${name} ${cell}`)
  }
  return sums
}

it('adds up to the sums of every counter and cell', () => {
  fc.assert(
    fc.property(fc.array(report, {maxLength: 60}), (reports) => {
      const sums = new Map<string, number>()
      for (const {configuration, ...row} of rowsOf(unpackCounters(merged(reports)))) {
        const name = `${configuration} ${slotOf(row)}`
        sums.set(name, row.reports)
        for (const [cell, sum] of row.cells) sums.set(`${name} ${cell}`, sum)
      }
      expect(sums).toEqual(sumsOf(reports))
    }),
  )
})

it('writes the same whatever the order in which reports came, and how often it was written in between', () => {
  fc.assert(
    fc.property(fc.array(report, {maxLength: 40}), fc.nat({max: 40}), (reports, at) => {
      const whole = merged(reports)
      expect(merged([...reports].reverse())).toEqual(whole)
      expect(merged(reports.slice(at), merged(reports.slice(0, at)))).toEqual(whole)
      expect(packCounters(toWeekCounters(rowsOf(unpackCounters(whole))))).toEqual(whole)
    }),
  )
})

it('adds to sums of any size', () => {
  const one = {configuration: 'a1'.repeat(32), topic: 3, kind: 'advice' as const, valueBucket: 0}
  const before = {...one, reports: 2 ** 47, cells: new Map([[1, 2 ** 40]])}
  const added = {configuration: one.configuration, slot: slotOf(one), high: 0, low: 0b11}
  expect(rowsOf(unpackCounters(merged([added], packCounters(toWeekCounters([before])))))).toEqual([
    {
      ...one,
      reports: 2 ** 47 + 1,
      cells: new Map([
        [0, 1],
        [1, 2 ** 40 + 1],
      ]),
    },
  ])
})

it('carries numbers of any size through the rows of a backup', () => {
  const sums = fc.integer({min: 1, max: 2 ** 48})
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat({max: 63}), sums), {maxLength: 20}), sums, (cells, reports) => {
      const row = {
        configuration: 'a1'.repeat(32),
        topic: 255,
        kind: 'outcome' as const,
        valueBucket: 15,
        reports,
        cells: new Map(cells.sort(([a], [b]) => a - b)),
      }
      expect(rowsOf(unpackCounters(packCounters(toWeekCounters([row]))))).toEqual([row])
    }),
  )
})
