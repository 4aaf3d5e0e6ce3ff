import {estimateExperiments} from '../advisor-core/experiments/estimate-experiment'
import type {ExperimentEstimate} from '../advisor-core/experiments/types'
import type {OutcomeCounts} from '../advisor-core/reporting/configuration-conversion'
import type {Classification} from '../advisor-core/reporting/correct-archetypes'
import {
  type ConfigurationEstimate,
  estimateConfiguration,
} from '../advisor-core/reporting/estimate-configuration'
import {parseConfiguration} from '../advisor-core/reporting/parse-configuration'
import type {ReportConfiguration} from '../advisor-core/reporting/types'
import {type Labels, parseLabels} from './labels'
import type {StoredConfiguration, StoredCounts} from './store/types'

/** What one configuration's counters tell; part of the answer of `GET /v1/estimates`. */
export interface ConfigurationEstimates extends ConfigurationEstimate {
  readonly hash: string
  readonly simulated: boolean
  readonly odds: number
  readonly periodDays: number
  /** First and last closed period with reports, `null` before there is one. */
  readonly periods: {readonly first: number; readonly last: number} | null
  /** Reports counted in closed periods, over all topics. */
  readonly reports: number
  /** SHA-256 (hex) of the artefacts in use, by name. */
  readonly artefacts: Readonly<Record<string, string>>
  readonly labels: Labels | null
  /** Of the live experiments, in the configuration's order. Their topics are among `topics`, too. */
  readonly experiments: readonly ExperimentEstimate[]
}

/** What the counters of one configuration, and no others, tell. */
export type EstimateStored = (
  stored: StoredConfiguration,
  counts: readonly StoredCounts[],
  currentPeriod: number,
) => ConfigurationEstimates

/** Estimates of every configuration: real before simulated, the one with the newest reports first. */
export function toConfigurationEstimates(
  configurations: readonly StoredConfiguration[],
  counts: readonly StoredCounts[],
  currentPeriod: number,
  estimate: EstimateStored = estimateStored,
): ConfigurationEstimates[] {
  const estimates = configurations.map((stored) => {
    const own = counts.filter(({configuration}) => configuration === stored.hash)
    return estimate(stored, own, currentPeriod)
  })
  const newest = (entry: ConfigurationEstimates) => entry.periods?.last ?? -1
  return estimates.sort(
    (a, b) =>
      Number(a.simulated) - Number(b.simulated) || newest(b) - newest(a) || (a.hash < b.hash ? -1 : 1),
  )
}

export function estimateStored(
  stored: StoredConfiguration,
  counts: readonly StoredCounts[],
  currentPeriod: number,
): ConfigurationEstimates {
  const configuration: ReportConfiguration = parseConfiguration(JSON.parse(stored.canonical))
  const {odds, simulated, periodDays, artefacts} = configuration
  const advice = counts.filter(({kind}) => kind === 'advice')
  const periods = advice.map(({period}) => period)
  const labels = stored.labels === null ? null : parseLabels(JSON.parse(stored.labels))
  const told = toOutcomeCounts(counts, configuration)
  const estimate = estimateConfiguration(configuration, told, {
    currentPeriod,
    classification: fitting(labels?.classification, configuration),
  })
  const {designEffect} = estimate
  return {
    hash: stored.hash,
    simulated,
    odds,
    periodDays,
    periods: periods.length === 0 ? null : {first: Math.min(...periods), last: Math.max(...periods)},
    reports: advice.reduce((sum, row) => sum + row.reports, 0),
    artefacts,
    ...estimate,
    labels,
    experiments: estimateExperiments(configuration, told, {currentPeriod, designEffect}),
  }
}

/** The matrix, if it is of this configuration's archetypes. */
function fitting(
  classification: Classification | undefined,
  {topics}: ReportConfiguration,
): Classification | null {
  const classes = (topics[0]?.cells.length ?? 0) - 1
  const fits = classification?.matrix.every((row) => row.length === classes)
  return classification && fits && classification.matrix.length === classes ? classification : null
}

/** Counters with the names of their topics, and a place for cells that were never drawn. */
function toOutcomeCounts(
  counts: readonly StoredCounts[],
  {topics}: ReportConfiguration,
): readonly OutcomeCounts[] {
  return counts.flatMap(({topic: index, period, valueBucket, reports, cells}) => {
    const topic = topics[index]
    if (!topic) return []
    return [
      {
        topic: topic.id,
        period,
        valueBucket,
        reports,
        cells: topic.cells.map((_, cell) => cells.get(cell) ?? 0),
      },
    ]
  })
}
