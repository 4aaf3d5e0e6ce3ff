import {expect, it, vi} from 'vitest'
import {canonicalJson} from '../advisor-core/reporting/canonical-json'
import {createEstimateCache} from './estimate-cache'
import {estimateStored} from './estimates'
import type {StoredConfiguration, StoredCounts} from './store/types'
import {exampleConfiguration, SHOP} from './test-support'

const stored = (hash: string, labels: string | null = null): StoredConfiguration => ({
  hash: hash.repeat(64),
  shop: SHOP,
  canonical: canonicalJson(exampleConfiguration()),
  labels,
  origins: null,
})
const counted = (reports: number): StoredCounts[] => [
  {
    configuration: 'a'.repeat(64),
    period: 9,
    topic: 0,
    kind: 'advice',
    valueBucket: 0,
    reports,
    cells: new Map([[1, reports]]),
  },
]

it('works out the same counters once', () => {
  const estimate = vi.fn(estimateStored)
  const cached = createEstimateCache(estimate)
  const first = cached(stored('a'), counted(300), 10)
  expect(cached(stored('a'), counted(300), 10)).toEqual(first)
  expect(estimate).toHaveBeenCalledTimes(1)
  expect(first).toEqual(estimateStored(stored('a'), counted(300), 10))
})

it('works them out again for a late report, a new week, other words and another configuration', () => {
  const estimate = vi.fn(estimateStored)
  const cached = createEstimateCache(estimate)
  cached(stored('a'), counted(300), 10)
  expect(cached(stored('a'), counted(301), 10).reports).toBe(301)
  cached(stored('a'), counted(301), 11)
  expect(cached(stored('a', '{"shop":"Kontor","topics":{}}'), counted(301), 11).labels?.shop).toBe('Kontor')
  expect(cached(stored('b'), [], 11).reports).toBe(0)
  expect(estimate).toHaveBeenCalledTimes(5)
})

it('works them out again where as many reports are others', () => {
  const cached = createEstimateCache(estimateStored)
  const [row] = counted(300)
  cached(stored('a'), [row!], 10)
  const others = [
    {...row!, period: 8},
    {...row!, topic: 1},
    {...row!, cells: new Map([[2, 300]])},
  ]
  for (const other of others)
    expect(cached(stored('a'), [other], 10)).toEqual(estimateStored(stored('a'), [other], 10))
})

it('holds no more than its bound, and lets go of the one asked for longest ago', () => {
  const estimate = vi.fn(estimateStored)
  const cached = createEstimateCache(estimate, 2)
  for (const hash of ['a', 'b', 'a', 'c', 'a', 'b']) cached(stored(hash), counted(300), 10)
  expect(estimate.mock.calls.map(([{hash}]) => hash[0])).toEqual(['a', 'b', 'c', 'b'])
})
