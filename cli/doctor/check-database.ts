import {existsSync, statSync} from 'node:fs'
import {join} from 'node:path'
import Database from 'libsql'
import pg from 'pg'
import {DATABASE_FILE} from '../../collector'
import {reasonOf} from '../serve/open-database'
import {checkKeys, type KnownKey} from './check-keys'
import {type CheckResult, type DoctorInput, ok, wrong} from './check-result'

/** What was found in a database, without changing anything in it. */
interface Look {
  readonly says: string
  /** The database's own idea of the time, or when it was last written. */
  readonly clockMs: number
  readonly isOwnClock: boolean
  /** Those of the whole installation first. */
  readonly keys: readonly KnownKey[] | null
  readonly shops: number | null
}

const SKEW_MS = 5 * 60_000
/** When this was written: a clock before it is wrong. */
const LEAST_MS = Date.UTC(2025, 0, 1)

/** The database, the clock against it, and the keys in it. */
export async function checkDatabase(input: DoctorInput): Promise<CheckResult[]> {
  const {folder, env} = input
  try {
    const look = env.DATABASE_URL ? await lookAtPostgres(env.DATABASE_URL) : lookAtSqlite(folder)
    if (!look) return [ok('database', 'There is none yet.'), checkClock(input, null), checkKeys(input, null)]
    return [ok('database', look.says), checkClock(input, look), checkKeys(input, look)]
  } catch (error) {
    const place = env.DATABASE_URL ? 'The database of DATABASE_URL' : join(folder, DATABASE_FILE)
    return [wrong('database', `${place} cannot be used: ${reasonOf(error)}.`), checkClock(input, null)]
  }
}

async function lookAtPostgres(url: string): Promise<Look> {
  const client = new pg.Client({connectionString: url, connectionTimeoutMillis: 5000})
  await client.connect()
  try {
    const {rows} = await client.query(
      "select version() as version, extract(epoch from clock_timestamp()) * 1000 as now, to_regclass('access_keys') is not null as made",
    )
    const [row] = rows
    const shops = row.made ? Number((await client.query('select count(*) as n from shops')).rows[0].n) : null
    const keys = row.made ? (await client.query(KEYS)).rows.map(toKey) : null
    return {
      says: `${String(row.version).split(' ').slice(0, 2).join(' ')} answers${row.made ? '' : '; its tables are made by the first start'}.`,
      clockMs: Number(row.now),
      isOwnClock: true,
      keys,
      shops,
    }
  } finally {
    await client.end()
  }
}

function lookAtSqlite(folder: string): Look | null {
  const path = join(folder, DATABASE_FILE)
  if (!existsSync(path)) return null
  const database = new Database(path, {readonly: true})
  try {
    const problems = JSON.stringify(database.prepare('pragma quick_check').all())
    if (!/"ok"/.test(problems)) throw new Error(problems)
    return {
      says: `${path} is whole.`,
      clockMs: statSync(path).mtimeMs,
      isOwnClock: false,
      keys: database.prepare(KEYS).all().map(toKey),
      shops: database.prepare('select 1 from shops').all().length,
    }
  } finally {
    database.close()
  }
}

function checkClock({nowMs}: DoctorInput, look: Look | null): CheckResult {
  const now = new Date(nowMs).toISOString().slice(0, 16)
  if (nowMs < LEAST_MS)
    return wrong('clock', `The clock says ${now}; set it, or every report is of another week.`)
  if (look?.isOwnClock && Math.abs(nowMs - look.clockMs) > SKEW_MS)
    return wrong(
      'clock',
      `The clock says ${now} and the database's differs by more than five minutes; run NTP on both.`,
    )
  if (look && !look.isOwnClock && look.clockMs - nowMs > SKEW_MS)
    return wrong(
      'clock',
      `The clock says ${now}, but the database was written later than that; set the clock.`,
    )
  return ok('clock', `The clock says ${now} UTC.`)
}

const KEYS = 'select scope, role, hash from access_keys order by scope'

const toKey = (row: unknown): KnownKey => {
  const text = (name: string) => String(Reflect.get(Object(row), name))
  return {scope: text('scope'), role: text('role'), hash: text('hash')}
}
