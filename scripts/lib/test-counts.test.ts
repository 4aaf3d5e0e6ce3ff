import {expect, it} from 'vitest'
import {countTests, summaryLine} from './test-counts.mjs'

const file = (status: string, ...statuses: string[]) => ({
  status,
  assertionResults: statuses.map((each) => ({status: each})),
})

it('adds up the tests of all files', () => {
  const report = {
    testResults: [file('passed', 'passed', 'passed', 'pending'), file('failed', 'failed', 'passed')],
  }
  expect(countTests(report)).toEqual({passed: 3, failed: 1, skipped: 1})
})

it('counts a file that could not be loaded as one failure', () => {
  expect(countTests({testResults: [file('failed'), file('passed', 'passed')]})).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  })
})

it('counts nothing when vitest left no report', () => {
  expect(countTests({})).toEqual({passed: 0, failed: 0, skipped: 0})
})

it('names skipped tests only when there are such', () => {
  expect(summaryLine({passed: 3, failed: 1, skipped: 0})).toBe('3 passed, 1 failed')
  expect(summaryLine({passed: 3, failed: 0, skipped: 2})).toBe('3 passed, 0 failed, 2 skipped')
})
