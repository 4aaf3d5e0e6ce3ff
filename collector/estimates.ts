import {estimateTopic, type TopicEstimate} from '../advisor-core/reporting/estimate'
import {parseConfiguration} from '../advisor-core/reporting/parse-configuration'
import type {ReportConfiguration, Topic, TopicCounts, TopicSource} from '../advisor-core/reporting/types'
import {type Labels, parseLabels} from './labels'
import type {StoredConfiguration, StoredCounts} from './store/types'

/** What one configuration's counters tell; part of the answer of `GET /v1/estimates`. */
export interface ConfigurationEstimates {
  readonly hash: string
  readonly simulated: boolean
  readonly odds: number
  readonly periodDays: number
  /** First and last closed period with reports, `null` before there is one. */
  readonly periods: {readonly first: number; readonly last: number} | null
  /** Reports counted in closed periods, over all topics. */
  readonly reports: number
  readonly topics: readonly {
    readonly id: string
    readonly source: TopicSource
    readonly cells: readonly string[]
    readonly estimate: TopicEstimate
  }[]
  readonly labels: Labels | null
}

/** Estimates of every configuration: real before simulated, the one with the newest reports first. */
export function toConfigurationEstimates(
  configurations: readonly StoredConfiguration[],
  counts: readonly StoredCounts[],
  currentPeriod: number,
): ConfigurationEstimates[] {
  const estimates = configurations.map((stored) => {
    const advice = counts.filter(
      ({configuration, kind}) => configuration === stored.hash && kind === 'advice',
    )
    return estimateConfiguration(stored, advice, currentPeriod)
  })
  const newest = (entry: ConfigurationEstimates) => entry.periods?.last ?? -1
  return estimates.sort(
    (a, b) =>
      Number(a.simulated) - Number(b.simulated) || newest(b) - newest(a) || (a.hash < b.hash ? -1 : 1),
  )
}

function estimateConfiguration(
  stored: StoredConfiguration,
  counts: readonly StoredCounts[],
  currentPeriod: number,
): ConfigurationEstimates {
  const configuration: ReportConfiguration = parseConfiguration(JSON.parse(stored.canonical))
  const {odds, simulated, periodDays} = configuration
  const periods = counts.map(({period}) => period)
  return {
    hash: stored.hash,
    simulated,
    odds,
    periodDays,
    periods: periods.length === 0 ? null : {first: Math.min(...periods), last: Math.max(...periods)},
    reports: counts.reduce((sum, row) => sum + row.reports, 0),
    topics: configuration.topics.flatMap((topic, index) => {
      if (!topic.live) return []
      const {id, source, cells} = topic
      const estimate = estimateTopic(toTopicCounts(counts, topic, index), topic, {odds, currentPeriod})
      return [{id, source, cells, estimate}]
    }),
    labels: stored.labels === null ? null : parseLabels(JSON.parse(stored.labels)),
  }
}

const toTopicCounts = (counts: readonly StoredCounts[], topic: Topic, index: number): TopicCounts[] =>
  counts
    .filter((row) => row.topic === index)
    .map((row) => ({
      topic: topic.id,
      period: row.period,
      reports: row.reports,
      cells: topic.cells.map((_, cell) => row.cells.get(cell) ?? 0),
    }))
