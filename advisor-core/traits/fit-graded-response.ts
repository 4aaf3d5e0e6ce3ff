import {fitItem, type GradedItem, startItem} from './fit-graded-item'
import {gradedResponseLogProbabilities} from './graded-response'

/** Answers of people to the items of one trait, after reverse keying. */
export interface GradedData {
  /** By item: how many categories it has. */
  readonly categories: readonly number[]
  /** By person: 0-based category by item, −1 where missing. */
  readonly rows: readonly ArrayLike<number>[]
  /** How often each row counts; default 1. */
  readonly weights?: ArrayLike<number>
}

export interface GradedFit {
  readonly items: readonly GradedItem[]
  /** Marginal log-likelihood at the parameters returned. */
  readonly logLikelihood: number
  readonly iterations: number
  readonly converged: boolean
}

/** 121 equally spaced points of θ on [−6, 6]. */
const QUADRATURE = Float64Array.from({length: 121}, (_, q) => (q - 60) / 10)

/** EM ends when the marginal log-likelihood of all people together rises by less than this. */
const TOLERANCE = 1e-7
const MAX_ITERATIONS = 2000

/**
 * Graded response model of one trait, θ ~ N(0, 1), by marginal maximum likelihood with the EM algorithm on
 * fixed quadrature. Deterministic: no random starts.
 *
 * @throws RangeError when there are no rows, or an item is never answered
 * @see Bock & Aitkin 1981, Marginal maximum likelihood estimation of item parameters
 */
export function fitGradedResponse(data: GradedData): GradedFit {
  if (data.rows.length === 0) throw new RangeError('invalid rows: none')
  let items = data.categories.map((categories, i) => startItem(countCategories(data, i, categories)))
  let previous = Number.NEGATIVE_INFINITY
  for (let iteration = 1; ; iteration++) {
    const {logLikelihood, counts} = expectCounts(data, items)
    const converged = logLikelihood - previous < TOLERANCE
    if (converged || iteration === MAX_ITERATIONS)
      return {items, logLikelihood, iterations: iteration, converged}
    items = items.map((item, i) => fitItem(item, counts[i]!, QUADRATURE))
    previous = logLikelihood
  }
}

function countCategories(data: GradedData, item: number, categories: number): Float64Array {
  const counts = new Float64Array(categories)
  data.rows.forEach((row, r) => {
    if (row[item]! >= 0) counts[row[item]!]! += data.weights?.[r] ?? 1
  })
  if (!counts.some((count) => count > 0)) throw new RangeError(`invalid item: ${item} is never answered`)
  return counts
}

/** E-step: marginal log-likelihood, and by item the expected number of people, shape [C × quadrature]. */
function expectCounts(
  data: GradedData,
  items: readonly GradedItem[],
): {logLikelihood: number; counts: Float64Array[]} {
  const points = QUADRATURE.length
  const tables = items.map((item) =>
    gradedResponseLogProbabilities(item.discrimination, item.intercepts, QUADRATURE),
  )
  const counts = tables.map((table) => new Float64Array(table.length))
  const logPrior = logNormalWeights()
  const posterior = new Float64Array(points)
  let logLikelihood = 0
  data.rows.forEach((row, r) => {
    const weight = data.weights?.[r] ?? 1
    posterior.set(logPrior)
    for (let i = 0; i < tables.length; i++) {
      if (row[i]! < 0) continue
      const at = row[i]! * points
      for (let q = 0; q < points; q++) posterior[q]! += tables[i]![at + q]!
    }
    const logTotal = normalise(posterior)
    logLikelihood += weight * logTotal
    for (let i = 0; i < tables.length; i++) {
      if (row[i]! < 0) continue
      const at = row[i]! * points
      for (let q = 0; q < points; q++) counts[i]![at + q]! += weight * posterior[q]!
    }
  })
  return {logLikelihood, counts}
}

function logNormalWeights(): Float64Array {
  const density = QUADRATURE.map((theta) => Math.exp((-theta * theta) / 2))
  const total = density.reduce((sum, value) => sum + value, 0)
  return density.map((value) => Math.log(value / total))
}

/** Turns log weights into weights that sum to 1, in place; returns the log of their sum. */
function normalise(logWeights: Float64Array): number {
  let largest = Number.NEGATIVE_INFINITY
  for (const value of logWeights) if (value > largest) largest = value
  let total = 0
  for (let q = 0; q < logWeights.length; q++) {
    logWeights[q] = Math.exp(logWeights[q]! - largest)
    total += logWeights[q]!
  }
  for (let q = 0; q < logWeights.length; q++) logWeights[q]! /= total
  return largest + Math.log(total)
}
