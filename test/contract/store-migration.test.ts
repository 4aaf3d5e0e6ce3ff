import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Kysely, PostgresDialect, sql} from 'kysely'
import pg from 'pg'
import {afterAll, describe, expect, it} from 'vitest'
import {type Flavour, POSTGRES_FLAVOUR, SQLITE_FLAVOUR} from '../../collector/store/flavour'
import {migrate} from '../../collector/store/migrations'
import {nonceTag} from '../../collector/store/nonce-tag'
import {openStore, type StorePlace} from '../../collector/store/open-store'
import {createSqliteDialect} from '../../collector/store/sqlite-dialect'
import {DATABASE_FILE} from '../../collector/store/sqlite-store'
import type {Tables} from '../../collector/store/tables'
import {startPostgres} from '../support/postgres/start-postgres'
import {acceptedReport, acceptedReports, countedReports, PERIOD, REAL, SHOP} from './store-support'

const folder = mkdtempSync(join(tmpdir(), 'lotse-migration-'))
const server = await startPostgres()
afterAll(async () => {
  rmSync(folder, {recursive: true, force: true})
  if (typeof server !== 'string') await server.stop()
})

interface OldTables extends Tables {
  nonce_tags: {shop: number; period: number; tag: Uint8Array}
  cell_counts: Omit<Tables['report_counts'], 'cells'> & {cell: number}
}

/** A database as the versions before wrote it: a row for each tag and each cell; 1,000 reports of one period. */
async function writeOldDatabase(database: Kysely<OldTables>, flavour: Flavour): Promise<void> {
  const asToday: unknown = database
  await migrate(asToday as Kysely<Tables>, flavour, '0002-origins')
  const {id: shop} = await database
    .insertInto('shops')
    .values({public_id: SHOP})
    .returning('id')
    .executeTakeFirstOrThrow()
  await database
    .insertInto('configurations')
    .values({prefix: REAL.slice(0, 16), hash: REAL, shop, canonical: '{}', labels: null, origins: null})
    .execute()
  const key = Buffer.alloc(32, 7)
  await sql`insert into tag_keys (shop, period, key) values (${shop}, ${PERIOD}, ${key}), (${shop}, ${PERIOD - 5}, ${null})`.execute(
    database,
  )
  const tags = acceptedReports(0, 1000).map(({nonce}) => Buffer.from(nonceTag(key, nonce), 'latin1'))
  const rows = tags.map((tag) => ({shop, period: PERIOD, tag}))
  await database.insertInto('nonce_tags').values(rows).execute()
  const counter = {shop, configuration: REAL, period: PERIOD, topic: 0, kind: 'advice' as const, bucket: 0}
  await sql`insert into report_counts (shop, configuration, period, topic, kind, bucket, reports)
    values (${shop}, ${REAL}, ${PERIOD}, 0, 'advice', 0, 1000)`.execute(database)
  const cells = [0, 1, 2, 3].map((cell) => ({...counter, cell, reports: 250}))
  await database.insertInto('cell_counts').values(cells).execute()
  await database.destroy()
}

async function expectCarriedForward(place: StorePlace): Promise<void> {
  const store = await openStore(place)
  expect(await store.count(acceptedReports(0, 1100))).toEqual({counted: 100, duplicates: 1000, expired: 0})
  expect(await store.count([acceptedReport(1, {period: PERIOD - 5})])).toMatchObject({expired: 1})
  expect(await countedReports(store)).toBe(1100)
  const [row] = await store.readCounts({shop: SHOP, beforePeriod: PERIOD + 1})
  expect([...row!.cells]).toEqual([0, 1, 2, 3].map((cell) => [cell, 275]))
  await store.close()
}

describe('a database of an earlier version', {timeout: 60_000}, () => {
  it('keeps its counters and knows its replays: SQLite', async () => {
    const file = join(folder, DATABASE_FILE)
    const open = () => new Kysely<OldTables>({dialect: createSqliteDialect({file, pragmas: []})})
    await writeOldDatabase(open(), SQLITE_FLAVOUR)
    await expectCarriedForward({folder})
    // As after a crash between the migration and its entry.
    const database = open()
    await sql`delete from kysely_migration where name = '0003-blocks'`.execute(database)
    await database.destroy()
    const store = await openStore({folder})
    expect(await countedReports(store)).toBe(1100)
    await store.close()
  })

  it.skipIf(typeof server === 'string')('keeps its counters and knows its replays: PostgreSQL', async () => {
    if (typeof server === 'string') return
    const url = await server.createDatabase()
    const pool = new pg.Pool({connectionString: url})
    await writeOldDatabase(new Kysely<OldTables>({dialect: new PostgresDialect({pool})}), POSTGRES_FLAVOUR)
    await expectCarriedForward({folder, url})
  })
})
