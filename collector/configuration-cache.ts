import {parseConfiguration} from '../advisor-core/reporting/parse-configuration'
import type {ReportConfiguration} from '../advisor-core/reporting/types'
import type {Store} from './store/types'

export interface KnownConfiguration {
  readonly hash: string
  readonly configuration: ReportConfiguration
}

/** Configurations held at once; the one that came first makes room. */
const MAX_HELD = 1000

/**
 * Looks configurations up by the 8 bytes that reports carry, remembering those found. They never change under
 * their hash, so nothing here goes stale.
 */
export function createConfigurationCache(
  store: Store,
): (prefix: string) => Promise<KnownConfiguration | null> {
  const held = new Map<string, KnownConfiguration>()
  return async (prefix) => {
    const known = held.get(prefix)
    if (known) return known
    const stored = await store.findConfiguration(prefix)
    if (!stored) return null
    const found = {hash: stored.hash, configuration: parseConfiguration(JSON.parse(stored.canonical))}
    const [oldest] = held.keys()
    if (held.size >= MAX_HELD && oldest !== undefined) held.delete(oldest)
    held.set(prefix, found)
    return found
  }
}
