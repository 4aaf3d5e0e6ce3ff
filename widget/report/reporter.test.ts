import {describe, expect, it} from 'vitest'
import {exampleConfiguration} from '../../advisor-core/reporting/test-support'
import {fakeDevice, INPUT, WEEK_MS} from './test-support'

const HOUR_MS = 3_600_000

describe('contributing', () => {
  it('sends 64 bytes to the one endpoint, once a week', async () => {
    const device = fakeDevice()
    const tab = device.openTab()
    expect(await tab.contribute(INPUT)).toEqual({kind: 'sent'})
    expect(await tab.contribute({topics: {}, archetype: []})).toEqual({kind: 'nothing-new'})
    expect(await device.openTab().contribute(INPUT)).toEqual({kind: 'nothing-new'})
    expect(device.urls).toEqual(['https://collector.test/v1/report'])
    expect(device.requests[0]).toHaveLength(128)
  })

  it('makes one report when two tabs ask at once', async () => {
    const device = fakeDevice()
    const results = await Promise.all([
      device.openTab().contribute(INPUT),
      device.openTab().contribute(INPUT),
    ])
    expect(results.map(({kind}) => kind)).toEqual(['sent', 'waiting'])
    expect(device.requests).toHaveLength(1)
  })

  it('stops at four weeks in fourteen and shows how many are used', async () => {
    const device = fakeDevice()
    const tab = device.openTab()
    const kinds: string[] = []
    for (let week = 0; week < 15; week++) {
      kinds.push((await tab.contribute(INPUT)).kind)
      device.nowMs += WEEK_MS
    }
    expect(kinds).toEqual([...Array(4).fill('sent'), ...Array(10).fill('capped'), 'sent'])
    expect(await tab.status()).toEqual({usedWeeks: 3, capacity: 4})
  })

  it('sends the same archetype mask again while nothing changed, with a new nonce', async () => {
    const device = fakeDevice(8)
    const tab = device.openTab()
    const archetypes: {mask: bigint; nonce: string}[] = []
    for (let week = 0; week < 4; week++) {
      await tab.contribute(INPUT)
      const sent = await tab.lastSent()
      if (sent?.report.topic === 0) archetypes.push({mask: sent.report.mask, nonce: `${sent.report.nonce}`})
      device.nowMs += WEEK_MS
    }
    expect(archetypes.length).toBeGreaterThan(1)
    expect(new Set(archetypes.map(({mask}) => mask)).size).toBe(1)
    expect(new Set(archetypes.map(({nonce}) => nonce)).size).toBe(archetypes.length)
  })
})

describe('a report that does not get through', () => {
  it('goes again with the same bytes after a minute, then two, then four, and never once it is taken', async () => {
    const device = fakeDevice()
    device.answer = 'retry'
    const start = device.nowMs
    expect(await device.openTab().contribute(INPUT)).toEqual({kind: 'waiting', retryAtMs: start + 60_000})
    expect(await device.openTab().retry()).toEqual({kind: 'waiting', retryAtMs: start + 60_000})
    expect(device.requests).toHaveLength(1)
    device.nowMs += 60_000
    expect(await device.openTab().retry()).toEqual({kind: 'waiting', retryAtMs: start + 180_000})
    device.nowMs += 120_000
    expect(await device.openTab().contribute(INPUT)).toEqual({kind: 'waiting', retryAtMs: start + 420_000})
    device.nowMs += 240_000
    device.answer = 'sent'
    expect(await device.openTab().retry()).toEqual({kind: 'sent'})
    expect(await device.openTab().retry()).toEqual({kind: 'nothing-new'})
    expect(device.requests).toHaveLength(4)
    expect(new Set(device.requests).size).toBe(1)
  })

  it('never waits longer than six hours, even when the clock was set back meanwhile', async () => {
    const device = fakeDevice()
    device.nowMs += 3 * 24 * HOUR_MS
    device.answer = 'retry'
    const tab = device.openTab()
    for (let i = 0; i < 12; i++) {
      const result = await tab.contribute(INPUT)
      if (result.kind !== 'waiting') throw new Error(result.kind)
      expect(result.retryAtMs - device.nowMs).toBeLessThanOrEqual(6 * HOUR_MS)
      device.nowMs = result.retryAtMs
    }
    device.nowMs -= 24 * HOUR_MS
    expect(device.requests).toHaveLength(12)
    await tab.retry()
    expect(device.requests).toHaveLength(13)
  })

  it('is given up when its week ends', async () => {
    const device = fakeDevice()
    device.answer = 'retry'
    await device.openTab().contribute(INPUT)
    device.nowMs += WEEK_MS
    device.answer = 'sent'
    expect(await device.openTab().retry()).toEqual({kind: 'nothing-new'})
    expect(await device.openTab().contribute(INPUT)).toEqual({kind: 'sent'})
    expect(device.requests).toHaveLength(2)
    expect(device.requests[0]).not.toBe(device.requests[1])
  })

  it('is not sent again after the collector refused it', async () => {
    const device = fakeDevice()
    device.answer = 'drop'
    expect(await device.openTab().contribute(INPUT)).toEqual({kind: 'dropped'})
    device.nowMs += HOUR_MS
    expect(await device.openTab().retry()).toEqual({kind: 'nothing-new'})
    expect(device.requests).toHaveLength(1)
  })

  it('is sent from storage after the tab died before sending', async () => {
    const device = fakeDevice()
    device.answer = 'never'
    void device.openTab().contribute(INPUT)
    await new Promise((resolve) => setTimeout(resolve, 5))
    device.answer = 'sent'
    device.nowMs += 60_000
    expect(await device.openTab().retry()).toEqual({kind: 'sent'})
    expect(device.requests[1]).toBe(device.requests[0])
  })

  it('costs the week when the tab died between spending and drawing', async () => {
    const device = fakeDevice()
    device.updatesLeft = 1
    expect(await device.openTab().contribute(INPUT)).toEqual({kind: 'off', reason: 'unavailable'})
    device.updatesLeft = Number.POSITIVE_INFINITY
    expect(await device.openTab().contribute(INPUT)).toEqual({kind: 'nothing-new'})
    expect(await device.openTab().status()).toEqual({usedWeeks: 1, capacity: 4})
    expect(device.requests).toEqual([])
  })
})

