import {describe, expect, it} from 'vitest'
import {printChanges} from './print-changes'
import type {Change} from './types'

const change = (over: Partial<Change>): Change => ({
  parameter: 'archetypes',
  cells: ['calm', 'quick'],
  old: [0.5, 0.5],
  intervals: [
    [0.6, 0.7],
    [0.3, 0.4],
  ],
  new: [0.65, 0.35],
  reports: 1000,
  accepted: true,
  improvement: {mean: 0.1, low: 0.05},
  reason: 'taken',
  ...over,
})

const print = (...changes: readonly Change[]) =>
  printChanges({
    version: {
      configuration: 'ab'.repeat(32),
      simulated: false,
      periods: {first: 1, last: 2},
      parameters: {},
      changes,
    },
    older: [],
  })

describe('printChanges', () => {
  it('says old and new, and what was reported', () => {
    const text = print(change({}))
    expect(text).toContain('1 parameters looked at, 1 taken, 0 kept')
    expect(text).toMatch(/calm +50\.0 % → +65\.0 % +reported +60\.0 % to +70\.0 %/)
    expect(text).not.toContain('New')
  })

  it('says why a new value lies outside of what was reported, where one does', () => {
    expect(print(change({new: [0.9, 0.1]}))).toContain('New are the shares behind the reports')
    expect(print(change({parameter: 'popularity:brand', new: [0.55, 0.45]}))).toContain('New is what it will')
    expect(print(change({new: [0.9, 0.1], accepted: false}))).not.toContain('New')
  })
})
