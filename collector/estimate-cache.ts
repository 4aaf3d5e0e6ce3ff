import type {EstimateStored, EstimatesOfCounts} from './estimates'

/** Configurations whose estimates are held, some tens of kilobytes each; the one asked for longest ago makes room. */
const MAX_HELD = 100

interface Held {
  readonly of: string
  readonly estimates: EstimatesOfCounts
}

/**
 * Estimates that are worked out again only when something changed: the week, the words, or a counter. A week that is
 * over still takes late reports for a week; counters only grow, so that their number and sum tell that one did.
 */
export function createEstimateCache(estimate: EstimateStored, maxHeld = MAX_HELD): EstimateStored {
  const held = new Map<string, Held>()
  return (stored, counts, currentPeriod) => {
    const {hash, labels} = stored
    const reports = counts.reduce((sum, counter) => sum + counter.reports, 0)
    const of = [currentPeriod, counts.length, reports, labels].join(' ')
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
