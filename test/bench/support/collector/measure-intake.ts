import {join} from 'node:path'
import Database from 'libsql'
import {DATABASE_FILE} from '../../../../collector'
import {bundleChild} from '../../../support/bundle-child'
import type {PostgresServer} from '../../../support/postgres/start-postgres'
import {end, reply, start} from './children'
import type {IntakeOrder, IntakeResult} from './intake-process'

interface IntakeSettings {
  readonly folder: string
  readonly postgres: PostgresServer | string
  readonly seed: number
  readonly reports: number
  readonly shops: readonly number[]
}

/** Cost, memory and disk of many reports, without a network. */
export async function measureIntake(settings: IntakeSettings): Promise<Record<string, unknown>> {
  const {folder, postgres, seed, reports} = settings
  const bundle = await bundleChild('test/bench/support/collector/intake-process.ts')
  const rows = []
  try {
    for (const database of ['SQLite', 'PostgreSQL'] as const)
      for (const shops of settings.shops) {
        if (database === 'PostgreSQL' && typeof postgres === 'string') continue
        const url =
          database === 'PostgreSQL' && typeof postgres !== 'string' ? await postgres.createDatabase() : null
        const order: IntakeOrder = {folder: join(folder, `intake-${shops}`), url, shops, reports, seed}
        const child = start(bundle, order, ['--expose-gc'])
        const result = await reply<IntakeResult>(child)
        await end(child)
        const kept =
          url && typeof postgres !== 'string'
            ? await keptInPostgres(postgres, url)
            : keptInSqlite(order.folder)
        rows.push({
          database,
          shops,
          reports,
          counted: result.counted,
          cpuMicroseconds: result.cpuMicroseconds,
          microseconds: result.microseconds,
          keptBytesPerReport: kept / reports,
          residentMb: result.residentMb.join(' '),
          heapMb: result.heapMb.join(' '),
        })
      }
    return {intake: rows}
  } finally {
    bundle.remove()
  }
}

/** All that is kept of the reports, tags and counters: whole pages of tables and index, as they lie on disk. */
function keptInSqlite(folder: string): number {
  const database = new Database(join(folder, DATABASE_FILE), {readonly: true})
  const row = database
    .prepare(
      "select sum(pgsize) as bytes from dbstat where name in ('weeks', 'sqlite_autoindex_weeks_1', 'tag_blocks')",
    )
    .get()
  database.close()
  return typeof row === 'object' && row && 'bytes' in row ? Number(row.bytes) : Number.NaN
}

async function keptInPostgres(postgres: PostgresServer, url: string): Promise<number> {
  const [row] = await postgres.query(
    url,
    "select pg_total_relation_size('weeks') + pg_total_relation_size('tag_blocks') as bytes",
  )
  return Number(row?.bytes)
}
