import {createRandom} from '../numeric/random'
import {type ArchetypeSource, archetypeSources} from './archetype-sources'
import {
  type ConversionEstimate,
  configurationConversion,
  type OutcomeCounts,
} from './configuration-conversion'
import {type Classification, type CorrectedArchetypes, correctArchetypes} from './correct-archetypes'
import {ASSUMED_RETURNING, designEffect} from './design-effect'
import {closedCounts, daysToGo, estimateTopic, MIN_REPORTS, sumCounts, type TopicEstimate} from './estimate'
import type {CellEstimate} from './estimate-cells'
import {estimateTable, type TableRow} from './estimate-table'
import {findJumps, type Jump} from './find-jumps'
import {mergeSmallCells} from './merge-small-cells'
import {mixClassification, TRAIT_ANSWERS_TOPIC} from './mix-classification'
import {type PooledShares, pooledGroup, poolShares} from './pool-shares'
import type {ReportConfiguration, Topic, TopicCounts, TopicSource} from './types'

export interface ArchetypeEstimate {
  /** Reports of the pooled topics. */
  readonly reports: number
  /** Ids of the pooled topics. */
  readonly topics: readonly string[]
  /** As the devices reported them. */
  readonly cells: readonly CellEstimate[]
  /** With the classification matrix; `null` where none is known. */
  readonly corrected: CorrectedArchetypes | null
  /** What the matrix was made with. */
  readonly classification: Omit<Classification, 'matrix' | 'byAnswers'> | null
}

export interface JointTable {
  readonly id: string
  readonly reports: number
  readonly rows: readonly (TableRow & {readonly daysToGo: number | null})[]
}

/** Everything that counters tell which are read under one public configuration. */
export interface ConfigurationEstimate {
  /** Closed weeks with reports. */
  readonly weeks: number
  /** By how much variances were widened because a device may be in several weeks. */
  readonly designEffect: number
  readonly topics: readonly {
    readonly id: string
    readonly source: TopicSource
    readonly cells: readonly string[]
    readonly subsetSize: number
    readonly estimate: TopicEstimate
  }[]
  /** `null` until the archetype topic can be shown. */
  readonly archetypes: ArchetypeEstimate | null
  readonly conversion: ConversionEstimate
  readonly tables: readonly JointTable[]
  readonly jumps: readonly Jump[]
}

/** Of the bootstrap: the same counters give the same intervals. */
const SEED = 1

interface Settings {
  readonly odds: number
  readonly designEffect: number
  readonly currentPeriod: number
}

/**
 * Shares, pooled and corrected archetypes, tables, conversion and alarms of one configuration.
 *
 * @param counts          in the terms of this configuration: reports of another are among them only where it counted
 *   the topic in the same way (`isCountedAlike`) and told orders in the same terms
 * @param classification  for the correction of archetype shares
 * @throws RangeError for counts that no reports can have
 */
export function estimateConfiguration(
  configuration: ReportConfiguration,
  counts: readonly OutcomeCounts[],
  {currentPeriod, classification = null}: {currentPeriod: number; classification?: Classification | null},
): ConfigurationEstimate {
  const {odds, topics, simulated} = configuration
  const live = topics.filter((topic) => topic.live)
  const advice = counts.filter(({valueBucket}) => valueBucket === 0)
  const closed = live.flatMap((topic) => closedCounts(advice, topic, currentPeriod))
  const weeks = new Set(closed.filter(({reports}) => reports > 0).map(({period}) => period)).size
  // Every simulated visitor is a device of its own.
  const effect = designEffect(weeks, simulated ? 0 : ASSUMED_RETURNING)
  const settings: Settings = {odds, designEffect: effect, currentPeriod}
  const estimates = live.map((topic) => {
    const {id, source, cells, subsetSize} = topic
    return {id, source, cells, subsetSize, estimate: estimateTopic(advice, topic, settings)}
  })
  const sources = archetypeSources(topics, odds)
  const sums = sources.map(({topic}) => sumCounts(closedCounts(advice, topic, currentPeriod), topic))
  const isEarly = estimates[0]?.estimate.kind !== 'shown'
  const pooled = isEarly ? null : poolShares(sources, sums, settings)
  return {
    weeks,
    designEffect: effect,
    topics: estimates,
    archetypes:
      pooled && toArchetypes(pooled, classification && mixed(classification, live, advice, settings)),
    conversion: configurationConversion(configuration, counts, {...settings, sources}),
    tables: pooled
      ? sources.slice(1).flatMap((source) => toTable(source, advice, {...settings, pooled}))
      : [],
    jumps: live.flatMap((topic) => findJumps(advice, topic, settings)),
  }
}

function toArchetypes(pooled: PooledShares, classification: Classification | null): ArchetypeEstimate {
  const {reports, topics, cells} = pooled
  return {
    reports,
    topics,
    cells: mergeSmallCells(cells, reports, (members) => pooledGroup(pooled, members)),
    corrected: classification && correctArchetypes(pooled, classification),
    classification: classification && withoutMatrices(classification),
  }
}

/** The matrix of visitors who answered as many statements as they report, where that is counted. */
function mixed(
  classification: Classification,
  live: readonly Topic[],
  advice: readonly TopicCounts[],
  {odds, currentPeriod}: Settings,
): Classification {
  const topic = live.find(({id}) => id === TRAIT_ANSWERS_TOPIC)
  const counts = topic && sumCounts(closedCounts(advice, topic, currentPeriod), topic)
  return mixClassification(classification, topic && counts ? {counts, topic, odds} : null)
}

function withoutMatrices({
  matrix: _,
  byAnswers: __,
  ...rest
}: Classification): Omit<Classification, 'matrix' | 'byAnswers'> {
  return rest
}

/** A joint topic's table, once it has the reports of a topic that may be shown. */
function toTable(
  source: ArchetypeSource,
  advice: readonly TopicCounts[],
  {pooled, currentPeriod, ...settings}: Settings & {readonly pooled: PooledShares},
): JointTable[] {
  const {topic} = source
  const closed = closedCounts(advice, topic, currentPeriod)
  const counts = sumCounts(closed, topic)
  const {reports} = counts
  if (reports < MIN_REPORTS) return []
  const rows = estimateTable(source, counts, {
    ...settings,
    pooled: pooled.cells.map(({share}) => share),
    random: createRandom(SEED),
  })
  const days = (times: number | null) =>
    times !== null && times > 1 ? daysToGo(closed, reports * (times - 1), currentPeriod) : null
  return [{id: topic.id, reports, rows: rows.map((row) => ({...row, daysToGo: days(row.timesReports)}))}]
}
