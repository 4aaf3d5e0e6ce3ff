import {describe, expect, it} from 'vitest'
import {exampleConfiguration} from './test-support'
import type {Report} from './types'
import {validateReport} from './validate-report'

const configuration = exampleConfiguration()
const report: Report = {
  kind: 'advice',
  configuration: '0123456789abcdef',
  period: 2950,
  topic: 3,
  valueBucket: 0,
  mask: 0b111n,
  nonce: new Uint8Array(16),
}
const judge = (change: Partial<Report>, now = 2950) =>
  validateReport({...report, ...change}, configuration, now)

describe('validating a report', () => {
  it.each<[string, Partial<Report>]>([
    ['advice of this week', {}],
    ['the highest cells', {mask: 0b111n << 22n}],
    ['an outcome of the lowest band', {kind: 'outcome', valueBucket: 1}],
    ['an outcome of the highest band', {kind: 'outcome', valueBucket: 15}],
    ['one cell where one is due', {topic: 0, mask: 0b1000n}],
  ])('takes %s', (_, change) => expect(judge(change)).toEqual({kind: 'valid'}))

  it('takes this week and the last, and no other', () => {
    expect([2948, 2949, 2950, 2951, 2952].map((now) => judge({}, now).kind)).toEqual([
      'rejected',
      'rejected',
      'valid',
      'valid',
      'rejected',
    ])
    expect(judge({}, 2949)).toEqual({kind: 'rejected', reason: 'period'})
  })

  it.each<[string, Partial<Report>]>([
    ['topic-unknown', {topic: 4}],
    ['topic-not-live', {topic: 2, mask: 1n}],
    ['cell-outside', {mask: 0b11n | (1n << 25n)}],
    ['cell-outside', {mask: 2n ** 64n - 1n}],
    ['subset-size', {mask: 0b11n}],
    ['subset-size', {mask: 0b1111n}],
    ['subset-size', {mask: 0n}],
    ['value-bucket', {valueBucket: 1}],
    ['value-bucket', {kind: 'outcome', valueBucket: 0}],
    ['value-bucket', {kind: 'outcome', valueBucket: 16}],
  ])('rejects for %s: %o', (reason, change) => expect(judge(change)).toEqual({kind: 'rejected', reason}))
})
