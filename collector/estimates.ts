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
import {type CombinedCounts, combineCounts, type OtherCounts} from './combine-counts'
import {type Labels, parseLabels} from './labels'
import type {StoredConfiguration, StoredCounts} from './store/types'

/** What one configuration tells; part of the answer of `GET /v1/estimates`. */
export interface ConfigurationEstimates extends EstimatesOfCounts {
  /** Where its weeks are read together with those of other configurations. */
  readonly others: OtherCounts | null
}

export interface EstimatesOfCounts extends ConfigurationEstimate {
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

/** What counters tell that are read under one configuration. */
export type EstimateStored = (
  stored: StoredConfiguration,
  counts: readonly StoredCounts[],
  currentPeriod: number,
) => EstimatesOfCounts

/** An earlier configuration with reports, whose estimates are told when they are asked for. */
export interface EarlierConfiguration {
  readonly hash: string
  readonly simulated: boolean
  readonly periods: {readonly first: number; readonly last: number}
  /** Advice reports counted under it. */
  readonly reports: number
}

/** The part of the answer of `GET /v1/estimates` that is about configurations. */
export interface ShopEstimates {
  /** The newest real one, the newest simulated one, and that which was asked for. */
  readonly configurations: readonly ConfigurationEstimates[]
  /** All but the newest that have reports: real before simulated, newest first. */
  readonly earlier: readonly EarlierConfiguration[]
}

/**
 * Estimates of a shop, with the counters and in the order of `combineCounts`.
 *
 * @param asked beginning of the hash of a configuration to tell of besides
 */
export function estimateShop(
  configurations: readonly StoredConfiguration[],
  counts: readonly StoredCounts[],
  {currentPeriod, asked = null}: {currentPeriod: number; asked?: string | null},
  estimate: EstimateStored = estimateStored,
): ShopEstimates {
  const combined = combineCounts(configurations, counts)
  const isTold = ({isNewest, stored}: CombinedCounts) =>
    isNewest || (asked !== null && stored.hash.startsWith(asked))
  return {
    configurations: combined
      .filter(isTold)
      .map(({stored, counts, others}) => ({...estimate(stored, counts, currentPeriod), others})),
    earlier: combined.filter(({isNewest}) => !isNewest).flatMap(summarise),
  }
}

function summarise({
  stored: {hash},
  configuration: {simulated},
  counts,
}: CombinedCounts): EarlierConfiguration[] {
  const {periods, reports} = totalAdvice(counts)
  return periods ? [{hash, simulated, periods, reports}] : []
}

function totalAdvice(counts: readonly StoredCounts[]) {
  const advice = counts.filter(({kind}) => kind === 'advice')
  const weeks = advice.map(({period}) => period)
  return {
    periods: weeks.length === 0 ? null : {first: Math.min(...weeks), last: Math.max(...weeks)},
    reports: advice.reduce((sum, row) => sum + row.reports, 0),
  }
}

export function estimateStored(
  stored: StoredConfiguration,
  counts: readonly StoredCounts[],
  currentPeriod: number,
): EstimatesOfCounts {
  const configuration: ReportConfiguration = parseConfiguration(JSON.parse(stored.canonical))
  const {odds, simulated, periodDays, artefacts} = configuration
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
    ...totalAdvice(counts),
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
