import {afterEach, describe, expect, it, vi} from 'vitest'
import {createConfiguration} from '../../advisor-core/reporting'
import type {OutcomeTerms} from '../../advisor-core/reporting/types'
import {EMPTY_VIEW} from '../../test/support/fake-engine'
import {createReporter} from '../report/index'
import {ENDPOINT, fakeDevice} from '../report/test-support'
import {createReporterPort, eraseReports, type ReportModule} from './reporter'

const CONFIGURATION = createConfiguration({
  shop: 'ab'.repeat(16),
  simulated: false,
  odds: 7,
  topics: [{source: {kind: 'archetype'}, cells: ['calm', 'quick'], live: true}],
  outcomes: {when: 'delayed', currency: 'EUR', values: Array.from({length: 15}, (_, i) => 50 * (i + 1))},
  artefacts: {},
})
const VISIT = {...EMPTY_VIEW, topics: {}, chips: [], helped: 0}

function setUp(terms: {odds: number; outcomes: boolean}) {
  const prepare = vi.fn(async () => ({kind: 'nothing-new'}))
  const module = {
    browserPorts: () => ({random32: () => 1}),
    createReporter: () => ({
      prepare,
      contribute: prepare,
      lastSent: async () => null,
      status: async () => ({usedWeeks: 1, capacity: 4}),
    }),
  } as unknown as ReportModule
  const port = createReporterPort(module, CONFIGURATION, {
    ...terms,
    endpoint: 'https://shop.example/v1/report',
  })
  return {port, prepare}
}

describe('createReporterPort', () => {
  it('reports under the terms that the visitor was told', async () => {
    const {port, prepare} = setUp({odds: 7, outcomes: true})
    expect(await port.prepare(VISIT)).toEqual({outcome: 'spent', sent: null, used: {weeks: 1, of: 4}})
    expect(prepare).toHaveBeenCalledOnce()
  })

  it.each([
    ['other odds', {odds: 3, outcomes: true}],
    ['orders that nobody spoke of', {odds: 7, outcomes: false}],
  ])('makes no report under a configuration with %s', async (_, terms) => {
    const {port, prepare} = setUp(terms)
    expect(await port.prepare(VISIT)).toEqual({outcome: 'failed', sent: null, used: null})
    expect((await port.contribute(VISIT)).outcome).toBe('failed')
    expect(prepare).not.toHaveBeenCalled()
  })
})

describe('an order after a report that waits', () => {
  const told = (currency: string, units: number): OutcomeTerms => ({
    when: 'delayed',
    currency,
    values: Array.from({length: 15}, (_, i) => 10 * (i + 1) * units),
  })

  it('keeps the terms of that report, which it repeats, where the shop has others by now', async () => {
    const device = fakeDevice()
    device.answer = 'retry'
    const module = {createReporter, browserPorts: () => device.ports}
    const port = (outcomes: OutcomeTerms) =>
      createReporterPort(module, {...CONFIGURATION, outcomes}, {odds: 7, outcomes: true, endpoint: ENDPOINT})
    expect((await port(told('EUR', 1)).contribute(VISIT)).outcome).toBe('waiting')
    const kept = device.stored.get('outcome')
    expect(kept).toMatchObject({terms: {currency: 'EUR'}})
    expect((await port(told('CZK', 10)).contribute(VISIT)).outcome).toBe('waiting')
    expect(device.stored.get('outcome')).toEqual(kept)
  })
})

describe('eraseReports', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('erases what earlier visits left where the chunk that made it cannot be loaded', async () => {
    const deleteDatabase = vi.fn()
    vi.stubGlobal('indexedDB', {databases: async () => [{name: 'lotse-report'}], deleteDatabase})
    await eraseReports(() => Promise.reject(new TypeError('offline')))
    expect(deleteDatabase).toHaveBeenCalledWith('lotse-report')
  })
})
