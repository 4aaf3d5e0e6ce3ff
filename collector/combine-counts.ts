import {canonicalJson} from '../advisor-core/reporting/canonical-json'
import {countingLaw} from '../advisor-core/reporting/counted-alike'
import type {ReportConfiguration} from '../advisor-core/reporting/types'
import {type CountedConfiguration, countedConfigurations} from './counted-configuration'
import type {StoredConfiguration, StoredCounts} from './store/types'

/** What came of the counters of a shop's other configurations. */
export interface OtherCounts {
  /** How many of them have reports that are read here. */
  readonly configurations: number
  /** Advice reports that are read here. */
  readonly reports: number
  /** Advice reports about topics that the others counted in another way; they are not read here. */
  readonly leftOut: number
}

/** A configuration with the counters that are read under it. */
export interface CombinedCounts {
  readonly stored: StoredConfiguration
  readonly configuration: ReportConfiguration
  readonly counts: readonly StoredCounts[]
  /** The first of the real ones, or of the simulated ones. */
  readonly isNewest: boolean
  /** `null` where its own counters alone are read. */
  readonly others: OtherCounts | null
}

/**
 * Counters of a shop by configuration: real before simulated, the one with the newest reports first. Any change of the
 * advisor file or of the catalogue's values makes a new configuration, and so most weeks lie under earlier ones; the
 * first of the real ones and the first of the simulated ones are therefore read together with all others of their kind
 * that tell orders in the same terms, topic by topic, where those counted the topic in the same way (`countingLaw`).
 * Counters stay apart; only what is read is added.
 *
 * @param counts of closed weeks
 */
export function combineCounts(
  configurations: readonly StoredConfiguration[],
  counts: readonly StoredCounts[],
): CombinedCounts[] {
  return [false, true].flatMap((simulated) => {
    const [newest, ...rest] = countedConfigurations(configurations, counts, simulated)
    return newest ? [readTogether(newest, rest), ...rest.map(readAlone)] : []
  })
}

const readAlone = ({stored, configuration, counts}: CountedConfiguration): CombinedCounts => ({
  stored,
  configuration,
  counts,
  isNewest: false,
  others: null,
})

function readTogether(newest: CountedConfiguration, rest: readonly CountedConfiguration[]): CombinedCounts {
  const live = newest.configuration.topics.map(({id, live}) => (live ? countingLaw(id, newest) : null))
  const terms = canonicalJson(newest.configuration.outcomes)
  const taken = rest.map((other) =>
    // One that tells orders in other terms would make conversion too low.
    canonicalJson(other.configuration.outcomes) === terms ? takeOver(live, newest.hash, other) : [],
  )
  const advice = taken.map((rows) => reportsIn(rows.filter(({kind}) => kind === 'advice')))
  const total = reportsIn(rest.flatMap(({counts}) => counts.filter(({kind}) => kind === 'advice')))
  const reports = advice.reduce((sum, each) => sum + each, 0)
  const others = {
    configurations: advice.filter((each) => each > 0).length,
    reports,
    leftOut: total - reports,
  }
  return {
    stored: newest.stored,
    configuration: newest.configuration,
    isNewest: true,
    counts: addUp([...newest.counts, ...taken.flat()]),
    others: total > 0 ? others : null,
  }
}

/**
 * The counters of another configuration that have the same law, in the terms of the newest.
 *
 * @param laws  of the newest's topics, `null` where one is not live
 */
function takeOver(
  laws: readonly (string | null)[],
  configuration: string,
  other: CountedConfiguration,
): StoredCounts[] {
  const places = new Map<number, number>()
  for (const index of new Set(other.counts.map(({topic}) => topic))) {
    const law = countingLaw(other.configuration.topics[index]?.id ?? '', other)
    if (law !== null) places.set(index, laws.indexOf(law))
  }
  return other.counts.flatMap((row) => {
    const topic = places.get(row.topic) ?? -1
    return topic < 0 ? [] : [{...row, configuration, topic}]
  })
}

/** One row for each week, topic, kind and value band. */
function addUp(rows: readonly StoredCounts[]): StoredCounts[] {
  const sums = new Map<string, {row: StoredCounts; reports: number; cells: Map<number, number>}>()
  for (const row of rows) {
    const name = `${row.period} ${row.topic} ${row.kind} ${row.valueBucket}`
    const sum = sums.get(name)
    if (!sum) {
      sums.set(name, {row, reports: row.reports, cells: new Map(row.cells)})
      continue
    }
    sum.reports += row.reports
    for (const [cell, reports] of row.cells) sum.cells.set(cell, (sum.cells.get(cell) ?? 0) + reports)
  }
  return [...sums.values()].map(({row, reports, cells}) => ({...row, reports, cells}))
}

const reportsIn = (rows: readonly StoredCounts[]): number => rows.reduce((sum, {reports}) => sum + reports, 0)