describe('no report at all', () => {
  it('under Global Privacy Control, and nothing is stored', async () => {
    const device = fakeDevice()
    device.gpc = true
    expect(await device.openTab().contribute(INPUT)).toEqual({kind: 'off', reason: 'gpc'})
    expect(await device.openTab().status()).toEqual({usedWeeks: 0, capacity: 0})
    expect([device.stored.size, device.requests.length]).toEqual([0, 0])
  })

  it('without a lock, and nothing is stored', async () => {
    const device = fakeDevice()
    device.lockMissing = true
    expect(await device.openTab().contribute(INPUT)).toEqual({kind: 'off', reason: 'unavailable'})
    expect([device.stored.size, device.requests.length]).toEqual([0, 0])
  })

  it.each(['get', 'update'] as const)('without storage: %s fails', async (operation) => {
    const device = fakeDevice()
    device.broken.add(operation)
    expect(await device.openTab().contribute(INPUT)).toEqual({kind: 'off', reason: 'unavailable'})
    expect(device.requests).toEqual([])
  })

  it('from a store that forgets what it was given', async () => {
    const device = fakeDevice()
    const {store} = device.ports
    Object.assign(store, {
      update: async (_: string, change: (old: unknown) => unknown) => void change(undefined),
    })
    expect(await device.openTab().contribute(INPUT)).toEqual({kind: 'off', reason: 'unavailable'})
    expect(device.requests).toEqual([])
  })

  it('from a ledger that cannot be read, which stays as it is', async () => {
    const device = fakeDevice()
    device.stored.set('ledger', {version: 1, highestPeriod: 0, spent: [-3], draw: null, memo: null})
    expect(await device.openTab().contribute(INPUT)).toEqual({kind: 'off', reason: 'unavailable'})
    expect(await device.openTab().status()).toEqual({usedWeeks: 0, capacity: 0})
    expect(device.stored.get('ledger')).toMatchObject({spent: [-3]})
  })

  it.each([
    ['odds of 54', {odds: 54}],
    ['another period', {periodDays: 1}],
    ['no topics', {topics: []}],
    ['topics that are none', {topics: 'all'}],
  ])('under a configuration beyond the caps: %s', async (_, change) => {
    const device = fakeDevice(1, Object.assign(structuredClone(exampleConfiguration()), change))
    expect((await device.openTab().contribute(INPUT)).kind).toBe('off')
    expect([device.stored.size, device.requests.length]).toEqual([0, 0])
  })

  it('from broken randomness', async () => {
    const device = fakeDevice()
    Object.assign(device.ports, {random32: () => 0.5})
    expect(await device.openTab().contribute(INPUT)).toEqual({kind: 'off', reason: 'unavailable'})
    expect(device.requests).toEqual([])
  })

  it('throws, whatever the network does', async () => {
    const device = fakeDevice()
    Object.assign(device.ports, {
      send: () => {
        throw new Error('no network')
      },
    })
    expect((await device.openTab().contribute(INPUT)).kind).toBe('waiting')
  })
})

describe('a report that is prepared', () => {
  it('is drawn and kept back, and leaves with the very bytes that were shown', async () => {
    const device = fakeDevice()
    const tab = device.openTab()
    expect((await tab.prepare(INPUT)).kind).toBe('waiting')
    expect(device.requests).toEqual([])
    const shown = await tab.lastSent()
    expect(shown?.state).toBe('waiting')
    expect((await tab.prepare({topics: {}, archetype: []})).kind).toBe('waiting')
    expect(await tab.contribute({topics: {}, archetype: []})).toEqual({kind: 'sent'})
    expect(device.requests).toEqual([Buffer.from(shown!.bytes).toString('hex')])
    expect((await tab.prepare(INPUT)).kind).toBe('nothing-new')
  })

  it('costs its week although it is withdrawn', async () => {
    const device = fakeDevice()
    const tab = device.openTab()
    await tab.prepare(INPUT)
    await tab.withdraw()
    expect(await tab.contribute(INPUT)).toEqual({kind: 'nothing-new'})
    expect(device.requests).toEqual([])
  })
})

