import {type Estimates, parseEstimates} from '../queries/estimates'

/** How many simulated visits have been played, and of how many. */
export interface Progress {
  readonly done: number
  readonly of: number
}

export type Loaded =
  | {
      readonly kind: 'loaded'
      readonly estimates: Estimates
      /** Where a demonstration is still making its visits up; `null` otherwise. */
      readonly simulating: Progress | null
    }
  | {readonly kind: 'locked'; readonly wasTried: boolean}
  | {readonly kind: 'failed'; readonly reason: 'no-shop' | 'unknown-shop' | 'unreachable' | 'rubbish'}

interface Wanted {
  readonly shop: string | null
  readonly key: string | null
  readonly set: string | null
}

const TIMEOUT_MS = 15_000

/**
 * Fetches the estimates of a shop from the collector on this very origin; never throws.
 *
 * @param key  of the shop, when the collector asks for one
 * @param set  beginning of the hash of a configuration whose figures are wanted besides the newest
 */
export async function loadEstimates({shop, key, set}: Wanted): Promise<Loaded> {
  if (!shop) return {kind: 'failed', reason: 'no-shop'}
  try {
    const query = new URLSearchParams({shop, ...(set && isHashStart(set) && {configuration: set})})
    const response = await fetch(`/v1/estimates?${query}`, {
      headers: key ? {authorization: `Bearer ${key}`} : {},
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (response.status === 401) return {kind: 'locked', wasTried: key !== null}
    if (response.status === 400) return {kind: 'failed', reason: 'no-shop'}
    if (response.status === 404) return {kind: 'failed', reason: 'unknown-shop'}
    if (!response.ok) return {kind: 'failed', reason: 'unreachable'}
    return toLoaded(await response.text(), parseProgress(response.headers.get('lotse-simulating')))
  } catch {
    return {kind: 'failed', reason: 'unreachable'}
  }
}

const isHashStart = (text: string): boolean => /^[0-9a-f]{8,64}$/.test(text)

function toLoaded(text: string, simulating: Progress | null): Loaded {
  try {
    return {kind: 'loaded', estimates: parseEstimates(JSON.parse(text)), simulating}
  } catch {
    return {kind: 'failed', reason: 'rubbish'}
  }
}

/** "1200/3000"; anything else is no progress. */
function parseProgress(header: string | null): Progress | null {
  const [, done, of] = /^(\d{1,9})\/(\d{1,9})$/.exec(header ?? '') ?? []
  return done && of ? {done: Number(done), of: Number(of)} : null
}
