import {choleskyFactor, choleskyInverse, choleskySolve} from '../numeric/cholesky'

/** Visits that had the same bins and are held out together: how many there were, how many had the outcome. */
export interface BinCell {
  /** By signal: which bin, −1 where it was not read; a row of a table about one signal has −1 for all others. */
  readonly bins: readonly number[]
  readonly total: number
  readonly positives: number
}

/** log odds of the outcome = base + Σ_s weight of the bin of signal s. */
export interface BinModel {
  readonly base: number
  /** By signal, by bin; 0 where a signal is off. */
  readonly weights: readonly Float64Array[]
}

/** A model and what its prior variances should be, seen from the data. */
export interface BinFit extends BinModel {
  /** By signal: the variance of its weights that makes the data likelier (one step of the fixed point). */
  readonly nextVariances: () => readonly number[]
}

/** Weak prior variance of the base log odds. */
const BASE_VARIANCE = 100
const MAX_STEPS = 25

/**
 * Ridge logistic regression on counts: weights of signal s have the prior N(0, variances[s]), a variance of 0 switches
 * the signal off. Newton's method; the optimum is unique.
 *
 * @param sizes     by signal: how many bins it has
 * @param variances by signal, at least 0
 * @see MacKay 1992, Bayesian interpolation, eq. 4.9 (nextVariances: Σ w² / the number of well-determined weights)
 */
export function fitBins(
  cells: readonly BinCell[],
  sizes: readonly number[],
  variances: readonly number[],
  start?: BinModel,
): BinFit {
  const offsets = toOffsets(sizes, variances)
  const size = 1 + offsets.used
  const precision = new Float64Array(size).fill(1 / BASE_VARIANCE)
  const beta = new Float64Array(size)
  beta[0] = start?.base ?? 0
  sizes.forEach((bins, s) => {
    if (offsets.at[s]! < 0) return
    precision.fill(1 / variances[s]!, offsets.at[s], offsets.at[s]! + bins)
    if (start) beta.set(start.weights[s]!, offsets.at[s])
  })
  const columns = cells.map(({bins}) => [
    0,
    ...bins.flatMap((bin, s) => (bin < 0 || offsets.at[s]! < 0 ? [] : [offsets.at[s]! + bin])),
  ])
  let factor: Float64Array = new Float64Array(0)
  for (let step = 0; step < MAX_STEPS; step++) {
    const {gradient, information} = derivatives(cells, columns, beta, precision)
    factor = choleskyFactor(information, size)
    const move = choleskySolve(factor, gradient)
    const longest = move.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    // A step of more than 2 in log odds leaves the region where the quadratic is any good.
    const scale = longest > 2 ? 2 / longest : 1
    for (let i = 0; i < size; i++) beta[i]! += scale * move[i]!
    if (longest < 1e-4) break
  }
  const weights = sizes.map((bins, s) =>
    offsets.at[s]! < 0 ? new Float64Array(bins) : beta.slice(offsets.at[s], offsets.at[s]! + bins),
  )
  const nextVariances = (): number[] => {
    const covariance = choleskyInverse(factor, size)
    return sizes.map((_, s) =>
      offsets.at[s]! < 0 ? 0 : evidenceVariance(covariance, weights[s]!, offsets.at[s]!, variances[s]!),
    )
  }
  return {base: beta[0]!, weights, nextVariances}
}

/** Log odds of the outcome in a cell. */
export function binLogOdds({base, weights}: BinModel, bins: readonly number[]): number {
  return bins.reduce((sum, bin, s) => (bin < 0 ? sum : sum + (weights[s]![bin] ?? 0)), base)
}

/** Sum over visits of −log P(outcome), natural log. */
export function cellLogLoss(logOdds: number, {total, positives}: BinCell): number {
  const softplus = Math.max(logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds)))
  return total * softplus - positives * logOdds
}

function toOffsets(
  sizes: readonly number[],
  variances: readonly number[],
): {at: readonly number[]; used: number} {
  let used = 0
  const at = sizes.map((bins, s) => {
    if (!(variances[s]! > 0)) return -1
    used += bins
    return 1 + used - bins
  })
  return {at, used}
}

function derivatives(
  cells: readonly BinCell[],
  columns: readonly (readonly number[])[],
  beta: Float64Array,
  precision: Float64Array,
): {gradient: Float64Array; information: Float64Array} {
  const size = beta.length
  const gradient = beta.map((value, i) => -precision[i]! * value)
  const information = new Float64Array(size * size)
  for (let i = 0; i < size; i++) information[i * size + i] = precision[i]!
  cells.forEach(({total, positives}, c) => {
    const own = columns[c]!
    let logOdds = 0
    for (const i of own) logOdds += beta[i]!
    const probability = 1 / (1 + Math.exp(-logOdds))
    const residual = positives - total * probability
    const curvature = total * probability * (1 - probability)
    for (let a = 0; a < own.length; a++) {
      gradient[own[a]!]! += residual
      // Columns rise within a cell, so this fills the lower triangle, which is all that Cholesky reads.
      for (let b = 0; b <= a; b++) information[own[a]! * size + own[b]!]! += curvature
    }
  })
  return {gradient, information}
}

/** MacKay's fixed point: γ = bins − trace(covariance) / variance counts the weights that the data determine. */
function evidenceVariance(
  covariance: Float64Array,
  weights: Float64Array,
  at: number,
  variance: number,
): number {
  const size = Math.sqrt(covariance.length)
  let trace = 0
  for (let i = at; i < at + weights.length; i++) trace += covariance[i * size + i]!
  const determined = Math.max(weights.length - trace / variance, 1e-9)
  return weights.reduce((sum, w) => sum + w * w, 0) / determined
}
