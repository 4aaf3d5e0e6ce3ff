import {describe, expect, it} from 'vitest'
import {type Ledger, openLedger, reserve, spentWeeks, withdrawLedger} from './ledger'
import {ReportingError} from './reporting-error'
import {encodeReport} from './wire'

const bytes = encodeReport({
  kind: 'advice',
  configuration: '0123456789abcdef',
  period: 104,
  topic: 0,
  valueBucket: 0,
  mask: 4n,
  nonce: new Uint8Array(16),
})
const full: Ledger = {
  version: 1,
  highestPeriod: 104,
  spent: [100, 101, 104],
  draw: {bytes, state: 'waiting', attempts: 1, retryAtMs: 5},
  memo: {period: 100, key: '[7,["none","a"]]', masks: [1, 2], quantile: 7},
}

describe('reserving', () => {
  it('spends a week that was not spent before', () => {
    const reservation = reserve(openLedger(undefined), 100)
    expect(reservation).toMatchObject({
      kind: 'reserved',
      ledger: {highestPeriod: 100, spent: [100], draw: null},
    })
  })

  it('gives the same draw for the rest of the week', () => {
    expect(reserve(full, 104)).toEqual({kind: 'already', ledger: full, draw: full.draw})
  })

  it('stops at four weeks until the first of them is fourteen weeks old', () => {
    const ledger = {...full, spent: [100, 101, 102, 104]}
    for (let period = 105; period <= 113; period++) expect(reserve(ledger, period).kind).toBe('capped')
    const reservation = reserve(ledger, 114)
    expect(reservation.kind).toBe('reserved')
    expect(reservation.ledger.spent).toEqual([101, 102, 104, 114])
  })

  it('opens nothing when the clock is set back, in weeks with and without a draw', () => {
    for (const period of [0, 101, 102, 103])
      expect(reserve(full, period)).toEqual({kind: 'capped', ledger: full})
  })

  it('remembers the highest week even when it makes nothing in it', () => {
    const capped = reserve({...full, spent: [100, 101, 102, 104]}, 110)
    expect(capped).toMatchObject({kind: 'capped', ledger: {highestPeriod: 110}})
    expect(reserve(capped.ledger, 109)).toEqual({kind: 'capped', ledger: capped.ledger})
  })

  it('counts the weeks that still matter', () => {
    expect(spentWeeks(full, 104)).toEqual([100, 101, 104])
    expect(spentWeeks(full, 114)).toEqual([101, 104])
    expect(spentWeeks(full, 0)).toEqual([100, 101, 104])
  })
})

describe('opening a stored ledger', () => {
  it('takes what it wrote', () => expect(openLedger(structuredClone(full))).toEqual(full))

  it.each<[string, unknown]>([
    ['null', null],
    ['a number', 7],
    ['a list', []],
    ['version 2', {...full, version: 2}],
    ['an extra field', {...full, budget: 99}],
    ['a missing field', {version: 1, highestPeriod: 4, spent: [], draw: null}],
    ['a negative week', {...full, spent: [-1]}],
    ['a week that is no number', {...full, spent: [Number.NaN]}],
    ['an infinite week', {...full, highestPeriod: Number.POSITIVE_INFINITY}],
    ['half a week', {...full, spent: [100.5]}],
    ['a week as text', {...full, spent: ['100']}],
    ['weeks out of order', {...full, spent: [101, 100]}],
    ['a week twice', {...full, spent: [100, 100]}],
    ['a week after the highest', {...full, spent: [105]}],
    ['five weeks', {...full, spent: [100, 101, 102, 103, 104]}],
    ['a draw of 63 bytes', {...full, draw: {...full.draw, bytes: bytes.subarray(1)}}],
    ['a draw as a list', {...full, draw: {...full.draw, bytes: [...bytes]}}],
    ['a draw in an unknown state', {...full, draw: {...full.draw, state: 'again'}}],
    ['negative attempts', {...full, draw: {...full.draw, attempts: -1}}],
    ['a retry at no time', {...full, draw: {...full.draw, retryAtMs: Number.NaN}}],
    ['a memo with a mask out of range', {...full, memo: {...full.memo, masks: [1, 64]}}],
    ['a memo with a wild quantile', {...full, memo: {...full.memo, quantile: 2 ** 32}}],
  ])('refuses %s', (_, value) => expect(() => openLedger(value)).toThrow(ReportingError))
})

describe('withdrawing', () => {
  it('keeps the counts of spent weeks and nothing else', () => {
    expect(withdrawLedger(full)).toEqual({...full, draw: null, memo: null})
    expect(reserve({...full, draw: null, memo: null}, 104)).toMatchObject({kind: 'already', draw: null})
  })

  it('leaves an unreadable ledger closed', () => {
    expect(withdrawLedger({spent: -5})).toBeNull()
    expect(() => openLedger(null)).toThrow(ReportingError)
  })
})
