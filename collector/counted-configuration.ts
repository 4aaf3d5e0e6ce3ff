import type {Classification} from '../advisor-core/reporting/correct-archetypes'
import type {Counting} from '../advisor-core/reporting/counted-alike'
import type {ReportConfiguration} from '../advisor-core/reporting/types'
import {classificationIn} from './labels'
import {readConfiguration} from './read-configuration'
import type {StoredConfiguration, StoredCounts} from './store/types'

/** A report configuration with its own counters. */
export interface CountedConfiguration extends Counting {
  readonly hash: string
  readonly stored: StoredConfiguration
  readonly configuration: ReportConfiguration
  readonly classification: Classification | null
  readonly counts: readonly StoredCounts[]
  /** Weeks with advice reports, ascending. */
  readonly periods: readonly number[]
}

/**
 * The real configurations, or the simulated ones, with their counters. First comes the one with the newest advice
 * reports, of two the one with more of them in that week: a few devices still send what they loaded long ago.
 */
export function countedConfigurations(
  configurations: readonly StoredConfiguration[],
  counts: readonly StoredCounts[],
  simulated: boolean,
): readonly CountedConfiguration[] {
  const byHash = new Map<string, StoredCounts[]>()
  for (const row of counts) {
    const rows = byHash.get(row.configuration)
    if (rows) rows.push(row)
    else byHash.set(row.configuration, [row])
  }
  return configurations
    .flatMap((stored) => readCounted(stored, byHash.get(stored.hash) ?? []) ?? [])
    .filter(({configuration}) => configuration.simulated === simulated)
    .sort(newestFirst)
}

function newestFirst(a: CountedConfiguration, b: CountedConfiguration): number {
  const [last, other] = [a.periods.at(-1) ?? -1, b.periods.at(-1) ?? -1]
  return other - last || adviceIn(b, other) - adviceIn(a, last) || (a.hash < b.hash ? -1 : 1)
}

/** Advice reports of a week. */
const adviceIn = ({counts}: CountedConfiguration, week: number): number =>
  counts
    .filter(({kind, period}) => kind === 'advice' && period === week)
    .reduce((sum, {reports}) => sum + reports, 0)

function readCounted(
  stored: StoredConfiguration,
  counts: readonly StoredCounts[],
): CountedConfiguration | null {
  const configuration = readConfiguration(stored.canonical)
  if (!configuration) return null
  const weeks = counts.filter(({kind}) => kind === 'advice').map(({period}) => period)
  return {
    hash: stored.hash,
    stored,
    counts,
    configuration,
    classification: classificationIn(stored.labels),
    periods: [...new Set(weeks)].sort((a, b) => a - b),
  }
}
