import {closeSync, openSync, readFileSync, renameSync, rmSync, writeSync} from 'node:fs'
import * as v from 'valibot'
import type {ShopBackup, Store, StoredKey} from '../../collector'
import {InputError} from '../input-error'

/**
 * A backup is one JSON value a line: a header, the shops, the keys (hashes only), and an end that says how many
 * shops there were. It is the same for both databases, so it also moves an installation from one to the other.
 */
const FORMAT = 'lotse collector backup 1'

export interface BackupSummary {
  readonly shops: number
  readonly keys: number
  /** Weeks from this one on are not in it. */
  readonly beforePeriod: number
}

/**
 * Writes a backup, readable by its owner alone, whole or not at all.
 *
 * Without the weeks that are still accepted there are no tags and no counters in it that will still change, so
 * that backups of several days tell nothing about the reports between them.
 *
 * @param currentPeriod  whole weeks since 1970
 * @param withOpenWeeks  also counters, tags and tag keys of this week and the last
 */
export async function writeBackup(
  store: Store,
  path: string,
  {currentPeriod, withOpenWeeks}: {readonly currentPeriod: number; readonly withOpenWeeks: boolean},
): Promise<BackupSummary> {
  const beforePeriod = withOpenWeeks ? currentPeriod + 2 : currentPeriod - 1
  const draft = `${path}.${process.pid}.tmp`
  const file = openForWriting(draft)
  const say = (value: unknown) => writeSync(file, `${JSON.stringify(value)}\n`)
  try {
    say({format: FORMAT, beforePeriod, withOpenWeeks})
    const shops = await store.shops()
    for (const shop of shops) {
      const backup = await store.exportShop({shop, beforePeriod})
      say({shop: toJson(withOpenWeeks ? backup : withoutTags(backup))})
    }
    const keys = await store.allKeys()
    say({keys})
    say({end: shops.length})
    closeSync(file)
    renameSync(draft, path)
    return {shops: shops.length, keys: keys.length, beforePeriod}
  } catch (error) {
    rmSync(draft, {force: true})
    throw error
  }
}

function openForWriting(path: string): number {
  try {
    return openSync(path, 'wx', 0o600)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new InputError(path, `cannot be written (${reason}), expected a folder with write permission`)
  }
}

/** The periods stay as marks: none of them is opened again by a clock that is set back. */
const withoutTags = (backup: ShopBackup): ShopBackup => ({
  ...backup,
  periods: backup.periods.map(({period}) => ({period, key: null, tags: []})),
})

const toJson = (backup: ShopBackup) => ({
  ...backup,
  counts: backup.counts.map((row) => ({...row, cells: [...row.cells]})),
})

const whole = v.pipe(v.number(), v.integer(), v.minValue(0))
const hex = (digits: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${digits}}$`)))
const shopSchema = v.object({
  shop: hex(32),
  configurations: v.array(
    v.object({
      hash: hex(64),
      shop: hex(32),
      canonical: v.string(),
      labels: v.nullable(v.string()),
      origins: v.nullable(v.string()),
    }),
  ),
  counts: v.array(
    v.object({
      configuration: hex(64),
      period: whole,
      topic: whole,
      kind: v.picklist(['advice', 'outcome']),
      valueBucket: whole,
      reports: whole,
      cells: v.pipe(
        v.array(v.tuple([whole, whole])),
        v.transform((cells) => new Map(cells)),
      ),
    }),
  ),
  periods: v.array(v.object({period: whole, key: v.nullable(hex(64)), tags: v.array(hex(16))})),
})
const keySchema = v.object({
  scope: v.pipe(v.string(), v.regex(/^(\*|[0-9a-f]{32})$/)),
  role: v.picklist(['read', 'write']),
  hash: hex(64),
})
const lineSchema = v.union([
  v.object({format: v.literal(FORMAT), beforePeriod: whole, withOpenWeeks: v.boolean()}),
  v.object({shop: shopSchema}),
  v.object({keys: v.array(keySchema)}),
  v.object({end: whole}),
])

/**
 * Reads a backup.
 *
 * @throws InputError that names the line that is wrong, or says that the end is missing
 */
export function readBackup(path: string): {
  readonly beforePeriod: number
  readonly shops: readonly ShopBackup[]
  readonly keys: readonly StoredKey[]
} {
  const lines = readText(path).split('\n')
  const parsed = lines.flatMap((line, i) => (line === '' ? [] : [parseLine(line, `${path}, line ${i + 1}`)]))
  const [header] = parsed
  if (!header || !('format' in header)) throw new InputError(path, 'is no backup of a collector')
  const shops = parsed.flatMap((line) => ('shop' in line ? [line.shop] : []))
  const end = parsed.at(-1)
  if (!end || !('end' in end) || end.end !== shops.length)
    throw new InputError(path, 'ends before its end: the backup was not written completely')
  return {
    beforePeriod: header.beforePeriod,
    shops,
    keys: parsed.flatMap((line) => ('keys' in line ? line.keys : [])),
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new InputError(path, 'cannot be read')
  }
}

function parseLine(line: string, place: string): v.InferOutput<typeof lineSchema> {
  try {
    return v.parse(lineSchema, JSON.parse(line))
  } catch {
    throw new InputError(place, 'is not what a backup has there')
  }
}
