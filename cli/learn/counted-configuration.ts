import {canonicalJson} from '../../advisor-core/reporting/canonical-json'
import type {Classification} from '../../advisor-core/reporting/correct-archetypes'
import type {Counts} from '../../advisor-core/reporting/estimate-cells'
import {parseConfiguration} from '../../advisor-core/reporting/parse-configuration'
import type {ReportConfiguration, Topic} from '../../advisor-core/reporting/types'
import {parseLabels, type Store} from '../../collector'
import type {CountsSource} from './counts-source'

type StoredCounts = Awaited<ReturnType<Store['readCounts']>>[number]

/** One report configuration with its counters of advice in closed weeks, at least one. */
export interface CountedConfiguration {
  readonly hash: string
  readonly configuration: ReportConfiguration
  readonly classification: Classification | null
  readonly counts: readonly StoredCounts[]
  /** Weeks with reports, ascending. */
  readonly periods: readonly number[]
}

/** The shop's configurations that have counters, real ones or simulated ones, the one with the newest reports first. */
export async function readCounted(
  source: CountsSource,
  {shop, simulated, beforePeriod}: {shop: string; simulated: boolean; beforePeriod: number},
): Promise<readonly CountedConfiguration[]> {
  const rows = await source.readCounts({shop, beforePeriod})
  const advice = rows.filter(({kind, period}) => kind === 'advice' && period < beforePeriod)
  return (await source.configurationsOf(shop))
    .map(({hash, canonical, labels}): CountedConfiguration => {
      const counts = advice.filter(({configuration}) => configuration === hash)
      return {
        hash,
        configuration: parseConfiguration(JSON.parse(canonical)),
        classification: (labels === null ? null : parseLabels(JSON.parse(labels)).classification) ?? null,
        counts,
        periods: [...new Set(counts.map(({period}) => period))].sort((a, b) => a - b),
      }
    })
    .filter(({configuration, counts}) => configuration.simulated === simulated && counts.length > 0)
    .sort((a, b) => b.periods.at(-1)! - a.periods.at(-1)! || (a.hash < b.hash ? -1 : 1))
}

/** Counters of one topic by week. */
export function countsByWeek(
  {configuration, counts}: CountedConfiguration,
  id: string,
): ReadonlyMap<number, Counts> {
  const index = configuration.topics.findIndex((topic) => topic.id === id)
  const {cells = []} = configuration.topics[index] ?? {}
  return new Map(
    counts
      .filter(({topic}) => topic === index)
      .map((row) => [
        row.period,
        {reports: row.reports, cells: cells.map((_, cell) => row.cells.get(cell) ?? 0)},
      ]),
  )
}

/**
 * Whether two configurations count a topic in the same way, so that its reports have one law: the same cells drawn at
 * the same odds; and for archetypes the same models, and the same errors in naming them.
 */
export function isCountedAlike(id: string, one: CountedConfiguration, other: CountedConfiguration): boolean {
  const law = ({configuration: {odds, topics, artefacts}, classification}: CountedConfiguration) => {
    const topic: Topic | undefined = topics.find((each) => each.id === id)
    if (!topic) return null
    const {source, cells, subsetSize} = topic
    // What experiments compare is no model.
    const {experiments: _, ...read} = artefacts
    const models = id === 'archetype' ? {artefacts: read, matrix: classification?.matrix ?? null} : null
    return canonicalJson({odds, source, cells, subsetSize, models})
  }
  const own = law(one)
  return own !== null && own === law(other)
}
