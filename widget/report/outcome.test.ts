import {describe, expect, it} from 'vitest'
import {createConfiguration} from '../../advisor-core/reporting/create-configuration'
import {validateReport} from '../../advisor-core/reporting/validate-report'
import {decodeReport} from '../../advisor-core/reporting/wire'
import {createOutcomeDesk, keepOutcomeTerms} from './outcome'
import {ENDPOINT, fakeDevice, INPUT, WEEK_MS} from './test-support'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const VALUES = [1, 10, 17, 29, 49, 84, 143, 242, 412, 702, 1194, 2031, 3455, 5878, 10_000]
/** Told as itself. */
const ORDER = {value: 143, currency: 'EUR'}

/** A browser whose visitor contributed, and the desk of the page that says thank you. */
async function contributed(when: 'delayed' | 'immediate' = 'delayed', seed = 1) {
  const configuration = createConfiguration({
    shop: 'ab'.repeat(16),
    simulated: false,
    odds: 7,
    topics: [{source: {kind: 'archetype'}, cells: ['careful', 'quick'], live: true}],
    outcomes: {when, currency: 'EUR', values: VALUES},
    artefacts: {},
  })
  const device = fakeDevice(seed, configuration)
  const tab = device.openTab()
  expect((await tab.contribute(INPUT)).kind).toBe('sent')
  await keepOutcomeTerms(device.ports, {terms: configuration.outcomes, endpoint: ENDPOINT})
  return {device, tab, configuration, desk: createOutcomeDesk(device.ports)}
}

describe('an order after advice', () => {
  it('repeats the draw with a value band and another nonce, hours later, once', async () => {
    const {device, desk, configuration} = await contributed()
    expect(await desk.note(ORDER)).toBe(true)
    expect(await desk.flush()).toBe(false)
    expect(device.requests).toHaveLength(1)
    device.nowMs += 72 * HOUR_MS
    expect(await desk.flush()).toBe(true)
    expect(await desk.flush()).toBe(false)
    expect(device.requests).toHaveLength(2)
    const [advice, outcome] = device.requests.map((hex) => decodeReport(Buffer.from(hex, 'hex')))
    expect(outcome).toMatchObject({kind: 'outcome', topic: advice!.topic, mask: advice!.mask, valueBucket: 7})
    expect(outcome!.nonce).not.toEqual(advice!.nonce)
    expect(validateReport(outcome!, configuration, outcome!.period).kind).toBe('valid')
  })

  it('follows advice that left with the page, so that nobody heard whether it arrived', async () => {
    const {device, tab, desk} = await contributed()
    device.nowMs += 15 * WEEK_MS
    device.answer = 'retry'
    expect((await tab.contribute(INPUT)).kind).toBe('waiting')
    expect(await desk.note(ORDER)).toBe(true)
  })

  it('is due no earlier than after one hour and no later than after 72, drawn anew each time', async () => {
    const due = new Set<number>()
    for (let seed = 1; seed <= 40; seed++) {
      const {device, desk} = await contributed('delayed', seed)
      const start = device.nowMs
      await desk.note(ORDER)
      while (!(await desk.flush())) device.nowMs += HOUR_MS
      const hours = (device.nowMs - start) / HOUR_MS
      expect(hours).toBeGreaterThan(1)
      expect(hours).toBeLessThanOrEqual(72)
      due.add(hours)
    }
    expect(due.size).toBeGreaterThan(15)
  })

  it('leaves at once only where the shop says so', async () => {
    const {device, desk} = await contributed('immediate')
    await desk.note(ORDER)
    expect(await desk.flush()).toBe(true)
    expect(device.requests).toHaveLength(2)
  })

  it('goes again with the same bytes when it does not get through, and is dropped after 14 days', async () => {
    const {device, desk} = await contributed()
    await desk.note(ORDER)
    device.answer = 'retry'
    for (let day = 0; day < 20; day++) {
      device.nowMs += DAY_MS
      await desk.flush()
    }
    const tries = device.requests.slice(1)
    expect(tries.length).toBeGreaterThan(8)
    expect(tries.length).toBeLessThanOrEqual(14)
    expect(new Set(tries).size).toBe(1)
    device.answer = 'sent'
    expect(await desk.flush()).toBe(false)
  })

  it('counts once for each report of advice', async () => {
    const {device, desk} = await contributed()
    expect(await desk.note(ORDER)).toBe(true)
    expect(await desk.note({value: 9, currency: null})).toBe(false)
    device.nowMs += 4 * DAY_MS
    await desk.flush()
    expect(await desk.note(ORDER)).toBe(false)
    expect(device.requests).toHaveLength(2)
  })

  it.each([
    [0, [1]],
    [10, [2]],
    [11, [2, 3]],
    [9000, [14, 15]],
    [1e12, [15]],
  ])('of %d is told in one of the bands %o, by lot', async (value, bands) => {
    const told = new Set<number>()
    for (let seed = 1; seed <= 40; seed++) {
      const {device, desk} = await contributed('immediate', seed)
      await desk.note({value, currency: 'EUR'})
      await desk.flush()
      told.add(decodeReport(Buffer.from(device.requests[1]!, 'hex')).valueBucket)
    }
    expect([...told].sort((a, b) => a - b)).toEqual(bands)
  })

  it('is told the same however often it is tried: the lot is drawn once', async () => {
    const {device, desk} = await contributed('immediate')
    await desk.note({value: 11, currency: 'EUR'})
    device.answer = 'retry'
    for (let n = 0; n < 10; n++) {
      await desk.flush()
      device.nowMs += HOUR_MS
    }
    const [, ...tries] = device.requests
    expect(tries).toHaveLength(10)
    expect(new Set(tries).size).toBe(1)
  })

  it('may be noted where an earlier version kept something in another form', async () => {
    const {device, configuration} = await contributed('immediate')
    await device.ports.store.update('outcome', () => ({version: 1, terms: {edges: [1]}, order: null}))
    const desk = createOutcomeDesk(device.ports)
    expect(await desk.note(ORDER)).toBe(false)
    await keepOutcomeTerms(device.ports, {terms: configuration.outcomes, endpoint: ENDPOINT})
    expect(await desk.note(ORDER)).toBe(true)
  })
})

