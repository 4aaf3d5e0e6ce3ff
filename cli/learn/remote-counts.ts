import * as v from 'valibot'
import {canonicalJson} from '../../advisor-core/reporting/canonical-json'
import {configurationHash} from '../../advisor-core/reporting/configuration-hash'
import {parseConfiguration} from '../../advisor-core/reporting/parse-configuration'
import {parseLabels} from '../../collector'
import {InputError} from '../input-error'
import {collectorAddress} from '../register/collector-address'
import {reasonOf} from '../serve/open-database'
import {sha256} from '../serve/register-configuration'
import type {CountsSource} from './counts-source'

const TIMEOUT_MS = 30_000

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const schema = v.object({
  version: v.literal(1),
  shop: v.string(),
  currentPeriod: count,
  configurations: v.array(v.object({hash, configuration: v.unknown(), labels: v.nullable(v.unknown())})),
  counts: v.array(
    v.object({
      configuration: hash,
      period: count,
      topic: count,
      reports: count,
      cells: v.array(v.strictTuple([count, count])),
    }),
  ),
})

/**
 * The counters of a shop from a collector elsewhere (`GET /v1/counts`), fetched once.
 *
 * @param key  a key of the shop that may read; `undefined` where the collector's reports are open
 * @throws InputError when the collector cannot be reached, refuses, or answers something else
 */
export async function fetchCounts(
  address: string,
  {shop, key}: {readonly shop: string; readonly key: string | undefined},
): Promise<CountsSource> {
  const url = new URL(`v1/counts?shop=${shop}`, collectorAddress(address, '--collector').base)
  const answer = v.safeParse(schema, await fetchJson(url, key))
  if (!answer.success) {
    const [issue] = answer.issues
    throw new InputError(url.href, `${v.getDotPath(issue) ?? 'answer'}: ${issue.message}`)
  }
  const {configurations, counts, currentPeriod} = answer.output
  if (answer.output.shop !== shop) throw new InputError(url.href, 'answers about another shop')
  const stored = await Promise.all(configurations.map((each) => toStored(each, {shop, url})))
  const rows = counts.map(({cells, ...row}) => ({
    ...row,
    kind: 'advice' as const,
    valueBucket: 0,
    cells: new Map(cells),
  }))
  return {
    configurationsOf: async () => stored,
    // Which weeks are over is the collector's clock to say.
    readCounts: async ({beforePeriod}) =>
      rows.filter(({period}) => period < Math.min(beforePeriod, currentPeriod)),
  }
}

/** @throws InputError when the configuration is none of ours, or not the one of that hash */
async function toStored(
  {hash, configuration, labels}: {hash: string; configuration: unknown; labels: unknown},
  {shop, url}: {readonly shop: string; readonly url: URL},
) {
  try {
    const parsed = parseConfiguration(configuration)
    if ((await configurationHash(parsed, sha256)) !== hash) throw new Error('has another hash')
    const words = labels === null ? null : canonicalJson(parseLabels(labels))
    return {hash, shop, canonical: canonicalJson(parsed), labels: words, origins: null}
  } catch (error) {
    throw new InputError(url.origin, `configuration ${hash.slice(0, 16)}: ${reasonOf(error)}`)
  }
}

async function fetchJson(url: URL, key: string | undefined): Promise<unknown> {
  try {
    const response = await fetch(url, {
      headers: key === undefined ? {} : {authorization: `Bearer ${key}`},
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (response.ok) return await response.json()
    if (response.status === 401)
      throw new InputError('--key', 'found none that this collector takes for this shop (`lotse keys`)')
    throw new InputError(url.origin, `the collector answered ${response.status}; is it of this version?`)
  } catch (error) {
    if (error instanceof InputError) throw error
    const cause = error instanceof Error && error.cause ? error.cause : error
    throw new InputError(url.origin, `the collector cannot be read (${reasonOf(cause)})`)
  }
}
