import {describe, expect, it} from 'vitest'
import {cell, early, set, shown} from './test-support'
import {toCsv} from './to-csv'

describe('toCsv', () => {
  it('says first what the figures were counted under, and that simulated ones are', () => {
    const lines = toCsv(set({simulated: true})).split('\r\n')
    expect(lines[0]).toBe(`# configuration ${'aa'.repeat(32)}`)
    expect(lines[1]).toBe('# SIMULATED: no person is in these figures')
    expect(lines[2]).toBe('# odds 7 : 1, epsilon 1.9459')
  })

  it('holds every shown cell with its interval, and nothing that is too early', () => {
    const csv = toCsv(
      set({
        topics: [
          shown('archetype', 'archetype', [cell('none', -0.01), cell('a, "b"', 0.5)]),
          early('hour', 'hour'),
        ],
      }),
    )
    expect(csv).toContain('share,archetype,none,-0.01,0,0.01,0.01,3000\r\n')
    expect(csv).toContain('share,archetype,"a, ""b""",0.5,0.48,0.52,0.01,3000')
    expect(csv).not.toContain('hour')
  })

  it('gives a spreadsheet no formula', () => {
    expect(toCsv(set({topics: [shown('q', 'question', [cell('=1+1', 0.5)])]}))).toContain(",'=1+1,")
  })
})
