import {readServerSettings} from '../serve/server-settings'
import {type CheckResult, type DoctorInput, doubtful, ok, wrong} from './check-result'

/** How the collector is reached: what the advisor file says, what answers there, and what stands before it. */
export async function checkNetwork(input: DoctorInput): Promise<CheckResult[]> {
  return [checkProxies(input), ...(await checkCollector(input))]
}

function checkProxies({env}: DoctorInput): CheckResult {
  try {
    const {proxies} = readServerSettings({LOTSE_PROXIES: env.LOTSE_PROXIES})
    const isOpen = env.HOST !== undefined && !/^(127\.|localhost$|::1$|$)/.test(env.HOST)
    if (env.LOTSE_PROXIES !== undefined)
      return ok('proxies', `LOTSE_PROXIES=${proxies}: that many proxies stand before the collector.`)
    if (isOpen)
      return doubtful(
        'proxies',
        `HOST=${env.HOST} is open to the network, without TLS; put a proxy before it.`,
      )
    return doubtful(
      'proxies',
      'LOTSE_PROXIES is not set: behind a proxy all visitors share one rate limit. Set it to 1 there, to 0 elsewhere.',
    )
  } catch (error) {
    return wrong('proxies', error instanceof Error ? error.message : String(error))
  }
}

async function checkCollector({collector, fetch, env}: DoctorInput): Promise<CheckResult[]> {
  if (collector === undefined) return [ok('advisor', 'No advisor file here; nothing to compare with.')]
  if (collector === null) return [doubtful('advisor', 'report.collector is null: visitors send no reports.')]
  const base = baseOf(collector, env)
  if (base === null)
    return [
      wrong(
        'advisor',
        `report.collector is "${collector}", expected an address that begins with https:// or /.`,
      ),
    ]
  const isPlain = base.protocol === 'http:' && !/^(127\.|localhost$|\[::1\]$)/.test(base.hostname)
  const scheme = isPlain
    ? [wrong('advisor', `${base.origin} is not encrypted; browsers refuse it from a page with TLS.`)]
    : []
  return [...scheme, ...(await checkHealth(new URL('v1/health', base), fetch))]
}

async function checkHealth(address: URL, fetch: DoctorInput['fetch']): Promise<CheckResult[]> {
  try {
    const response = await fetch(address.href)
    const body: unknown = await response.json()
    if (!response.ok || typeof body !== 'object' || body === null || !('status' in body))
      return [wrong('collector', `${address.href} answers ${response.status}, but not as a collector does.`)]
    const waiting = 'waiting' in body ? Number(body.waiting) : 0
    const pending =
      body.status === 'ok'
        ? ok('pending batch', `About ${waiting} reports wait to be written.`)
        : wrong(
            'pending batch',
            `The collector says "${String(body.status)}": about ${waiting} reports wait, and more than 5,000 are dropped.`,
          )
    return [ok('collector', `${address.href} answers.`), pending]
  } catch {
    return [
      wrong(
        'collector',
        `Nothing answers at ${address.href}; start "lotse collector", or correct report.collector.`,
      ),
    ]
  }
}

/**
 * Where the collector is, ending with `/`; one within the shop's own origin is looked for on this machine. `null` for
 * what is no address.
 */
export function baseOf(collector: string, env: DoctorInput['env']): URL | null {
  const path = collector.replace(/(\/v1\/report)?\/*$/, '/')
  try {
    return new URL(path, `http://127.0.0.1:${env.PORT || 4173}`)
  } catch {
    return null
  }
}
