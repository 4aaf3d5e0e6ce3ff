import fc from 'fast-check'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {nonceTag} from '../../collector/store/nonce-tag'
import type {Store} from '../../collector/store/types'
import {
  acceptedReport,
  acceptedReports,
  count,
  countedReports,
  OTHER_SHOP,
  PERIOD,
  REAL,
  SHOP,
  SIMULATED,
  storedConfiguration,
} from './store-support'

export interface StoreHarness {
  /** Opens the same data again and again. */
  readonly open: () => Promise<Store>
  /** Opens it a second time, as another process does. */
  readonly openBeside: () => Promise<Store>
  /** Runs statements on the database behind the store's back. */
  readonly run: (statements: string) => void | Promise<void>
  /** Starts afresh; the store is closed. */
  readonly wipe: () => void | Promise<void>
}

const hashOf = (shop: string): string => shop.slice(16).repeat(4)

/** What every store must do. */
export function describeStore(name: string, harness: StoreHarness): void {
  describe(name, {timeout: 60_000}, () => {
    let store: Store

    beforeEach(async () => {
      store = await harness.open()
      await store.registerConfiguration(storedConfiguration(REAL))
      await store.registerConfiguration(storedConfiguration(SIMULATED))
    })

    afterEach(async () => {
      await store.close()
      await harness.wipe()
    })

    const reopen = async () => {
      await store.close()
      store = await harness.open()
    }

    it('counts each report and each cell of its subset', async () => {
      await count(store, [
        acceptedReport(1, {mask: 0b101n}),
        acceptedReport(2, {mask: 0b110n}),
        acceptedReport(3, {mask: 1n << 63n}),
      ])
      const [row] = await store.readCounts({shop: SHOP, beforePeriod: PERIOD + 1})
      expect(row).toMatchObject({configuration: REAL, period: PERIOD, topic: 0, kind: 'advice', reports: 3})
      expect([...row!.cells.entries()].sort(([a], [b]) => a - b)).toEqual([
        [0, 1],
        [1, 1],
        [2, 2],
        [63, 1],
      ])
    })

    it('counts a replay only once, inside a batch, in a later batch and after a restart', async () => {
      const reports = acceptedReports(0, 60)
      expect(await count(store, [...reports, ...reports])).toEqual({counted: 60, duplicates: 60, expired: 0})
      expect(await count(store, reports)).toEqual({counted: 0, duplicates: 60, expired: 0})
      await reopen()
      expect(await count(store, reports)).toEqual({counted: 0, duplicates: 60, expired: 0})
      expect(await countedReports(store)).toBe(60)
    })

    it('counts a nonce once even when the replay says something else', async () => {
      await count(store, [acceptedReport(1, {mask: 1n})])
      await count(store, [acceptedReport(1, {mask: 2n, topic: 1})])
      expect(await countedReports(store)).toBe(1)
    })

    it('counts the same whatever the batches, their order and the restarts between them', async () => {
      let stream = 0
      const batches = fc.array(
        fc.record({numbers: fc.array(fc.nat({max: 30}), {maxLength: 40}), restart: fc.boolean()}),
        {maxLength: 6},
      )
      await fc.assert(
        fc.asyncProperty(batches, async (sequence) => {
          const period = PERIOD + ++stream
          for (const {numbers, restart} of sequence) {
            await count(
              store,
              numbers.map((number) => acceptedReport(number, {period})),
            )
            if (restart) await reopen()
          }
          const rows = await store.readCounts({shop: SHOP, beforePeriod: period + 1})
          const row = rows.find((candidate) => candidate.period === period)
          const distinct = new Set(sequence.flatMap(({numbers}) => numbers))
          const ofCell = (cell: number) => [...distinct].filter((number) => number % 4 === cell).length
          expect(row?.reports ?? 0).toBe(distinct.size)
          for (const cell of [0, 1, 2, 3]) expect(row?.cells.get(cell) ?? 0).toBe(ofCell(cell))
        }),
        {numRuns: 15},
      )
    })

    it('counts more reports at once than fit in one insert', async () => {
      expect(await count(store, acceptedReports(0, 5000))).toEqual({counted: 5000, duplicates: 0, expired: 0})
      expect(await countedReports(store)).toBe(5000)
    })

    it('counts for more shops and weeks at once than fit in one statement', async () => {
      const reports = Array.from({length: 1200}, (_, week) => acceptedReport(1, {period: week}))
      expect(await count(store, [...reports, ...reports])).toEqual({
        counted: 1200,
        duplicates: 1200,
        expired: 0,
      })
      expect(await countedReports(store)).toBe(1200)
    })

    it('keeps counters of every topic, kind and value bucket apart in one week', async () => {
      const slots = Array.from({length: 256}, (_, topic) => topic).flatMap((topic) => [
        {topic},
        ...[1, 8, 15].map((valueBucket) => ({topic, kind: 'outcome' as const, valueBucket})),
      ])
      const reports = slots.map((slot, i) => acceptedReport(i, {...slot, mask: 1n << BigInt(i % 64)}))
      await count(store, reports.slice(0, 700))
      await count(store, reports)
      const rows = await store.readCounts({shop: SHOP, beforePeriod: PERIOD + 1})
      expect(
        rows.map(({topic, kind, valueBucket, reports: n, cells}) => [
          topic,
          kind,
          valueBucket,
          n,
          [...cells],
        ]),
      ).toEqual(
        slots.map(({topic, ...slot}, i) => [
          topic,
          'kind' in slot ? slot.kind : 'advice',
          'kind' in slot ? slot.valueBucket : 0,
          1,
          [[i % 64, 1]],
        ]),
      )
    })

    it('knows every replay, however many reports came in between', async () => {
      for (let from = 0; from < 4000; from += 800) await count(store, acceptedReports(from, from + 800))
      await reopen()
      expect(await count(store, acceptedReports(3000, 5000))).toEqual({
        counted: 1000,
        duplicates: 1000,
        expired: 0,
      })
      for (let from = 0; from < 5000; from += 1000)
        expect(await count(store, acceptedReports(from, from + 1000))).toMatchObject({counted: 0})
      expect(await countedReports(store)).toBe(5000)
    })

    it('counts a report whose subset is empty', async () => {
      await count(store, [acceptedReport(1, {mask: 0n})])
      await count(store, [acceptedReport(2, {mask: 0n})])
      const [row] = await store.readCounts({shop: SHOP, beforePeriod: PERIOD + 1})
      expect([row!.reports, row!.cells.size]).toEqual([2, 0])
    })

    it('does not show the counters of a period that is still open', async () => {
      await count(store, [acceptedReport(1, {period: PERIOD}), acceptedReport(2, {period: PERIOD - 1})])
      const rows = await store.readCounts({shop: SHOP, beforePeriod: PERIOD})
      expect(rows.map((row) => row.period)).toEqual([PERIOD - 1])
    })

    it('never adds counters of one configuration to those of another', async () => {
      await count(store, acceptedReports(0, 50))
      await count(store, acceptedReports(100, 170, {configuration: SIMULATED}))
      expect(await countedReports(store, REAL)).toBe(50)
      expect(await countedReports(store, SIMULATED)).toBe(70)
    })

    it('keeps shops apart, even for equal nonces', async () => {
      const other = 'c3'.repeat(32)
      await store.registerConfiguration(storedConfiguration(other, OTHER_SHOP))
      await count(store, [acceptedReport(1), acceptedReport(1, {shop: OTHER_SHOP, configuration: other})])
      expect(await countedReports(store, REAL, SHOP)).toBe(1)
      expect(await countedReports(store, other, OTHER_SHOP)).toBe(1)
      expect(await countedReports(store, REAL, OTHER_SHOP)).toBe(0)
    })

    it('keeps kinds, topics and value buckets apart', async () => {
      await count(store, [
        acceptedReport(1),
        acceptedReport(2, {topic: 3}),
        acceptedReport(3, {kind: 'outcome', valueBucket: 2}),
        acceptedReport(4, {kind: 'outcome', valueBucket: 3}),
      ])
      const rows = await store.readCounts({shop: SHOP, beforePeriod: PERIOD + 1})
      expect(rows.map(({topic, kind, valueBucket, reports}) => [topic, kind, valueBucket, reports])).toEqual([
        [0, 'advice', 0, 1],
        [0, 'outcome', 2, 1],
        [0, 'outcome', 3, 1],
        [3, 'advice', 0, 1],
      ])
    })

    it('counts nothing more for an expired period, not even after a restart with the clock set back', async () => {
      await count(store, acceptedReports(0, 10))
      await store.expire(PERIOD + 1)
      await reopen()
      expect(await count(store, acceptedReports(0, 20))).toEqual({counted: 0, duplicates: 0, expired: 20})
      expect(await countedReports(store)).toBe(10)
    })

    it('leaves the periods that are still accepted alone when it expires the earlier ones', async () => {
      await count(store, acceptedReports(0, 10, {period: PERIOD + 1}))
      await store.expire(PERIOD + 1)
      expect(await count(store, acceptedReports(0, 12, {period: PERIOD + 1}))).toMatchObject({
        counted: 2,
        duplicates: 10,
      })
    })

    it('counts nothing of a batch that holds a report of an unknown shop', async () => {
      const batch = [...acceptedReports(0, 10), acceptedReport(11, {shop: OTHER_SHOP})]
      await expect(count(store, batch)).rejects.toThrow()
      expect(await countedReports(store)).toBe(0)
      expect(await count(store, batch.slice(0, 10))).toMatchObject({counted: 10, duplicates: 0})
    })

    it('keeps configurations, their words and the keys over a restart', async () => {
      await store.registerConfiguration({
        ...storedConfiguration(REAL),
        labels: '{"shop":"Kontor"}',
        origins: '["https://kontor.test"]',
      })
      await store.addKey({scope: SHOP, role: 'read', hash: 'ff'.repeat(32)})
      await store.addKey({scope: '*', role: 'write', hash: 'ee'.repeat(32)})
      await reopen()
      expect(await store.findConfigurations([REAL.slice(0, 16), '00'.repeat(8)])).toEqual([
        {...storedConfiguration(REAL), labels: '{"shop":"Kontor"}', origins: '["https://kontor.test"]'},
      ])
      expect(await store.findConfigurations([])).toEqual([])
      expect((await store.configurationsOf(SHOP)).map(({hash}) => hash)).toEqual([REAL, SIMULATED])
      expect((await store.keysOf(SHOP)).map(({role}) => role).sort()).toEqual(['read', 'write'])
      expect((await store.keysOf(OTHER_SHOP)).map(({role}) => role)).toEqual(['write'])
    })

    it('refuses a configuration that reports could not tell from another', async () => {
      const twin = REAL.slice(0, 16) + '00'.repeat(24)
      expect(await store.registerConfiguration(storedConfiguration(twin))).toBe('conflict')
      expect(await store.registerConfiguration(storedConfiguration(REAL))).toBe('known')
    })

    it('counts a batch of many shops like many batches of one shop', async () => {
      const shops = Array.from({length: 40}, (_, i) => (i + 1).toString(16).padStart(32, '0'))
      for (const shop of shops) await store.registerConfiguration(storedConfiguration(hashOf(shop), shop))
      const reports = shops.flatMap((shop) =>
        acceptedReports(0, 5, {shop, configuration: hashOf(shop), mask: 0b11n}),
      )
      expect(await count(store, [...reports, ...reports])).toEqual({
        counted: 200,
        duplicates: 200,
        expired: 0,
      })
      expect(await store.shops()).toEqual([...shops, SHOP])
      for (const shop of shops) {
        const rows = await store.readCounts({shop, beforePeriod: PERIOD + 1})
        expect(rows.map(({configuration, reports: n, cells}) => [configuration, n, [...cells]])).toEqual([
          [
            hashOf(shop),
            5,
            [
              [0, 5],
              [1, 5],
            ],
          ],
        ])
      }
    })

    describe('with another store on the same data', () => {
      let other: Store
      beforeEach(async () => {
        other = await harness.openBeside()
      })
      afterEach(() => other.close())

      it('counts upon nothing that the other one has changed since', async () => {
        for (let from = 0; from < 300; from += 60) {
          expect(await count(store, acceptedReports(from, from + 30))).toMatchObject({counted: 30})
          expect(await count(other, acceptedReports(from + 20, from + 50))).toMatchObject({counted: 20})
          const both = acceptedReports(from, from + 60)
          expect(await count(store, both)).toEqual({counted: 10, duplicates: 50, expired: 0})
        }
        expect(await countedReports(store)).toBe(300)
      })

      it('counts nothing more for a period that the other one has ended', async () => {
        await count(store, acceptedReports(0, 10))
        await other.expire(PERIOD + 1)
        expect(await count(store, acceptedReports(0, 20))).toEqual({counted: 0, duplicates: 0, expired: 20})
        expect(await countedReports(store)).toBe(10)
      })

      it('counts on from rows that are put back, even where as many were added to them again', async () => {
        await count(store, acceptedReports(0, 100))
        await harness.run(
          'create table kept_weeks as select * from weeks; create table kept_blocks as select * from tag_blocks',
        )
        await count(store, acceptedReports(100, 110))
        await harness.run(
          `delete from weeks; insert into weeks select * from kept_weeks; drop table kept_weeks;
           delete from tag_blocks; insert into tag_blocks select * from kept_blocks; drop table kept_blocks`,
        )
        await count(other, acceptedReports(200, 210))
        const all = [...acceptedReports(0, 110), ...acceptedReports(200, 210)]
        expect(await count(store, all)).toEqual({counted: 10, duplicates: 110, expired: 0})
        expect(await countedReports(store)).toBe(120)
      })

      it('brings back nothing of rows that are gone', async () => {
        await count(store, acceptedReports(0, 100))
        await harness.run('delete from weeks; delete from tag_blocks')
        expect(await count(store, acceptedReports(90, 110))).toEqual({counted: 20, duplicates: 0, expired: 0})
        expect(await countedReports(store)).toBe(20)
      })

      it('counts on in a week that was begun anew, with a key of its own', async () => {
        await count(store, acceptedReports(0, 10))
        await harness.run('delete from weeks')
        await count(other, acceptedReports(0, 10))
        expect(await count(store, acceptedReports(0, 20))).toEqual({counted: 10, duplicates: 10, expired: 0})
      })
    })

    it('tells which keys there are and forgets the ones that are taken back', async () => {
      await store.addKey({scope: SHOP, role: 'read', hash: 'ff'.repeat(32)})
      await store.addKey({scope: '*', role: 'write', hash: 'ee'.repeat(32)})
      expect((await store.allKeys()).map(({scope}) => scope)).toEqual(['*', SHOP])
      expect(await store.removeKey({scope: OTHER_SHOP, hash: 'ff'.repeat(32)})).toBe(false)
      expect(await store.removeKey({scope: SHOP, hash: 'ff'.repeat(32)})).toBe(true)
      expect((await store.keysOf(SHOP)).map(({scope}) => scope)).toEqual(['*'])
      await store.ping()
    })

    it('restores a shop from a backup to the same counters, and counts on without counting twice', async () => {
      await count(store, acceptedReports(0, 60))
      await count(store, acceptedReports(0, 70, {period: PERIOD - 1}))
      await store.expire(PERIOD)
      const backup = await store.exportShop({shop: SHOP, beforePeriod: PERIOD + 1})
      const before = await store.readCounts({shop: SHOP, beforePeriod: PERIOD + 1})
      await store.close()
      await harness.wipe()
      store = await harness.open()
      await store.importShop(backup)
      await expect(store.importShop(backup)).rejects.toThrow('in this database already')
      expect(await store.readCounts({shop: SHOP, beforePeriod: PERIOD + 1})).toEqual(before)
      expect(await count(store, acceptedReports(0, 65))).toEqual({counted: 5, duplicates: 60, expired: 0})
      expect(await count(store, acceptedReports(0, 90, {period: PERIOD - 1}))).toMatchObject({expired: 90})
    })

    it('restores a backup from before weeks were rows: a week with its key counts on, one without counts no more', async () => {
      const key = '07'.repeat(32)
      const tags = acceptedReports(0, 150).map(({nonce}) => nonceTag(Buffer.from(key, 'hex'), nonce))
      const advice = {configuration: hashOf(OTHER_SHOP), topic: 2, kind: 'advice' as const, valueBucket: 0}
      const configuration = storedConfiguration(advice.configuration, OTHER_SHOP)
      await store.importShop({
        shop: OTHER_SHOP,
        configurations: [configuration],
        counts: [
          {...advice, period: PERIOD - 9, reports: 40_000, cells: new Map([[5, 300]])},
          {...advice, period: PERIOD, reports: 150, cells: new Map([[0, 150]])},
        ],
        periods: [
          {period: PERIOD, key, tags: tags.map((tag) => Buffer.from(tag, 'latin1').toString('hex')).sort()},
        ],
      })
      const again = (period: number) =>
        acceptedReports(0, 200, {...advice, shop: OTHER_SHOP, period, mask: 1n})
      expect(await count(store, again(PERIOD))).toEqual({counted: 50, duplicates: 150, expired: 0})
      expect(await count(store, again(PERIOD - 9))).toEqual({counted: 0, duplicates: 0, expired: 200})
      const rows = await store.readCounts({shop: OTHER_SHOP, beforePeriod: PERIOD + 1})
      expect(rows.map(({period, reports, cells}) => [period, reports, [...cells]])).toEqual([
        [PERIOD - 9, 40_000, [[5, 300]]],
        [PERIOD, 200, [[0, 200]]],
      ])
    })

    it('exports nothing of a period that is still open when only ended ones are asked for', async () => {
      await count(store, acceptedReports(0, 60))
      const backup = await store.exportShop({shop: SHOP, beforePeriod: PERIOD})
      expect(backup).toMatchObject({shop: SHOP, counts: [], periods: []})
      expect(backup.configurations.map(({hash}) => hash)).toEqual([REAL, SIMULATED])
    })
  })
}
