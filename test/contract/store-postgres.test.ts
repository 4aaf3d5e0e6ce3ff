import {afterAll, describe, expect, it} from 'vitest'
import {openPostgresStore} from '../../collector/store/postgres-store'
import type {Store} from '../../collector/store/types'
import {startPostgres} from '../support/postgres/start-postgres'
import {describeStore} from './describe-store'
import {acceptedReports, countedReports, PERIOD, REAL, storedConfiguration} from './store-support'

const server = await startPostgres()

if (typeof server === 'string')
  describe.skip(`PostgreSQL: ${server}`, () => it('is not tested here', () => {}))
else {
  const url = await server.createDatabase()
  const wipe = async () => {
    await server.query(
      url,
      'truncate shops, configurations, access_keys, tag_keys, nonce_tags, report_counts, cell_counts restart identity',
    )
  }
  afterAll(() => server.stop())

  describeStore(`PostgreSQL (${server.version})`, {open: () => openPostgresStore({url}), wipe})

  describe('several processes on one PostgreSQL', () => {
    /** Stores with pools of their own, as processes have them. */
    async function withStores(
      count: number,
      run: (stores: readonly Store[]) => Promise<void>,
    ): Promise<void> {
      const stores = await Promise.all(Array.from({length: count}, () => openPostgresStore({url})))
      try {
        await stores[0]!.registerConfiguration(storedConfiguration(REAL))
        await run(stores)
      } finally {
        await Promise.all(stores.map((store) => store.close()))
        await wipe()
      }
    }

    it('make the tables once when they start at the same moment', async () => {
      const fresh = await server.createDatabase()
      const stores = await Promise.all(Array.from({length: 4}, () => openPostgresStore({url: fresh})))
      for (const store of stores) await store.ping()
      await Promise.all(stores.map((store) => store.close()))
    })

    it('count each report once, whichever of them it comes to, and at the same time', async () => {
      await withStores(3, async (stores) => {
        const everything = acceptedReports(0, 900)
        const tallies = await Promise.all(
          stores.flatMap((store, process) =>
            [0, 1, 2].map((round) => {
              const from = 100 * ((3 * process + round) % 7)
              return store.count(everything.slice(from, from + 300).reverse())
            }),
          ),
        )
        expect(tallies.reduce((sum, {counted}) => sum + counted, 0)).toBe(900)
        expect(await countedReports(stores[0]!)).toBe(900)
      })
    })

    it('count nothing twice when one of them ends the period while another counts', async () => {
      await withStores(2, async ([one, two]) => {
        await one!.count(acceptedReports(0, 200))
        const replays = Array.from({length: 6}, () => one!.count(acceptedReports(0, 200)))
        const [ended] = await Promise.allSettled([two!.expire(PERIOD + 1), ...replays])
        expect(ended.status).toBe('fulfilled')
        expect(await countedReports(one!)).toBe(200)
        expect(await one!.count(acceptedReports(0, 200))).toMatchObject({counted: 0, expired: 200})
      })
    })
  })
}
