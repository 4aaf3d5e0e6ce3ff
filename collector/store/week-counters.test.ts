import fc from 'fast-check'
import {expect, it} from 'vitest'
import {createByteWriter} from './byte-writer'
import {mergeCounters} from './merge-counters'
import type {AcceptedReport} from './types'
import {packCounters, rowsOf, toWeekCounters, unpackCounters} from './week-counters'

const report = fc.record({
  shop: fc.constant('ab'.repeat(16)),
  configuration: fc.constantFrom('a1'.repeat(32), 'b2'.repeat(32), `${'b2'.repeat(31)}b3`),
  period: fc.constant(2900),
  topic: fc.constantFrom(0, 1, 7, 127, 128, 255),
  kind: fc.constantFrom<AcceptedReport['kind']>('advice', 'outcome'),
  valueBucket: fc.integer({min: 0, max: 15}),
  mask: fc.bigInt({min: 0n, max: 2n ** 64n - 1n}),
  nonce: fc.constant(''),
})

/** What is packed after reports were added to what was packed before. */
function merged(reports: readonly AcceptedReport[], packed: Uint8Array = new Uint8Array(0)): Uint8Array {
  const out = createByteWriter()
  mergeCounters(packed, reports, out)
  return out.written()
}

/** The slow way: a sum for each counter and cell, by name. */
function sumsOf(reports: readonly AcceptedReport[]): Map<string, number> {
  const sums = new Map<string, number>()
  const add = (name: string) => sums.set(name, (sums.get(name) ?? 0) + 1)
  for (const {configuration, topic, kind, valueBucket, mask} of reports) {
    const name = `${configuration} ${topic} ${kind} ${valueBucket}`
    add(name)
    for (let cell = 0n; cell < 64n; cell++) if ((mask >> cell) & 1n) add(`${name} ${cell}`)
  }
  return sums
}

it('adds up to the sums of every counter and cell', () => {
  fc.assert(
    fc.property(fc.array(report, {maxLength: 60}), (reports) => {
      const sums = new Map<string, number>()
      for (const {configuration, topic, kind, valueBucket, ...row} of rowsOf(
        unpackCounters(merged(reports)),
      )) {
        const name = `${configuration} ${topic} ${kind} ${valueBucket}`
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
  const added = {...one, shop: '', period: 2900, mask: 0b11n, nonce: ''}
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
