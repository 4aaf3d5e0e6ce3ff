import {type Kysely, type Migration, Migrator, sql} from 'kysely'
import type {Flavour} from './flavour'
import {joinRows} from './join-rows'
import {packRows} from './pack-rows'
import type {Tables} from './tables'

/**
 * Brings the tables up to date; several processes may do so at once.
 *
 * @param upTo  the last one to run, for tests of the later ones; all by default
 * @throws Error naming the migration that failed; the database is then as it was before that migration
 */
export async function migrate(
  database: Kysely<Tables>,
  flavour: Flavour,
  upTo?: MigrationName,
): Promise<void> {
  const migrations = {
    '0001-counters': counters(flavour),
    '0002-origins': origins,
    '0003-blocks': packRows(flavour),
    '0004-weeks': joinRows(flavour),
    '0005-versions': versions,
  } satisfies Record<MigrationName, Migration>
  const migrator = new Migrator({db: database, provider: {getMigrations: async () => migrations}})
  const {error} = await (upTo ? migrator.migrateTo(upTo) : migrator.migrateToLatest())
  if (error) throw new Error(`Failed to migrate the collector's database: ${describe(error)}`, {cause: error})
}

type MigrationName = '0001-counters' | '0002-origins' | '0003-blocks' | '0004-weeks' | '0005-versions'

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

/** A number by which each row of `weeks` tells whether it is still as it was read. */
const versions: Migration = {
  async up(database) {
    const tables = await database.introspection.getTables()
    const columns = tables.find(({name}) => name === 'weeks')?.columns
    if (columns?.some(({name}) => name === 'version')) return
    await sql`alter table weeks add column version integer not null default 0`.execute(database)
  },
}

const describe = (error: unknown): string => (error instanceof Error ? error.message : String(error))
