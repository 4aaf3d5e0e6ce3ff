import {type Counts, toShares} from './estimate-cells'
import {type Frequencies, frequencies} from './frequencies'
import {frequencyCovariance, groupVariance} from './frequency-covariance'
import {JOINED} from './topic-cells'
import type {Topic} from './types'

/** A topic that says something about the archetypes: their own, or one that joins them with a circumstance. */
export interface ArchetypeSource {
  readonly topic: Topic
  readonly chances: Frequencies
  /** Indices of the topic's cells by archetype cell, `none` first. shape [K + 1][…] */
  readonly rows: readonly (readonly number[])[]
  /** Variance of a row's share in one report when all cells are equally frequent: known without data. shape [K + 1] */
  readonly variances: readonly number[]
}

/**
 * The topics to pool. A joint cell is named `<circumstance>×<archetype>`, so that an archetype's row is all cells
 * that end with it.
 *
 * @param topics of the configuration, the archetype first
 */
export function archetypeSources(topics: readonly Topic[], odds: number): readonly ArchetypeSource[] {
  const [own] = topics
  if (!own) return []
  const joint = topics.filter(({source, live}) => live && source.kind === 'joint')
  return [own, ...joint].map((topic) => {
    const k = topic.cells.length
    const rows = own.cells.map((name) => rowOf(topic, name))
    const even = Array<number>(k).fill(1 / k)
    const covariance = frequencyCovariance(even, {cells: k, subsetSize: topic.subsetSize, odds})
    const chances = frequencies(k, topic.subsetSize, odds)
    const scale = (chances.p - chances.q) ** 2
    return {topic, chances, rows, variances: rows.map((row) => groupVariance(covariance, k, row) / scale)}
  })
}

function rowOf({cells, source}: Topic, archetype: string): readonly number[] {
  const isIn = (cell: string) =>
    source.kind === 'joint' && archetype !== 'none' ? cell.endsWith(JOINED + archetype) : cell === archetype
  return cells.flatMap((cell, index) => (isIn(cell) ? [index] : []))
}

/** Shares of the archetype cells by one source: sums of its rows. shape [K + 1] */
export function rowShares({rows, chances}: ArchetypeSource, counts: Counts): number[] {
  const shares = toShares(counts, chances)
  return rows.map((row) => row.reduce((sum, index) => sum + shares[index]!, 0))
}

/**
 * Fixed inverse-variance weights of the sources: they go by numbers of reports and the topics' shapes alone, so that
 * noise in a share cannot choose how much it counts.
 *
 * @param reports by source
 * @returns shape [K + 1][sources]; each row sums to 1, all 0 where there is no report
 */
export function poolWeights(
  sources: readonly ArchetypeSource[],
  reports: readonly number[],
): readonly (readonly number[])[] {
  return (sources[0]?.rows ?? []).map((_, a) => {
    const precision = sources.map(({variances}, s) => reports[s]! / variances[a]!)
    const total = precision.reduce((sum, value) => sum + value, 0)
    return precision.map((value) => (total > 0 ? value / total : 0))
  })
}
