import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Kysely, sql} from 'kysely'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {encodeReport} from '../../advisor-core/reporting/wire'
import {createTray} from '../tray'
import {createReportCounter, type ReportCounter} from './create-report-counter'
import {SQLITE_FLAVOUR} from './flavour'
import {SQLITE_ROWS} from './given-rows'
import {groupReports} from './group-reports'
import {migrate} from './migrations'
import {createSqliteDialect} from './sqlite-dialect'
import type {Tables} from './tables'
import type {ReportOwner, Tally} from './types'

const OWNER = {shop: 'ab'.repeat(16), hash: 'a1'.repeat(32)}
const PERIOD = 2900
let folder: string
let database: Kysely<Tables>
let counter: ReportCounter
let statements: string[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lotse-counter-'))
  statements = []
  database = new Kysely({
    dialect: createSqliteDialect({file: join(folder, 'counter.db'), pragmas: []}),
    log: ({query}) => void statements.push(query.sql),
  })
  await migrate(database, SQLITE_FLAVOUR)
  await database.insertInto('shops').values({id: 1, public_id: OWNER.shop}).execute()
  counter = createReportCounter(database, SQLITE_ROWS)
})
afterEach(async () => {
  await database.destroy()
  rmSync(folder, {recursive: true, force: true})
})

/** Counts reports by their numbers. */
function countNumbers(from: number, to: number): Promise<Tally> {
  const reports = createTray<ReportOwner>()
  for (let number = from; number < to; number++) {
    const nonce = Buffer.alloc(16)
    nonce.writeUInt32BE(number)
    const fields = {period: PERIOD, topic: 0, kind: 'advice' as const, valueBucket: 0, mask: 1n}
    reports.put(encodeReport({...fields, configuration: OWNER.hash.slice(0, 16), nonce}), OWNER)
  }
  return counter.count(reports, groupReports(reports, new Map([[OWNER.shop, 1]])))
}

/** Whether counting reads, and locks, rows of weeks. */
async function waysOf(count: () => Promise<unknown>): Promise<{isReading: boolean; isLocking: boolean}> {
  statements.length = 0
  await count()
  return {
    isReading: statements.some((statement) => /^select.*join "weeks"/.test(statement)),
    isLocking: statements.some((statement) => /set "tags" = "weeks"."tags"/.test(statement)),
  }
}

it('reads a week once, and then counts upon what it wrote', async () => {
  expect(await waysOf(() => countNumbers(0, 50))).toEqual({isReading: true, isLocking: false})
  for (let from = 50; from < 400; from += 50)
    expect(await waysOf(() => countNumbers(from, from + 50))).toEqual({isReading: false, isLocking: false})
  expect(await countNumbers(0, 450)).toEqual({counted: 50, duplicates: 400, expired: 0})
})

it('reads again what it wrote in a transaction that failed', async () => {
  await countNumbers(0, 50)
  await sql`create trigger full before insert on tag_blocks begin select raise(abort, 'full'); end`.execute(
    database,
  )
  await expect(countNumbers(50, 200)).rejects.toThrow('full')
  await sql`drop trigger full`.execute(database)
  expect(await waysOf(() => countNumbers(50, 100))).toEqual({isReading: true, isLocking: false})
  expect(await countNumbers(0, 200)).toEqual({counted: 100, duplicates: 100, expired: 0})
})

it('locks and reads for a while where somebody else has been there', async () => {
  await countNumbers(0, 50)
  await sql`update weeks set version = version + 1`.execute(database)
  expect(await waysOf(() => countNumbers(50, 100))).toEqual({isReading: true, isLocking: true})
  expect(await waysOf(() => countNumbers(100, 150))).toEqual({isReading: true, isLocking: true})
  expect(await countNumbers(0, 150)).toEqual({counted: 0, duplicates: 150, expired: 0})
})

it('remembers nothing of weeks once periods are ended, whatever came at the same moment', async () => {
  await countNumbers(0, 50)
  const [, , late] = await Promise.all([
    countNumbers(50, 100),
    counter.expire(PERIOD + 1),
    countNumbers(100, 150),
  ])
  expect(late).toEqual({counted: 0, duplicates: 0, expired: 50})
  expect(await waysOf(() => countNumbers(150, 200))).toEqual({isReading: true, isLocking: false})
  expect(await countNumbers(0, 10)).toEqual({counted: 0, duplicates: 0, expired: 10})
})
