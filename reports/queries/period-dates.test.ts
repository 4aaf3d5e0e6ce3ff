import {describe, expect, it} from 'vitest'
import {coveredDays, nextRelease} from './period-dates'

describe('the dates of a period', () => {
  it('says which days whole weeks since 1970 cover', () => {
    const {from, to} = coveredDays({first: 0, last: 1}, 7)
    expect([from.toISOString().slice(0, 10), to.toISOString().slice(0, 10)]).toEqual([
      '1970-01-01',
      '1970-01-14',
    ])
    expect(nextRelease(1, 7).toISOString()).toBe('1970-01-15T00:00:00.000Z')
  })
})