describe('no order is told', () => {
  it('where nobody contributed: nothing is stored', async () => {
    const device = fakeDevice()
    const desk = createOutcomeDesk(device.ports)
    expect([await desk.note(ORDER), await desk.flush()]).toEqual([false, false])
    expect([device.stored.size, device.requests.length]).toEqual([0, 0])
  })

  it.each<[string, {value: number; currency: string | null}]>([
    ['in another currency', {value: 10, currency: 'CHF'}],
    ['of no value', {value: Number.NaN, currency: 'EUR'}],
    ['of a negative value', {value: -1, currency: 'EUR'}],
    ['without end', {value: Number.POSITIVE_INFINITY, currency: 'EUR'}],
  ])('%s', async (_, order) => {
    const {desk} = await contributed()
    expect(await desk.note(order)).toBe(false)
  })

  it('of advice that was not taken, was long ago, or lies in the future', async () => {
    for (const [how, weeks] of [
      ['drop', 0],
      ['sent', 3],
      ['sent', -1],
    ] as const) {
      const {device, tab, desk} = await contributed()
      device.nowMs += 15 * WEEK_MS
      device.answer = how
      await tab.contribute(INPUT)
      device.nowMs += weeks * WEEK_MS
      expect(await desk.note(ORDER)).toBe(false)
    }
  })

  it('of advice that was drawn and never tried', async () => {
    const {device, tab, desk} = await contributed()
    device.nowMs += 15 * WEEK_MS
    await tab.prepare(INPUT)
    expect(await desk.note(ORDER)).toBe(false)
  })

  it('under Global Privacy Control, without a lock or storage, and after withdrawal', async () => {
    for (const spoil of ['gpc', 'lockMissing'] as const) {
      const {device} = await contributed()
      device[spoil] = true
      expect(await createOutcomeDesk(device.ports).note(ORDER)).toBe(false)
    }
    const {device, desk, tab} = await contributed()
    device.broken.add('update')
    expect(await desk.note(ORDER)).toBe(false)
    device.broken.clear()
    await tab.withdraw()
    expect(await desk.note(ORDER)).toBe(false)
  })

  it('from a record that cannot be read', async () => {
    const {device, desk} = await contributed()
    device.stored.set('outcome', {version: 1, endpoint: 'javascript:alert(1)', terms: null, order: null})
    expect(await desk.note(ORDER)).toBe(false)
    expect(await desk.flush()).toBe(false)
  })

  it('where the shop turned it off since: what was kept goes', async () => {
    const {device, desk} = await contributed()
    await desk.note(ORDER)
    await keepOutcomeTerms(device.ports, {terms: null, endpoint: ENDPOINT})
    device.nowMs += 4 * DAY_MS
    expect(await desk.flush()).toBe(false)
    expect(device.stored.has('outcome')).toBe(false)
  })
})
