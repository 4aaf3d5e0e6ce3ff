import {choleskyFactor} from '../../numeric/cholesky'
import {normal} from '../../numeric/random'
import {shrinkToCloud} from '../single-cloud'
import type {PersonaVariable} from './persona-variables'

/** Visitors as a persona sees them, observed or drawn. */
export interface PersonaSample {
  /** By variable: normal scores, NaN where missing; shape [people] */
  readonly scores: readonly Float64Array[]
  /** shape [people]; P(all conditions hold) */
  readonly membership: Float64Array
}

/** A group to be put into drawn visitors: this share of them lies around the persona's profile. */
export interface PlantedClass {
  readonly share: number
  /** Spread around the profile, in units of the cloud's. */
  readonly spread: number
}

export function observedSample(variables: readonly PersonaVariable[]): PersonaSample {
  return {
    scores: variables.map(({scores}) => scores),
    membership: productOf(variables.map(({mass}) => mass)),
  }
}

/**
 * Visitors drawn from one normal cloud with the margins, the missing values and the correlations of the observed
 * ones; on request with a group of the persona among them.
 *
 * @param correlation of the cloud, shape [D × D], from `cloudCorrelation`
 */
export function drawSample(
  variables: readonly PersonaVariable[],
  correlation: Float64Array,
  random: () => number,
  planted?: PlantedClass,
): PersonaSample {
  const width = variables.length
  const people = variables[0]!.scores.length
  const factor = choleskyFactor(correlation, width)
  const drawn = variables.map(() => new Float64Array(people))
  const z = new Float64Array(width)
  for (let n = 0; n < people; n++) {
    const isMember = planted !== undefined && random() < planted.share
    for (let v = 0; v < width; v++) z[v] = normal(random)
    for (let v = 0; v < width; v++) {
      let value = 0
      for (let i = 0; i <= v; i++) value += factor[v * width + i]! * z[i]!
      drawn[v]![n] = isMember ? variables[v]!.target + planted.spread * value : value
    }
  }
  const columns = variables.map((variable, v) => rankColumn(variable, drawn[v]!, random))
  return {scores: columns.map(({scores}) => scores), membership: productOf(columns.map(({mass}) => mass))}
}

/** Gives drawn values the margin of the observed ones: the lowest value gets what the lowest observed one has. */
function rankColumn(
  {scores: observed, mass: observedMass, massByRank, scoreByRank, matching}: PersonaVariable,
  drawn: Float64Array,
  random: () => number,
): {scores: Float64Array; mass: Float64Array} {
  const scores = new Float64Array(observed.length).fill(Number.NaN)
  const mass = observedMass.slice()
  const size = massByRank.length
  const values = new Float64Array(size)
  let at = 0
  for (let n = 0; n < observed.length; n++) if (!Number.isNaN(observed[n]!)) values[at++] = drawn[n]!
  const sorted = values.slice().sort()
  for (let n = 0; n < observed.length; n++) {
    if (Number.isNaN(observed[n]!)) continue
    const rank = lowerBound(sorted, drawn[n]!)
    mass[n] = massByRank[rank]!
    // Only yes or no is seen of such a condition: within each the score is a matter of chance, as it is for the observed.
    const place =
      matching === null
        ? rank
        : rank < size - matching
          ? random() * (size - matching)
          : size - matching + random() * matching
    scores[n] = scoreByRank[Math.floor(place)]!
  }
  return {scores, mass}
}

function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Correlations of the normal scores, pair by pair of those who have both; shape [D × D]. */
export function scoreCorrelation(scores: readonly Float64Array[], weights?: ArrayLike<number>): Float64Array {
  const width = scores.length
  const out = new Float64Array(width * width)
  for (let a = 0; a < width; a++) {
    out[a * width + a] = 1
    for (let b = 0; b < a; b++) {
      const value = pearson(scores[a]!, scores[b]!, weights)
      out[a * width + b] = value
      out[b * width + a] = value
    }
  }
  return shrinkToCloud(out, width).correlation
}

/** The cloud's own correlations: those of the scores, without what yes/no conditions take away. */
export function cloudCorrelation(
  variables: readonly PersonaVariable[],
  weights?: ArrayLike<number>,
): Float64Array {
  const width = variables.length
  const observed = scoreCorrelation(observedSample(variables).scores, weights)
  const corrected = observed.map((value, i) => {
    const [a, b] = [variables[Math.floor(i / width)]!, variables[i % width]!]
    if (a === b) return 1
    return Math.min(0.95, Math.max(-0.95, value / (a.betweenVariance * b.betweenVariance)))
  })
  return shrinkToCloud(corrected, width).correlation
}

function pearson(a: Float64Array, b: Float64Array, weights?: ArrayLike<number>): number {
  let [n, sumA, sumB, sumAA, sumBB, sumAB] = [0, 0, 0, 0, 0, 0]
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]!, b[i]!]
    if (Number.isNaN(x) || Number.isNaN(y)) continue
    const weight = weights?.[i] ?? 1
    n += weight
    sumA += weight * x
    sumB += weight * y
    sumAA += weight * x * x
    sumBB += weight * y * y
    sumAB += weight * x * y
  }
  const varianceA = sumAA - (sumA * sumA) / n
  const varianceB = sumBB - (sumB * sumB) / n
  if (!(varianceA > 0) || !(varianceB > 0)) return 0
  return (sumAB - (sumA * sumB) / n) / Math.sqrt(varianceA * varianceB)
}

function productOf(masses: readonly Float64Array[]): Float64Array {
  const [first, ...others] = masses
  return (first ?? new Float64Array(0)).map((value, n) => others.reduce((p, mass) => p * mass[n]!, value))
}
