import {GRID_POINTS, TRAIT_GRID} from './trait-grid'
import type {TraitEstimate} from './types'

/** Sweeps end when no mean or variance moved by more than this, in prior standard deviations. */
const TOLERANCE = 1e-7
const MAX_SWEEPS = 20

/**
 * Normal approximation of the posterior of θ ~ N(0, R) under likelihoods that each speak about one trait,
 * by expectation propagation: for each trait take its site out of the joint Gaussian (the cavity), match
 * mean and variance of cavity × likelihood on the grid, and put the new site in by a rank-1 update.
 *
 * With one answered trait, or with R = I, mean and variance are exact up to the grid.
 *
 * @param correlation    R, shape [T × T], positive definite
 * @param logLikelihoods by trait: log-likelihood on the grid, shape [GRID_POINTS], or null where nothing is known
 * @returns mean and covariance, exactly 0 and R when nothing is known; and each trait's own mean and variance
 * @see Minka 2001, Expectation propagation for approximate Bayesian inference, §3
 */
export function propagateExpectations(
  correlation: ArrayLike<number>,
  logLikelihoods: readonly (Float64Array | null)[],
): TraitEstimate {
  const traits = logLikelihoods.length
  const mean = new Float64Array(traits)
  const covariance = Float64Array.from(correlation)
  const ownMean = new Float64Array(traits)
  const ownVariance = new Float64Array(traits).fill(1)
  logLikelihoods.forEach((logLikelihood, d) => {
    if (!logLikelihood) return
    const own = tiltedMoments(logLikelihood, 0, 1)
    ownMean[d] = own.mean
    ownVariance[d] = own.variance
  })
  const precision = new Float64Array(traits)
  const shift = new Float64Array(traits)
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let moved = 0
    for (let d = 0; d < traits; d++) {
      const logLikelihood = logLikelihoods[d]
      if (!logLikelihood) continue
      const variance = covariance[d * traits + d]!
      const cavityVariance = 1 / (1 / variance - precision[d]!)
      const cavityMean = cavityVariance * (mean[d]! / variance - shift[d]!)
      const target = tiltedMoments(logLikelihood, cavityMean, cavityVariance)
      const addedPrecision = 1 / target.variance - 1 / variance
      const addedShift = target.mean / target.variance - mean[d]! / variance
      moved = Math.max(moved, Math.abs(target.mean - mean[d]!), Math.abs(target.variance - variance))
      addSite(mean, covariance, d, addedPrecision, addedShift)
      precision[d]! += addedPrecision
      shift[d]! += addedShift
    }
    if (moved < TOLERANCE) break
  }
  return {mean, covariance, ownMean, ownVariance}
}

/** Mean and variance of N(cavity) × likelihood on the grid. */
function tiltedMoments(
  logLikelihood: Float64Array,
  cavityMean: number,
  cavityVariance: number,
): {mean: number; variance: number} {
  const logDensity = new Float64Array(GRID_POINTS)
  let largest = Number.NEGATIVE_INFINITY
  for (let g = 0; g < GRID_POINTS; g++) {
    const away = TRAIT_GRID[g]! - cavityMean
    logDensity[g] = logLikelihood[g]! - (away * away) / (2 * cavityVariance)
    if (logDensity[g]! > largest) largest = logDensity[g]!
  }
  let total = 0
  let first = 0
  let second = 0
  for (let g = 0; g < GRID_POINTS; g++) {
    const weight = Math.exp(logDensity[g]! - largest)
    total += weight
    first += weight * TRAIT_GRID[g]!
    second += weight * TRAIT_GRID[g]! * TRAIT_GRID[g]!
  }
  const mean = first / total
  return {mean, variance: second / total - mean * mean}
}

/** Multiplies the joint Gaussian by one more factor exp(shift θ_d − precision θ_d² / 2), in place. */
function addSite(
  mean: Float64Array,
  covariance: Float64Array,
  d: number,
  precision: number,
  shift: number,
): void {
  const traits = mean.length
  const column = covariance.slice(d * traits, (d + 1) * traits)
  const scale = 1 + precision * column[d]!
  const step = (shift - precision * mean[d]!) / scale
  for (let j = 0; j < traits; j++) {
    mean[j]! += column[j]! * step
    for (let k = 0; k < traits; k++)
      covariance[j * traits + k]! -= (precision * (column[j]! * column[k]!)) / scale
  }
}
