import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Kysely, sql} from 'kysely'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {SQLITE_FLAVOUR} from '../../collector/store/flavour'
import {SQLITE_ROWS} from '../../collector/store/given-rows'
import {migrate} from '../../collector/store/migrations'
import {createSqlStore} from '../../collector/store/sql-store'
import {createSqliteDialect} from '../../collector/store/sqlite-dialect'
import {DISTRIBUTED_TABLES, REFERENCE_TABLES, type Tables} from '../../collector/store/tables'
import {acceptedReports, count, OTHER_SHOP, PERIOD, REAL, SHOP, storedConfiguration} from './store-support'

/** Every statement of every method of the store, as it goes to the database. */
const statements: string[] = []
const folder = mkdtempSync(join(tmpdir(), 'lotse-shards-'))
const database = new Kysely<Tables>({
  dialect: createSqliteDialect({file: join(folder, 'recorded.db'), pragmas: []}),
  log: ({query}) => void statements.push(query.sql),
})

beforeAll(async () => {
  await migrate(database, SQLITE_FLAVOUR)
  statements.length = 0
  const store = createSqlStore(database, {
    giver: SQLITE_ROWS,
    afterExpire: async () => {},
    afterClose: () => {},
  })
  const calls = new Map<string, () => Promise<unknown>>([
    ['registerConfiguration', () => store.registerConfiguration(storedConfiguration(REAL))],
    ['findConfigurations', () => store.findConfigurations([REAL.slice(0, 16)])],
    ['configurationsOf', () => store.configurationsOf(SHOP)],
    ['count', () => count(store, [...acceptedReports(0, 60), ...acceptedReports(0, 60)])],
    // Once more, as replays take another way.
    [
      'readCounts',
      () =>
        count(store, acceptedReports(30, 90)).then(() => store.readCounts({shop: SHOP, beforePeriod: 65535})),
    ],
    ['addKey', () => store.addKey({scope: SHOP, role: 'read', hash: 'ff'.repeat(32)})],
    ['keysOf', () => store.keysOf(SHOP)],
    ['allKeys', () => store.allKeys()],
    ['removeKey', () => store.removeKey({scope: SHOP, hash: 'ff'.repeat(32)})],
    ['shops', () => store.shops()],
    [
      'exportShop',
      async () => {
        const backup = await store.exportShop({shop: SHOP, beforePeriod: 65535})
        await store.importShop({...backup, shop: OTHER_SHOP, configurations: []})
      },
    ],
    ['importShop', async () => {}],
    ['expire', () => store.expire(PERIOD + 1)],
    ['ping', () => store.ping()],
    ['close', async () => {}],
  ])
  // A method that is added to the store is added here.
  expect([...calls.keys()].sort()).toEqual(Object.keys(store).sort())
  for (const call of calls.values()) await call()
})
afterAll(async () => {
  await database.destroy()
  rmSync(folder, {recursive: true, force: true})
})

const mentions = (statement: string, table: string): boolean => statement.includes(`"${table}"`)

/** Why a database that is spread by shop could not tell where a statement belongs, or `null`. */
function problemOf(statement: string, table: string): string | null {
  if (/^insert/.test(statement)) {
    const columns = /^insert into "\w+" \(([^)]*)\)/.exec(statement)?.[1] ?? ''
    return columns.startsWith('"shop"') || columns.includes('"shop"')
      ? null
      : `inserts into ${table} without shop`
  }
  if (statement.includes(`join "${table}" on "${table}"."shop" = "given"."shop" and `)) return null
  const where = statement.slice(statement.indexOf(' where '))
  return /"shop" (=|in) [(?]/.test(where) ? null : `reads or changes ${table} without asking for shop`
}

describe('a database that is spread by shop', () => {
  it.each(DISTRIBUTED_TABLES)('finds the shop in every statement about %s', (table) => {
    const about = statements.filter((statement) => mentions(statement, table))
    expect(about.some((statement) => statement.startsWith('insert'))).toBe(true)
    expect(about.some((statement) => !statement.startsWith('insert'))).toBe(true)
    expect(about.flatMap((statement) => problemOf(statement, table) ?? [])).toEqual([])
  })

  it('never finds two spread tables in one statement, nor one that it does not know', () => {
    const known: readonly string[] = [...DISTRIBUTED_TABLES, ...REFERENCE_TABLES]
    for (const statement of statements) {
      const tables = [...statement.matchAll(/(?:from|into|update|join) "(\w+)"/g)].map(
        (match) => match[1] ?? '',
      )
      expect(tables.filter((table) => !known.includes(table))).toEqual([])
      expect(
        new Set(tables.filter((table) => DISTRIBUTED_TABLES.some((name) => name === table))).size,
      ).toBeLessThan(2)
    }
  })

  it.each(DISTRIBUTED_TABLES)('has shop first in the key of %s', async (table) => {
    const {rows} = await sql<{
      name: string
      pk: number
    }>`select name, pk from pragma_table_info(${table})`.execute(database)
    expect(rows.find(({pk}) => pk === 1)?.name).toBe('shop')
  })

  it('is made by the statements in the documentation', () => {
    const text = readFileSync('docs/collector.md', 'utf8')
    for (const table of DISTRIBUTED_TABLES)
      expect(text).toContain(`select create_distributed_table('${table}', 'shop'`)
    for (const table of REFERENCE_TABLES) expect(text).toContain(`select create_reference_table('${table}');`)
  })

  it('would be told of a statement that asks for no shop', () => {
    expect(problemOf('select * from "weeks" where "period" < ?', 'weeks')).toContain('without asking')
    expect(problemOf('delete from "weeks"', 'weeks')).toContain('without asking')
    expect(problemOf('insert into "weeks" ("period") values (?)', 'weeks')).toContain('without shop')
    const joined = 'select 1 from (select 1) as "given" inner join "tag_blocks" on "tag_blocks"."block" = 1'
    expect(problemOf(joined, 'tag_blocks')).toContain('without asking')
  })
})
