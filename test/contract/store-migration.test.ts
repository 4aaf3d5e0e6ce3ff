import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Kysely, PostgresDialect, sql} from 'kysely'
import pg from 'pg'
import {afterAll, describe, expect, it} from 'vitest'
import type {TablesBeforeBlocks} from '../../collector/store/earlier-tables'
import {type Flavour, POSTGRES_FLAVOUR, SQLITE_FLAVOUR} from '../../collector/store/flavour'
import {migrate} from '../../collector/store/migrations'
import {nonceTag} from '../../collector/store/nonce-tag'
import {openStore, type StorePlace} from '../../collector/store/open-store'
import {createSqliteDialect} from '../../collector/store/sqlite-dialect'
import {DATABASE_FILE} from '../../collector/store/sqlite-store'
import type {Tables} from '../../collector/store/tables'
import {startPostgres} from '../support/postgres/start-postgres'
import {acceptedReport, acceptedReports, count, countedReports, PERIOD, REAL, SHOP} from './store-support'

const folder = mkdtempSync(join(tmpdir(), 'lotse-migration-'))
const server = await startPostgres()
afterAll(async () => {
  rmSync(folder, {recursive: true, force: true})
  if (typeof server !== 'string') await server.stop()
})

interface OldTables extends TablesBeforeBlocks {
  configurations: Tables['configurations']
}

/** What an earlier version wrote before it was ended, up to and with this migration. */
const VERSIONS = ['0002-origins', '0003-blocks', '0004-weeks'] as const

/** A row for each tag and each cell; 1,000 reports of one period and 30 orders, of which 10 in another band. */
async function writeOldDatabase(
  database: Kysely<OldTables>,
  flavour: Flavour,
  version: (typeof VERSIONS)[number],
): Promise<void> {
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
  const tags = acceptedReports(0, 1030).map(({nonce}) => Buffer.from(nonceTag(key, nonce), 'latin1'))
  const rows = tags.map((tag) => ({shop, period: PERIOD, tag}))
  await database.insertInto('nonce_tags').values(rows).execute()
  const counter = {shop, configuration: REAL, period: PERIOD, topic: 0, kind: 'advice' as const, bucket: 0}
  const order = {...counter, kind: 'outcome' as const, bucket: 3}
  const ended = {...counter, period: PERIOD - 5, topic: 255}
  await sql`insert into report_counts (shop, configuration, period, topic, kind, bucket, reports)
    values (${shop}, ${REAL}, ${PERIOD}, 0, 'advice', 0, 1000), (${shop}, ${REAL}, ${PERIOD}, 0, 'outcome', 3, 20),
      (${shop}, ${REAL}, ${PERIOD}, 0, 'outcome', 15, 10), (${shop}, ${REAL}, ${PERIOD - 5}, 255, 'advice', 0, 70000)`.execute(
    database,
  )
  const cells = [
    ...[0, 1, 2, 3].map((cell) => ({...counter, cell, reports: 250})),
    {...order, cell: 0, reports: 20},
    {...order, bucket: 15, cell: 1, reports: 10},
    {...ended, cell: 63, reports: 70_000},
  ]
  await database.insertInto('cell_counts').values(cells).execute()
  await migrate(asToday as Kysely<Tables>, flavour, version)
  await database.destroy()
}

async function expectCarriedForward(place: StorePlace): Promise<void> {
  const store = await openStore(place)
  const counts = async () =>
    (await store.readCounts({shop: SHOP, beforePeriod: PERIOD + 1})).map(
      ({period, topic, kind, valueBucket, reports, cells}) => [
        [period, topic, kind, valueBucket, reports],
        [...cells],
      ],
    )
  const others = [
    [[PERIOD, 0, 'outcome', 3, 20], [[0, 20]]],
    [[PERIOD, 0, 'outcome', 15, 10], [[1, 10]]],
  ]
  const ended = [[PERIOD - 5, 255, 'advice', 0, 70_000], [[63, 70_000]]]
  const advice = (ofCell: number) => [
    [PERIOD, 0, 'advice', 0, 4 * ofCell],
    [0, 1, 2, 3].map((cell) => [cell, ofCell]),
  ]
  expect(await counts()).toEqual([ended, advice(250), ...others])
  expect(await count(store, acceptedReports(0, 1130))).toEqual({counted: 100, duplicates: 1030, expired: 0})
  expect(await count(store, [acceptedReport(1, {period: PERIOD - 5})])).toMatchObject({expired: 1})
  expect((await counts())[1]?.[0]).toEqual([PERIOD, 0, 'advice', 0, 1100])
  expect((await counts()).filter((_, i) => i !== 1)).toEqual([ended, ...others])
  expect(await countedReports(store)).toBe(71_130)
  await store.close()
}

describe.each(VERSIONS)('a database of version %s', {timeout: 60_000}, (version) => {
  it('keeps its counters and knows its replays: SQLite', async () => {
    const place = {folder: join(folder, version)}
    mkdirSync(place.folder)
    const file = join(place.folder, DATABASE_FILE)
    const open = () => new Kysely<OldTables>({dialect: createSqliteDialect({file, pragmas: []})})
    await writeOldDatabase(open(), SQLITE_FLAVOUR, version)
    await expectCarriedForward(place)
    // As after a crash between the last migration and its entry.
    const database = open()
    await sql`delete from kysely_migration where name >= '0004'`.execute(database)
    await database.destroy()
    const store = await openStore(place)
    expect(await countedReports(store)).toBe(71_130)
    await store.close()
  })

  it.skipIf(typeof server === 'string')('keeps its counters and knows its replays: PostgreSQL', async () => {
    if (typeof server === 'string') return
    const url = await server.createDatabase()
    const pool = new pg.Pool({connectionString: url})
    const database = new Kysely<OldTables>({dialect: new PostgresDialect({pool})})
    await writeOldDatabase(database, POSTGRES_FLAVOUR, version)
    await expectCarriedForward({folder, url})
  })
})