describe('what was sent', () => {
  it('is shown byte by byte and in words', async () => {
    const device = fakeDevice()
    const tab = device.openTab()
    expect(await tab.lastSent()).toBeNull()
    await tab.contribute(INPUT)
    const sent = await tab.lastSent()
    expect(Buffer.from(sent!.bytes).toString('hex')).toBe(device.requests[0])
    expect(sent).toMatchObject({state: 'sent', report: {kind: 'advice', period: 2950}})
    const {topic, subset, report} = sent!
    expect(topic).toEqual(exampleConfiguration().topics[report.topic])
    expect(subset).toHaveLength(topic!.subsetSize)
    expect(subset.reduce((mask, cell) => mask | (1n << BigInt(topic!.cells.indexOf(cell))), 0n)).toBe(
      report.mask,
    )
  })

  it('has no words when the configuration has changed since', async () => {
    const device = fakeDevice()
    await device.openTab().contribute(INPUT)
    const later = fakeDevice(1, exampleConfiguration(3))
    later.stored.set('ledger', device.stored.get('ledger'))
    expect(await later.openTab().lastSent()).toMatchObject({topic: null, subset: [], state: 'sent'})
  })
})

describe('withdrawing', () => {
  it('deletes report and memo and keeps the counts of used weeks', async () => {
    const device = fakeDevice()
    const tab = device.openTab()
    await tab.contribute(INPUT)
    expect(await tab.withdraw()).toBe(true)
    expect(device.stored.get('ledger')).toEqual({
      version: 1,
      highestPeriod: 2950,
      spent: [2950],
      draw: null,
      memo: null,
    })
    expect(await tab.lastSent()).toBeNull()
    expect(await tab.contribute(INPUT)).toEqual({kind: 'nothing-new'})
    expect(await tab.status()).toEqual({usedWeeks: 1, capacity: 4})
  })

  it('stores nothing where nothing was stored', async () => {
    const device = fakeDevice()
    expect(await device.openTab().withdraw()).toBe(true)
    expect(device.stored.size).toBe(0)
  })

  it('closes a ledger that cannot be read', async () => {
    const device = fakeDevice()
    device.stored.set('ledger', {spent: 'none yet'})
    expect(await device.openTab().withdraw()).toBe(true)
    expect(await device.openTab().contribute(INPUT)).toEqual({kind: 'off', reason: 'unavailable'})
  })

  it.each(['withdraw', 'forget'] as const)('%s stops a report that has begun but not left', async (how) => {
    const device = fakeDevice()
    const tab = device.openTab()
    const [result] = await Promise.all([tab.contribute(INPUT), tab[how]()])
    expect(result).toEqual({kind: 'off', reason: 'withdrawn'})
    expect([device.stored.size, device.requests.length]).toEqual([0, 0])
  })

  it.each(['withdraw', 'forget'] as const)('%s stops a report that is just being made', async (how) => {
    const device = fakeDevice()
    const tab = device.openTab()
    const {sha256} = device.ports
    const gone: Promise<boolean>[] = []
    Object.assign(device.ports, {
      sha256: (bytes: Uint8Array) => {
        gone.push(tab[how]())
        return sha256(bytes)
      },
    })
    expect(await tab.contribute(INPUT)).toEqual({kind: 'off', reason: 'withdrawn'})
    expect(await Promise.all(gone)).toEqual([true])
    expect(device.requests).toEqual([])
    expect(await tab.lastSent()).toBeNull()
  })

  it.each(['withdraw', 'forget'] as const)('%s holds although an answer arrives afterwards', async (how) => {
    const device = fakeDevice()
    device.answer = 'never'
    const tab = device.openTab()
    const result = tab.contribute(INPUT)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(device.requests).toHaveLength(1)
    await tab[how]()
    const left = structuredClone(device.stored)
    device.settleOpen('sent')
    expect(await result).toEqual({kind: 'sent'})
    expect(device.stored).toEqual(left)
  })
})

describe('forgetting', () => {
  it('deletes everything', async () => {
    const device = fakeDevice()
    const tab = device.openTab()
    await tab.contribute(INPUT)
    expect(await tab.forget()).toBe(true)
    expect(device.stored.size).toBe(0)
  })

  it('works without a lock', async () => {
    const device = fakeDevice()
    await device.openTab().contribute(INPUT)
    device.lockMissing = true
    expect(await device.openTab().forget()).toBe(true)
    expect(device.stored.size).toBe(0)
  })

  it('says so when it could not', async () => {
    const device = fakeDevice()
    await device.openTab().contribute(INPUT)
    device.broken.add('del')
    expect(await device.openTab().forget()).toBe(false)
  })
})
