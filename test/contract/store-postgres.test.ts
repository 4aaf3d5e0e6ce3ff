import {readFileSync} from 'node:fs'
import {afterAll, describe, expect, it} from 'vitest'
import {openPostgresStore} from '../../collector/store/postgres-store'
import type {Store} from '../../collector/store/types'
import {startPostgres} from '../support/postgres/start-postgres'
import {describeStore} from './describe-store'
import {acceptedReports, count, countedReports, PERIOD, REAL, storedConfiguration} from './store-support'

const server = await startPostgres()

if (typeof server === 'string')
  describe.skip(`PostgreSQL: ${server}`, () => it('is not tested here', () => {}))
else {
  const url = await server.createDatabase()
  const wipe = async () => {
    await server.query(url, 'truncate shops, configurations, access_keys, weeks, tag_blocks restart identity')
  }
  afterAll(() => server.stop())

  describeStore(`PostgreSQL (${server.version})`, {
    open: () => openPostgresStore({url}),
    openBeside: () => openPostgresStore({url}),
    run: async (statements) => void (await server.query(url, statements)),
    wipe,
  })

  it('has the tables that the documentation spreads over many machines, keyed by what it spreads them by', async () => {
    const fresh = await server.createDatabase()
    await (await openPostgresStore({url: fresh})).close()
    // In the place of Citus: the same names and arguments, and its rule that every key holds the column.
    await server.query(
      fresh,
      `create function create_reference_table(name regclass) returns void language sql as '';
       create function create_distributed_table(name regclass, by text, colocate_with text default 'default')
       returns void language plpgsql as $$ begin
         if not exists (select from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
                        where indrelid = name and indisunique and attname = by)
           or exists (select from pg_index where indrelid = name and indisunique and not
                      (select attnum from pg_attribute where attrelid = name and attname = by) = any(indkey))
         then raise exception 'a key of % is without %', name, by; end if;
       end $$;`,
    )
    const statements = readFileSync('docs/collector.md', 'utf8').match(/^select create_\w+_table.*;$/gm) ?? []
    expect(statements).toHaveLength(5)
    await server.query(fresh, statements.join(' '))
    await expect(
      server.query(fresh, "select create_distributed_table('configurations', 'shop')"),
    ).rejects.toThrow('without shop')
  })

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
              return count(store, everything.slice(from, from + 300).reverse())
            }),
          ),
        )
        expect(tallies.reduce((sum, {counted}) => sum + counted, 0)).toBe(900)
        expect(await countedReports(stores[0]!)).toBe(900)
      })
    })

    it('count nothing twice when one of them ends the period while another counts', async () => {
      await withStores(2, async ([one, two]) => {
        await count(one!, acceptedReports(0, 200))
        const replays = Array.from({length: 6}, () => count(one!, acceptedReports(0, 200)))
        const [ended] = await Promise.allSettled([two!.expire(PERIOD + 1), ...replays])
        expect(ended.status).toBe('fulfilled')
        expect(await countedReports(one!)).toBe(200)
        expect(await count(one!, acceptedReports(0, 200))).toMatchObject({counted: 0, expired: 200})
      })
    })
  })
}
