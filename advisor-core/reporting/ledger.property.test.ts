import fc from 'fast-check'
import {expect, it} from 'vitest'
import {openLedger, reserve, withdrawLedger} from './ledger'
import {periodOf} from './period'

const DAY_MS = 24 * 3600 * 1000

/** Visits at any time of a week, mostly days or weeks apart, sometimes after the clock was set. */
const visits = fc.array(
  fc.record({
    step: fc.oneof(
      {weight: 8, arbitrary: fc.integer({min: 0, max: 30 * DAY_MS})},
      {weight: 2, arbitrary: fc.integer({min: -200 * DAY_MS, max: 0})},
      {weight: 1, arbitrary: fc.integer({min: 0, max: 400 * DAY_MS})},
    ),
    /** The reservation was not stored, and so nothing may be drawn. */
    lost: fc.boolean(),
    withdraw: fc.nat(9).map((chance) => chance === 0),
  }),
  {maxLength: 60, size: 'max'},
)

it('draws at most once a week and four times in any 90 days, whatever the clock and the visitor do', () => {
  let drawn = 0
  fc.assert(
    fc.property(visits, (events) => {
      let nowMs = 2900 * 7 * DAY_MS
      let stored: unknown
      const draws: number[] = []
      for (const {step, lost, withdraw} of events) {
        nowMs = Math.max(0, nowMs + step)
        const reservation = reserve(openLedger(structuredClone(stored)), periodOf(nowMs))
        if (lost) continue
        stored = reservation.ledger
        if (reservation.kind === 'reserved') draws.push(nowMs)
        if (withdraw) stored = withdrawLedger(stored)
      }
      drawn = Math.max(drawn, draws.length)
      expect(new Set(draws.map(periodOf)).size).toBe(draws.length)
      for (const start of draws) {
        expect(draws.filter((at) => at >= start && at < start + 90 * DAY_MS).length).toBeLessThanOrEqual(4)
      }
    }),
    {numRuns: 400},
  )
  expect(drawn).toBeGreaterThan(4)
})

it('lets a visitor who comes every day contribute four times in fourteen weeks, not fewer', () => {
  let stored: unknown
  let draws = 0
  for (let day = 0; day < 14 * 7; day++) {
    const reservation = reserve(openLedger(stored), periodOf((2950 * 7 + day) * DAY_MS))
    stored = reservation.ledger
    if (reservation.kind === 'reserved') draws++
  }
  expect(draws).toBe(4)
})
