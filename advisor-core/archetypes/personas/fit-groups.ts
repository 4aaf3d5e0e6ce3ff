import {choleskyFactor, choleskyInverse, choleskyLogDeterminant} from '../../numeric/cholesky'
import {quadratic} from './profile-score'

/** A round group in a cloud: where it starts, and where it must stay. */
export interface GroupStart {
  /** shape [D] */
  readonly mean: ArrayLike<number>
  readonly sd: number
  readonly share: number
  /** By dimension: whether the group stays at `mean` there; in all of them it is a persona as written. */
  readonly held: readonly boolean[]
}

export interface FittedGroup {
  readonly share: number
  /** shape [D] */
  readonly mean: Float64Array
  readonly sd: number
  /** shape [people]; P(in the group) */
  readonly responsibilities: Float64Array
}

/** One normal cloud with groups in it. */
export interface GroupFit {
  readonly groups: readonly FittedGroup[]
  readonly logLik: number
}

const LARGEST_SHARE = 0.6
/** A group is narrower than the cloud, and no single point. */
const SD_BOUNDS = [0.25, 0.75] as const
const MAX_ITERATIONS = 300
const TOLERANCE = 1e-4

/**
 * EM for (1 − Σ π_g) N(μ, Σ) + Σ π_g N(m_g, s_g² I). Where it is not held, a group moves to where the data want it.
 * Without groups it is the single cloud.
 *
 * @param points shape [people × D], row-major, no missing values
 */
export function fitGroups(
  points: Float64Array,
  dimensions: number,
  {groups: starts, weights}: {readonly groups: readonly GroupStart[]; readonly weights?: ArrayLike<number>},
): GroupFit {
  const people = points.length / dimensions
  const cloud = {mean: new Float64Array(dimensions), covariance: new Float64Array(dimensions ** 2)}
  const groups = starts.map(({mean, sd, share, held}) => {
    return {mean: Float64Array.from(mean), sd, share, held, responsibilities: new Float64Array(people)}
  })
  const weightOf = (n: number): number => weights?.[n] ?? 1
  moments(points, weightOf, cloud)
  let logLik = expect(points, cloud, groups, weightOf)
  for (let iteration = 0; groups.length > 0 && iteration < MAX_ITERATIONS; iteration++) {
    for (const group of groups) moveGroup(points, dimensions, group, weightOf)
    moments(points, (n) => weightOf(n) * (1 - inGroups(groups, n)), cloud)
    const next = expect(points, cloud, groups, weightOf)
    const isDone = next - logLik < TOLERANCE && iteration > 0
    logLik = next
    if (isDone) break
  }
  return {groups, logLik}
}

interface Cloud {
  readonly mean: Float64Array
  readonly covariance: Float64Array
}

interface Group {
  readonly mean: Float64Array
  readonly held: readonly boolean[]
  readonly responsibilities: Float64Array
  sd: number
  share: number
}

/** E-step: responsibilities of the groups, in place; returns the log-likelihood. */
function expect(
  points: Float64Array,
  cloud: Cloud,
  groups: readonly Group[],
  weightOf: (n: number) => number,
): number {
  const dimensions = cloud.mean.length
  const people = points.length / dimensions
  const factor = choleskyFactor(cloud.covariance, dimensions)
  const precision = choleskyInverse(factor, dimensions)
  const constant = -0.5 * dimensions * Math.log(2 * Math.PI)
  const rest = 1 - groups.reduce((sum, {share}) => sum + share, 0)
  const atCloud = constant - 0.5 * choleskyLogDeterminant(factor, dimensions) + Math.log(rest)
  const atGroup = groups.map(({sd, share}) => constant - dimensions * Math.log(sd) + Math.log(share))
  const away = new Float64Array(dimensions)
  const joint = new Float64Array(groups.length)
  let logLik = 0
  for (let n = 0; n < people; n++) {
    for (let d = 0; d < dimensions; d++) away[d] = points[n * dimensions + d]! - cloud.mean[d]!
    const inCloud = atCloud - quadratic(precision, away) / 2
    let largest = inCloud
    for (let g = 0; g < groups.length; g++) {
      const {mean, sd} = groups[g]!
      let distance = 0
      for (let d = 0; d < dimensions; d++) {
        const off = points[n * dimensions + d]! - mean[d]!
        distance += off * off
      }
      joint[g] = atGroup[g]! - distance / (2 * sd * sd)
      if (joint[g]! > largest) largest = joint[g]!
    }
    let total = Math.exp(inCloud - largest)
    for (let g = 0; g < groups.length; g++) {
      joint[g] = Math.exp(joint[g]! - largest)
      total += joint[g]!
    }
    for (let g = 0; g < groups.length; g++) groups[g]!.responsibilities[n] = joint[g]! / total
    logLik += weightOf(n) * (largest + Math.log(total))
  }
  return logLik
}

/** M-step of one group. */
function moveGroup(
  points: Float64Array,
  dimensions: number,
  group: Group,
  weightOf: (n: number) => number,
): void {
  const {mean, held, responsibilities} = group
  const sums = new Float64Array(dimensions)
  let inside = 0
  let total = 0
  for (let n = 0; n < responsibilities.length; n++) {
    const weight = weightOf(n) * responsibilities[n]!
    total += weightOf(n)
    inside += weight
    for (let d = 0; d < dimensions; d++) sums[d]! += weight * points[n * dimensions + d]!
  }
  group.share = Math.min(LARGEST_SHARE, Math.max(inside / total, 1e-9))
  if (!(inside > 1e-6)) return
  for (let d = 0; d < dimensions; d++) if (!held[d]) mean[d] = sums[d]! / inside
  let squares = 0
  for (let n = 0; n < responsibilities.length; n++) {
    let distance = 0
    for (let d = 0; d < dimensions; d++) {
      const off = points[n * dimensions + d]! - mean[d]!
      distance += off * off
    }
    squares += weightOf(n) * responsibilities[n]! * distance
  }
  group.sd = Math.min(SD_BOUNDS[1], Math.max(SD_BOUNDS[0], Math.sqrt(squares / (inside * dimensions))))
}

function inGroups(groups: readonly Group[], n: number): number {
  return groups.reduce((sum, {responsibilities}) => sum + responsibilities[n]!, 0)
}

/** Weighted mean and covariance, into the cloud. */
function moments(points: Float64Array, weightOf: (n: number) => number, {mean, covariance}: Cloud): void {
  const dimensions = mean.length
  const people = points.length / dimensions
  let total = 0
  mean.fill(0)
  covariance.fill(0)
  for (let n = 0; n < people; n++) {
    const weight = weightOf(n)
    total += weight
    for (let d = 0; d < dimensions; d++) mean[d]! += weight * points[n * dimensions + d]!
  }
  for (let d = 0; d < dimensions; d++) mean[d]! /= total
  for (let n = 0; n < people; n++) {
    const weight = weightOf(n) / total
    for (let d = 0; d < dimensions; d++) {
      const away = points[n * dimensions + d]! - mean[d]!
      for (let e = 0; e <= d; e++)
        covariance[d * dimensions + e]! += weight * away * (points[n * dimensions + e]! - mean[e]!)
    }
  }
  for (let d = 0; d < dimensions; d++) {
    covariance[d * dimensions + d]! += 1e-6
    for (let e = 0; e < d; e++) covariance[e * dimensions + d] = covariance[d * dimensions + e]!
  }
}
