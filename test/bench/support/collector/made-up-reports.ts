import {randomBytes} from 'node:crypto'
import {join} from 'node:path'
import Database from 'libsql'
import pg from 'pg'
import {createRandom} from '../../../../advisor-core/numeric/random'
import {
  canonicalJson,
  configurationHash,
  createConfiguration,
  drawSubset,
  encodeReport,
  type ReportConfiguration,
} from '../../../../advisor-core/reporting'
import {DATABASE_FILE, openStore, type StorePlace} from '../../../../collector'
import {sha256} from '../../../../collector/sha256'

const TOPICS = [
  {source: {kind: 'archetype'}, cells: ['a', 'b', 'c', 'd', 'e'], live: true},
  {source: {kind: 'question', question: 'budget'}, cells: ['low', 'middle', 'high'], live: true},
  {source: {kind: 'hour'}, cells: ['night', 'morning', 'midday', 'afternoon', 'evening'], live: true},
  {source: {kind: 'last-question'}, cells: ['budget', 'size', 'noise', 'colour'], live: true},
] as const

export const shopId = (number: number): string => (number + 1).toString(16).padStart(32, '0')

/** The configuration of made-up shop number `number`. */
export const madeUpConfiguration = (number: number): ReportConfiguration =>
  createConfiguration({shop: shopId(number), simulated: true, odds: 7, topics: [...TOPICS], artefacts: {}})

/** Shops announced in one statement. */
const AT_ONCE = 500

/**
 * Statements that announce the first made-up shops to tables that are there: thousands of shops one by one would
 * take longer than what is to be measured.
 */
export async function announceShops(shops: number): Promise<readonly string[]> {
  const statements: string[] = []
  for (let from = 0; from < shops; from += AT_ONCE) {
    const numbers = Array.from({length: Math.min(AT_ONCE, shops - from)}, (_, i) => from + i)
    const ids = numbers.map((number) => `('${shopId(number)}')`)
    statements.push(`insert into shops (public_id) values ${ids.join()}`)
    const rows = await Promise.all(
      numbers.map(async (number) => {
        const configuration = madeUpConfiguration(number)
        const hash = await configurationHash(configuration, sha256)
        const id = `(select id from shops where public_id = '${shopId(number)}')`
        return `('${hash.slice(0, 16)}', '${hash}', ${id}, '${canonicalJson(configuration)}')`
      }),
    )
    statements.push(`insert into configurations (prefix, hash, shop, canonical) values ${rows.join()}`)
  }
  return statements
}

/** Makes the tables of a store and announces shops to it. */
export async function prepareShops(place: StorePlace, shops: number): Promise<void> {
  await (await openStore(place)).close()
  const statements = await announceShops(shops)
  if (place.url) {
    const client = new pg.Client({connectionString: place.url})
    await client.connect()
    await client.query(statements.join(';'))
    return client.end()
  }
  const database = new Database(join(place.folder, DATABASE_FILE))
  database.exec(`begin; ${statements.join(';')}; commit`)
  database.close()
}

/**
 * A stream of valid reports, shop after shop: drawn in advance from a seed, each sent with a nonce of its own.
 *
 * @param pool drawn reports that take turns
 */
export async function reportStream(options: {
  readonly shops: number
  readonly period: number
  readonly seed: number
  readonly pool?: number
}): Promise<() => Uint8Array<ArrayBuffer>> {
  const {shops, period, seed} = options
  const random = createRandom(seed)
  const uniform = (bound: number): number => Math.floor(random() * bound)
  const pool: Uint8Array<ArrayBuffer>[] = []
  for (let i = 0; i < Math.max(shops, options.pool ?? 1000); i++) {
    const configuration = madeUpConfiguration(i % shops)
    const topic = uniform(2) === 0 ? 0 : 1 + uniform(configuration.topics.length - 1)
    const {cells, subsetSize} = configuration.topics[topic]!
    pool.push(
      encodeReport({
        kind: 'advice',
        configuration: (await configurationHash(configuration, sha256)).slice(0, 16),
        period,
        topic,
        valueBucket: 0,
        mask: drawSubset(
          {cells: cells.length, subsetSize, odds: 7, trueCell: uniform(cells.length)},
          uniform,
        ),
        nonce: new Uint8Array(16),
      }),
    )
  }
  const stem = randomBytes(8)
  let next = 0
  return () => {
    const bytes = pool[next % pool.length]!.slice()
    bytes.set(stem, AT_NONCE)
    new DataView(bytes.buffer).setUint32(AT_NONCE + 8, next++)
    return bytes
  }
}

const AT_NONCE = 22
