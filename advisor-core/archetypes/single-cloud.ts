import {choleskyFactor} from '../numeric/cholesky'
import {normal} from '../numeric/random'
import {categoryOrder} from './category-order'
import type {LatentClassData} from './latent-class-patterns'
import {polychoric, thresholds} from './polychoric'

/** One normal cloud behind categorical answers: margins and correlations as observed, and no classes in it. */
export interface SingleCloud {
  /** By indicator: rank of each category on the cloud's axis. */
  readonly ranks: readonly Int32Array[]
  /** By indicator: cut points by rank, −∞ first, ∞ last. */
  readonly cuts: readonly (readonly number[])[]
  /** Polychoric correlations, shape [J × J] */
  readonly correlation: Float64Array
  /** By how much the correlations had to be shrunk to be those of a cloud at all; 1 is not at all. */
  readonly shrinkage: number
}

/**
 * Fits the single cloud that a discovered solution is to be compared with.
 *
 * @param ordered by indicator: whether its categories are in order; others are ordered by `categoryOrder`
 * @see Freudenstein, Strauch, Mussel & Ziegler 2019, Four personality types may be neither robust nor exhaustive
 */
export function fitSingleCloud(
  data: LatentClassData,
  ordered: readonly boolean[],
  weights?: ArrayLike<number>,
): SingleCloud {
  const width = data.categories.length
  const ranks = categoryOrder(data, ordered, weights)
  const correlation = new Float64Array(width * width)
  for (let a = 0; a < width; a++) {
    correlation[a * width + a] = 1
    for (let b = 0; b < a; b++) {
      const value = polychoric(crossTable(data, ranks, [a, b], weights), data.categories[b]!)
      correlation[a * width + b] = value
      correlation[b * width + a] = value
    }
  }
  const cuts = data.categories.map((size, j) => thresholds(margin(data, ranks[j]!, j, size, weights)))
  return {ranks, cuts, ...shrinkToCloud(correlation, width)}
}

/**
 * People drawn from the cloud: as many as there are rows, each with the same answers missing as one of the rows.
 *
 * @param random uniform in [0, 1)
 */
export function drawFromCloud(
  cloud: SingleCloud,
  data: LatentClassData,
  random: () => number,
): LatentClassData {
  const width = data.categories.length
  const factor = choleskyFactor(cloud.correlation, width)
  const categoryAt = cloud.ranks.map((rank) => {
    const category = new Int32Array(rank.length)
    rank.forEach((place, c) => {
      category[place] = c
    })
    return category
  })
  const z = new Float64Array(width)
  const rows = data.rows.map((mask) => {
    for (let j = 0; j < width; j++) z[j] = normal(random)
    return Int16Array.from({length: width}, (_, j) => {
      if (mask[j]! < 0) return -1
      let value = 0
      for (let i = 0; i <= j; i++) value += factor[j * width + i]! * z[i]!
      let rank = 0
      while (rank < data.categories[j]! - 1 && value >= cloud.cuts[j]![rank + 1]!) rank++
      return categoryAt[j]![rank]!
    })
  })
  return {categories: data.categories, rows}
}

/** Correlations estimated pair by pair need not fit together: shrink them until they do. */
export function shrinkToCloud(
  correlation: Float64Array,
  width: number,
): {readonly correlation: Float64Array; readonly shrinkage: number} {
  for (let shrinkage = 1; shrinkage > 0.01; shrinkage *= 0.97) {
    const shrunk = correlation.map((value, i) => (i % (width + 1) === 0 ? 1 : value * shrinkage))
    if (isPositiveDefinite(shrunk, width)) return {correlation: shrunk, shrinkage}
  }
  return {correlation: correlation.map((_, i) => (i % (width + 1) === 0 ? 1 : 0)), shrinkage: 0}
}

/** With some room: every pivot of the factor well above 0. */
function isPositiveDefinite(matrix: Float64Array, width: number): boolean {
  try {
    const factor = choleskyFactor(matrix, width)
    return matrix.every((_, i) => i % (width + 1) !== 0 || factor[i]! > 0.05)
  } catch {
    return false
  }
}

function crossTable(
  data: LatentClassData,
  ranks: readonly Int32Array[],
  [a, b]: readonly [number, number],
  weights: ArrayLike<number> | undefined,
): Float64Array {
  const columns = data.categories[b]!
  const table = new Float64Array(data.categories[a]! * columns)
  data.rows.forEach((row, n) => {
    if (row[a]! < 0 || row[b]! < 0) return
    table[ranks[a]![row[a]!]! * columns + ranks[b]![row[b]!]!]! += weights?.[n] ?? 1
  })
  return table
}

function margin(
  data: LatentClassData,
  rank: Int32Array,
  j: number,
  size: number,
  weights: ArrayLike<number> | undefined,
): number[] {
  const counts = new Array<number>(size).fill(0)
  data.rows.forEach((row, n) => {
    if (row[j]! >= 0) counts[rank[row[j]!]!]! += weights?.[n] ?? 1
  })
  return counts
}
