import {type Estimates, parseEstimates} from '../queries/estimates'

export type Loaded =
  | {readonly kind: 'loaded'; readonly estimates: Estimates}
  | {readonly kind: 'locked'; readonly wasTried: boolean}
  | {readonly kind: 'failed'; readonly reason: 'no-shop' | 'unknown-shop' | 'unreachable' | 'rubbish'}

const TIMEOUT_MS = 15_000

/**
 * Fetches the estimates of a shop from the collector on this very origin; never throws.
 *
 * @param key  of the shop, when the collector asks for one
 */
export async function loadEstimates(shop: string | null, key: string | null): Promise<Loaded> {
  if (!shop) return {kind: 'failed', reason: 'no-shop'}
  try {
    const response = await fetch(`/v1/estimates?shop=${encodeURIComponent(shop)}`, {
      headers: key ? {authorization: `Bearer ${key}`} : {},
      credentials: 'omit',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (response.status === 401) return {kind: 'locked', wasTried: key !== null}
    if (response.status === 400) return {kind: 'failed', reason: 'no-shop'}
    if (response.status === 404) return {kind: 'failed', reason: 'unknown-shop'}
    if (!response.ok) return {kind: 'failed', reason: 'unreachable'}
    return toLoaded(await response.text())
  } catch {
    return {kind: 'failed', reason: 'unreachable'}
  }
}

function toLoaded(text: string): Loaded {
  try {
    return {kind: 'loaded', estimates: parseEstimates(JSON.parse(text))}
  } catch {
    return {kind: 'failed', reason: 'rubbish'}
  }
}
