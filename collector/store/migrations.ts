import {type Kysely, type Migration, Migrator, sql} from 'kysely'
import type {Tables} from './tables'

/** What differs between the databases. */
export interface Flavour {
  readonly bytes: 'blob' | 'bytea'
  /** Of sums, which grow beyond 32 bits. */
  readonly sum: 'integer' | 'bigint'
  /** Said after a table whose primary key is all that matters. */
  readonly keyOnlyTable: string
  readonly shopNumber: string
}

export const SQLITE_FLAVOUR: Flavour = {
  bytes: 'blob',
  sum: 'integer',
  keyOnlyTable: 'without rowid',
  shopNumber: 'integer primary key autoincrement',
}

export const POSTGRES_FLAVOUR: Flavour = {
  bytes: 'bytea',
  sum: 'bigint',
  keyOnlyTable: '',
  shopNumber: 'bigint generated always as identity primary key',
}

/**
 * Brings the tables up to date; several processes may do so at once.
 *
 * @throws Error naming the migration that failed; the database is then as it was before that migration
 */
export async function migrate(database: Kysely<Tables>, flavour: Flavour): Promise<void> {
  const migrations = {'0001-counters': counters(flavour), '0002-origins': origins}
  const migrator = new Migrator({db: database, provider: {getMigrations: async () => migrations}})
  const {error} = await migrator.migrateToLatest()
  if (error) throw new Error(`Failed to migrate the collector's database: ${describe(error)}`, {cause: error})
}

const counters = (flavour: Flavour): Migration => ({
  async up(database) {
    const bytes = sql.raw(flavour.bytes)
    const sum = sql.raw(flavour.sum)
    const keyOnly = sql.raw(flavour.keyOnlyTable)
    const shopNumber = sql.raw(flavour.shopNumber)
    await sql`create table shops (id ${shopNumber}, public_id text not null unique)`.execute(database)
    await sql`create table configurations (
      prefix text primary key, hash text not null, shop integer not null, canonical text not null, labels text
    )`.execute(database)
    await sql`create index configurations_by_shop on configurations (shop)`.execute(database)
    await sql`create table access_keys (
      scope text not null, role text not null, hash text not null, primary key (scope, hash)
    )`.execute(database)
    await sql`create table tag_keys (
      shop integer not null, period integer not null, key ${bytes}, primary key (shop, period)
    )`.execute(database)
    await sql`create table nonce_tags (
      shop integer not null, period integer not null, tag ${bytes} not null, primary key (shop, period, tag)
    ) ${keyOnly}`.execute(database)
    await sql`create table report_counts (
      shop integer not null, configuration text not null, period integer not null, topic integer not null,
      kind text not null, bucket integer not null, reports ${sum} not null,
      primary key (shop, configuration, period, topic, kind, bucket)
    ) ${keyOnly}`.execute(database)
    await sql`create table cell_counts (
      shop integer not null, configuration text not null, period integer not null, topic integer not null,
      kind text not null, bucket integer not null, cell integer not null, reports ${sum} not null,
      primary key (shop, configuration, period, topic, kind, bucket, cell)
    ) ${keyOnly}`.execute(database)
  },
})

/** Pages that may send reports, as a JSON list; `null` for any. */
const origins: Migration = {
  async up(database) {
    await sql`alter table configurations add column origins text`.execute(database)
  },
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error))
