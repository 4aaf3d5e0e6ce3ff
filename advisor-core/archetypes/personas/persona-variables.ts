import {normalQuantile} from '../../numeric/normal-quantile'
import {normalCdf} from '../../traits/normal-cdf'
import {traitInterval} from './trait-interval'
import type {
  AnswerColumn,
  PersonaAnswer,
  PersonaProfile,
  PersonaTrait,
  TraitColumn,
  VisitorTable,
} from './types'

/**
 * One condition of a persona over a shop's visitors. Values count by their rank, as normal scores: the single cloud
 * that a persona is compared with then has the same margins as the visitors, whatever these look like.
 */
export interface PersonaVariable {
  readonly id: string
  /** shape [people]; normal score of the rank, NaN where missing; ties are broken at random */
  readonly scores: Float64Array
  /** shape [people]; P(condition holds | what is known); where missing, that of nothing known */
  readonly mass: Float64Array
  /** shape [observed]; the masses of those who have a value, by rank */
  readonly massByRank: Float64Array
  /** shape [observed]; the normal scores, lowest first */
  readonly scoreByRank: Float64Array
  /** The condition among normal scores. */
  readonly interval: readonly [number, number]
  /** Mean of a standard normal variable inside the interval: the persona's profile. */
  readonly target: number
  /**
   * Share of the variance that is between the groups of a yes/no condition; 1 for a trait. A correlation with the
   * normal scores is smaller than the one behind them by this factor.
   */
  readonly betweenVariance: number
  /** How many of the observed meet a yes/no condition; null for a trait. */
  readonly matching: number | null
}

/**
 * @param random uniform in [0, 1), to break ties
 * @throws RangeError for a trait or question that the table does not have, or a column that is all missing or all one
 *   answer
 */
export function personaVariables(
  table: VisitorTable,
  persona: PersonaProfile,
  random: () => number,
): PersonaVariable[] {
  return [
    ...persona.traits.map((wanted) => {
      const column = table.traits.find(({id}) => id === wanted.trait)
      if (!column) throw new RangeError(`invalid trait: ${wanted.trait}`)
      return traitVariable(column, wanted, random)
    }),
    ...(persona.answers ?? []).map((wanted) => {
      const column = table.questions.find(({id}) => id === wanted.question)
      if (!column) throw new RangeError(`invalid question: ${wanted.question}`)
      return answerVariable(column, wanted, random)
    }),
  ]
}

function traitVariable(column: TraitColumn, wanted: PersonaTrait, random: () => number): PersonaVariable {
  const {id, sds} = column
  const interval = traitInterval(wanted)
  const values = sds ? column.means : standardise(column.means)
  const mass = Float64Array.from(values, (value, n) => {
    if (Number.isNaN(value)) return massOf(interval, 0, 1)
    const sd = sds?.[n] ?? 0
    return sd > 0 ? massOf(interval, value, sd) : value >= interval[0] && value < interval[1] ? 1 : 0
  })
  const order = observedInOrder(values, random)
  if (order.length === 0) throw new RangeError(`invalid trait: ${id} has no values`)
  const scoreByRank = normalScores(order.length)
  return {
    id: `trait:${id}`,
    scores: placeScores(order, scoreByRank, values.length),
    mass,
    massByRank: Float64Array.from(order, (n) => mass[n]!),
    scoreByRank,
    interval,
    target: truncatedMean(interval),
    betweenVariance: 1,
    matching: null,
  }
}

function answerVariable(column: AnswerColumn, wanted: PersonaAnswer, random: () => number): PersonaVariable {
  const {id, codes} = column
  const values = Float64Array.from(codes, (code) => {
    return code < 0 ? Number.NaN : wanted.options.includes(column.options[code]!) ? 1 : 0
  })
  const order = observedInOrder(values, random)
  const matching = order.filter((n) => values[n] === 1).length
  if (matching === 0 || matching === order.length)
    throw new RangeError(`invalid question: ${id} is answered by all alike`)
  const rate = matching / order.length
  const scoreByRank = normalScores(order.length)
  const cut = normalQuantile(1 - rate)
  const mass = values.map((value) => (Number.isNaN(value) ? rate : value))
  const interval = [cut, Number.POSITIVE_INFINITY] as const
  return {
    id: `question:${id}`,
    scores: placeScores(order, scoreByRank, values.length),
    mass,
    massByRank: Float64Array.from(order, (n) => mass[n]!),
    scoreByRank,
    interval,
    target: truncatedMean(interval),
    betweenVariance: normalDensity(cut) ** 2 / (rate * (1 - rate)),
    matching,
  }
}

/** People with a value, lowest first; ties in random order. */
function observedInOrder(values: Float64Array, random: () => number): Int32Array {
  const ties = Float64Array.from(values, () => random())
  return Int32Array.from(values.keys())
    .filter((n) => !Number.isNaN(values[n]!))
    .sort((a, b) => values[a]! - values[b]! || ties[a]! - ties[b]!)
}

/** Φ⁻¹((rank + ½) / people), lowest first; shape [people] */
export function normalScores(people: number): Float64Array {
  return Float64Array.from({length: people}, (_, rank) => normalQuantile((rank + 0.5) / people))
}

function placeScores(order: Int32Array, scoreByRank: Float64Array, people: number): Float64Array {
  const scores = new Float64Array(people).fill(Number.NaN)
  order.forEach((n, rank) => {
    scores[n] = scoreByRank[rank]!
  })
  return scores
}

function standardise(values: Float64Array): Float64Array {
  const known = values.filter((value) => !Number.isNaN(value))
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length
  return values.map((value) => (value - mean) / Math.sqrt(Math.max(variance, 1e-12)))
}

/** Mass of a normal distribution inside an interval. */
export function massOf([from, to]: readonly [number, number], mean: number, sd: number): number {
  return normalCdf((to - mean) / sd) - normalCdf((from - mean) / sd)
}

function truncatedMean(interval: readonly [number, number]): number {
  return (normalDensity(interval[0]) - normalDensity(interval[1])) / massOf(interval, 0, 1)
}

function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)
}
