import {normalCdf} from '../../traits/normal-cdf'
import {cloudCorrelation, drawSample, observedSample, type PersonaSample} from './persona-sample'
import type {PersonaVariable} from './persona-variables'
import {profileScore} from './profile-score'

/** How many more people match a persona than one normal cloud with the same margins and correlations would hold. */
export interface PersonaExcess {
  /** Share of people who match, weighted by how surely; with its 95 % interval. */
  readonly prevalence: number
  readonly prevalenceInterval: readonly [number, number]
  /** The same share in the single cloud. */
  readonly expected: number
  /** Observed by expected; near 1 the persona is a corner of the cloud. */
  readonly ratio: number
  readonly ratioInterval: readonly [number, number]
  /** One-sided, of the score test against the cloud. */
  readonly pValue: number
  /** Its standard score. */
  readonly z: number
}

export interface ExcessOptions {
  /** Clouds to draw. */
  readonly draws: number
  readonly random: () => number
  readonly weights?: ArrayLike<number>
}

/** Compares what was observed with draws from the single cloud. */
export function personaExcess(variables: readonly PersonaVariable[], options: ExcessOptions): PersonaExcess {
  const {draws, random, weights} = options
  const targets = variables.map(({target}) => target)
  const correlation = cloudCorrelation(variables, weights)
  const observed = observedSample(variables)
  const simulated = Array.from({length: draws}, () => {
    const sample = drawSample(variables, correlation, random)
    return {prevalence: weightedMean(sample, weights), score: profileScore(sample, targets, weights)}
  })
  const prevalence = weightedMean(observed, weights)
  const expected = meanAndSd(simulated.map((one) => one.prevalence))
  const scores = meanAndSd(simulated.map((one) => one.score))
  const z = scores.sd > 0 ? (profileScore(observed, targets, weights) - scores.mean) / scores.sd : 0
  const ratio = prevalence / expected.mean
  const spread = Math.exp((1.96 * expected.sd) / expected.mean)
  return {
    prevalence,
    prevalenceInterval: logitInterval(observed, prevalence, weights),
    expected: expected.mean,
    ratio,
    ratioInterval: [ratio / spread, ratio * spread],
    z,
    pValue: 1 - normalCdf(z),
  }
}

function weightedMean({membership}: PersonaSample, weights?: ArrayLike<number>): number {
  let sum = 0
  let total = 0
  for (let n = 0; n < membership.length; n++) {
    sum += (weights?.[n] ?? 1) * membership[n]!
    total += weights?.[n] ?? 1
  }
  return sum / total
}

/** 95 % on the log odds, from the spread of the memberships; with the effective number of people under weights. */
function logitInterval(
  {membership}: PersonaSample,
  mean: number,
  weights?: ArrayLike<number>,
): readonly [number, number] {
  if (!(mean > 0 && mean < 1)) {
    const atMost = 1 - 0.05 ** (1 / membership.length)
    return mean > 0 ? [1 - atMost, 1] : [0, atMost]
  }
  let total = 0
  let squares = 0
  for (let n = 0; n < membership.length; n++) {
    const weight = weights?.[n] ?? 1
    total += weight
    squares += weight * weight * (membership[n]! - mean) ** 2
  }
  const se = Math.sqrt(squares) / total / (mean * (1 - mean))
  const logit = Math.log(mean / (1 - mean))
  const inverse = (x: number): number => 1 / (1 + Math.exp(-x))
  return [inverse(logit - 1.96 * se), inverse(logit + 1.96 * se)]
}

/** Mean and standard deviation (n − 1). */
export function meanAndSd(values: readonly number[]): {mean: number; sd: number} {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return {mean, sd: Math.sqrt(square / Math.max(values.length - 1, 1))}
}
