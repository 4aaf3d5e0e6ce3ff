import type {ReportConfiguration} from '../advisor-core/reporting/types'
import {readConfiguration} from './read-configuration'
import type {Store, StoredConfiguration} from './store/types'

export interface KnownConfiguration {
  readonly hash: string
  readonly shop: string
  /** As far as reports are checked with it: names of cells are left out, their number is kept. */
  readonly configuration: ReportConfiguration
  /** Pages that may send reports; `null` for any. */
  readonly origins: ReadonlySet<string> | null
}

export interface ConfigurationCache {
  /** By the 8 bytes that reports carry, 16 hex digits; `undefined` when it is not known freshly. */
  get(prefix: string): KnownConfiguration | undefined
  /** The same, from whenever it is. */
  getEarlier(prefix: string): KnownConfiguration | undefined
  /**
   * Asks the store, so that `get` has what there is.
   *
   * @returns those that the store could not be asked about and that are not known from earlier
   */
  fetch(prefixes: ReadonlySet<string>): Promise<ReadonlySet<string>>
}

interface Held {
  readonly found: KnownConfiguration
  readonly atMs: number
}

/** Configurations held at once; the ones that came first make room. */
const MAX_HELD = 20_000
/** A configuration never changes, its list of origins may: it is asked for again after this time. */
const FRESH_MS = 60_000

/** @param monotonicMs a clock that never jumps, in ms */
export function createConfigurationCache(store: Store, monotonicMs: () => number): ConfigurationCache {
  const held = new Map<string, Held>()

  async function load(prefixes: readonly string[]): Promise<boolean> {
    try {
      for (const stored of await store.findConfigurations(prefixes)) {
        const prefix = stored.hash.slice(0, 16)
        const found = toKnown(stored, held.get(prefix)?.found)
        held.delete(prefix)
        if (found) held.set(prefix, {found, atMs: monotonicMs()})
      }
      return true
    } catch {
      return false
    }
  }

  function makeRoom(): void {
    for (const oldest of held.keys()) {
      if (held.size <= MAX_HELD) return
      held.delete(oldest)
    }
  }

  return {
    get(prefix) {
      const one = held.get(prefix)
      if (one && monotonicMs() - one.atMs < FRESH_MS) return one.found
    },
    getEarlier: (prefix) => held.get(prefix)?.found,
    async fetch(prefixes) {
      if (prefixes.size === 0) return NONE
      // Now, not later: what is looked for below must still be there when it is asked for.
      makeRoom()
      if (await load([...prefixes])) return NONE
      return new Set([...prefixes].filter((prefix) => !held.has(prefix)))
    },
  }
}

const NONE: ReadonlySet<string> = new Set()

/**
 * `null` for one that an earlier version took and this one does not: its reports are dropped, and wait for nothing.
 *
 * @param earlier what the same name stood for before: only its origins may be others
 */
function toKnown(
  stored: StoredConfiguration,
  earlier: KnownConfiguration | undefined,
): KnownConfiguration | null {
  const {hash, shop, canonical} = stored
  const origins = stored.origins === null ? null : new Set(parseOrigins(JSON.parse(stored.origins)))
  if (earlier?.hash === hash) return {...earlier, origins}
  const configuration = readConfiguration(canonical)
  if (!configuration) return null
  const topics = configuration.topics.map((topic) => ({...topic, cells: namelessCells(topic.cells.length)}))
  return {hash, shop, configuration: {...configuration, topics}, origins}
}

/** Lists of empty names, one for each length, shared by all configurations. */
const namelessCells = (() => {
  const lists = new Map<number, readonly string[]>()
  return (length: number): readonly string[] => {
    const list = lists.get(length) ?? new Array<string>(length).fill('')
    lists.set(length, list)
    return list
  }
})()

function parseOrigins(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return []
  return value.filter((origin): origin is string => typeof origin === 'string')
}
