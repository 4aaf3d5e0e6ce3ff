import type {EstimateStored, EstimatesOfCounts} from './estimates'
import type {StoredCounts} from './store/types'

/** Configurations whose estimates are held, some tens of kilobytes each; the one asked for longest ago makes room. */
const MAX_HELD = 100

interface Held {
  readonly of: string
  readonly estimates: EstimatesOfCounts
}

/**
 * Estimates that are worked out again only when something changed: the week, the words, or a counter. A week that is
 * over still takes late reports for a week; and what is read of other configurations comes and goes with the words of
 * those, so that neither the number of counters nor their sum would tell.
 */
export function createEstimateCache(estimate: EstimateStored, maxHeld = MAX_HELD): EstimateStored {
  const held = new Map<string, Held>()
  return (stored, counts, currentPeriod) => {
    const {hash, labels} = stored
    const of = [currentPeriod, counts.length, fingerprint(counts), labels].join(' ')
    const known = held.get(hash)
    const estimates = known?.of === of ? known.estimates : estimate(stored, counts, currentPeriod)
    // What is asked for goes to the end, so that the first one is the oldest.
    held.delete(hash)
    held.set(hash, {of, estimates})
    for (const oldest of held.keys()) {
      if (held.size <= maxHeld) break
      held.delete(oldest)
    }
    return estimates
  }
}

/** 64 bits of every number in the counters, by two mixes of 32, the first FNV-1a over whole numbers. */
function fingerprint(counts: readonly StoredCounts[]): string {
  let [a, b] = [0x811c9dc5, 0x9e3779b9]
  const add = (number: number) => {
    a = Math.imul(a ^ number, 0x01000193)
    b = Math.imul(b ^ number, 0x85ebca6b)
    b ^= b >>> 15
  }
  for (const {period, topic, kind, valueBucket, reports, cells} of counts) {
    for (const number of [period, topic, kind === 'advice' ? 0 : 1, valueBucket, reports, cells.size])
      add(number)
    for (const [cell, count] of cells) {
      add(cell)
      add(count)
    }
  }
  return `${a >>> 0} ${b >>> 0}`
}
