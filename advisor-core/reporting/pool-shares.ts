import {type ArchetypeSource, poolWeights, rowShares} from './archetype-sources'
import {type CellEstimate, type Counts, cutToUnit, estimateCells} from './estimate-cells'
import {frequencyCovariance, groupVariance} from './frequency-covariance'
import type {Together} from './merge-small-cells'
import {normSub} from './norm-sub'
import {NORMAL_QUANTILE} from './wilson-interval'

export interface PooledShares {
  /** Reports of all pooled topics. */
  readonly reports: number
  /** Ids of the pooled topics. */
  readonly topics: readonly string[]
  readonly cells: readonly CellEstimate[]
  /** Of the raw shares, shape [(K + 1) × (K + 1)], row-major. */
  readonly covariance: Float64Array
}

/** Standard errors by which a topic's `none` must differ from the archetype topic's to be left out. */
const MISFIT_ERRORS = 4

/**
 * Archetype shares from the archetype topic and the row sums of joint topics, by fixed weights. A joint topic whose
 * share of visits without a value differs clearly from the archetype topic's is left out: there the circumstance was
 * often not told, and its rows are no archetype shares.
 *
 * @param counts by source, of closed periods; the first must have reports
 */
export function poolShares(
  sources: readonly ArchetypeSource[],
  counts: readonly Counts[],
  {odds, designEffect}: {odds: number; designEffect: number},
): PooledShares {
  const parts = sources.map((source, s) => partOf(source, counts[s]!, {odds, designEffect}))
  const used = parts.filter((part, s) => s === 0 || (part.reports > 0 && fits(part, parts[0]!)))
  const [own] = used
  if (!own) throw new RangeError('invalid sources: none')
  const size = own.shares.length
  const weights = poolWeights(
    used.map(({source}) => source),
    used.map(({reports}) => reports),
  )
  const raw = own.shares.map((_, a) =>
    used.reduce((sum, part, s) => sum + weights[a]![s]! * part.shares[a]!, 0),
  )
  const covariance = new Float64Array(size * size)
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      used.forEach((part, s) => {
        covariance[a * size + b]! += weights[a]![s]! * weights[b]![s]! * part.covariance[a * size + b]!
      })
    }
  }
  const shares = normSub(raw)
  const names = own.source.topic.cells
  const cells =
    used.length === 1
      ? estimateCells(counts[0]!, own.source.topic, odds, designEffect)
      : names.map((cell, a) => {
          const standardError = Math.sqrt(covariance[a * size + a]!)
          const half = NORMAL_QUANTILE * standardError
          const [low, high] = [cutToUnit(raw[a]! - half), cutToUnit(raw[a]! + half)]
          return {cell, raw: raw[a]!, standardError, low, high, share: shares[a]!}
        })
  return {
    reports: used.reduce((sum, part) => sum + part.reports, 0),
    topics: used.map(({source}) => source.topic.id),
    cells,
    covariance,
  }
}

interface Part {
  readonly source: ArchetypeSource
  readonly reports: number
  readonly shares: readonly number[]
  readonly covariance: Float64Array
}

function partOf(
  source: ArchetypeSource,
  counts: Counts,
  {odds, designEffect}: {odds: number; designEffect: number},
): Part {
  const {topic, rows, chances} = source
  const k = topic.cells.length
  const size = rows.length
  const covariance = new Float64Array(size * size)
  if (!(counts.reports > 0)) return {source, reports: 0, shares: rows.map(() => 0), covariance}
  const fitted = normSub(counts.cells.map((c) => (c / counts.reports - chances.q) / (chances.p - chances.q)))
  const single = frequencyCovariance(fitted, {cells: k, subsetSize: topic.subsetSize, odds})
  const scale = designEffect / counts.reports / (chances.p - chances.q) ** 2
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      let sum = 0
      for (const i of rows[a]!) for (const j of rows[b]!) sum += single[i * k + j]!
      covariance[a * size + b] = sum * scale
    }
  }
  return {source, reports: counts.reports, shares: rowShares(source, counts), covariance}
}

/** Several archetype cells as one: their sum, with the covariance of the pooled shares. */
export function pooledGroup({cells, covariance}: PooledShares, members: readonly number[]): Together {
  const raw = members.reduce((sum, a) => sum + cells[a]!.raw, 0)
  const standardError = Math.sqrt(groupVariance(covariance, cells.length, members))
  const half = NORMAL_QUANTILE * standardError
  return {raw, standardError, low: cutToUnit(raw - half), high: cutToUnit(raw + half)}
}

/** Whether a joint topic speaks of the same visits, as far as cell 0 tells. */
function fits(part: Part, own: Part): boolean {
  const error = Math.sqrt(part.covariance[0]! + own.covariance[0]!)
  return Math.abs(part.shares[0]! - own.shares[0]!) <= MISFIT_ERRORS * error
}
