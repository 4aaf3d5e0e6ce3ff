import {fitSoftmax, softmaxProbabilities} from './fit-softmax'
import {observedSample} from './persona-sample'
import {personaVariables} from './persona-variables'
import type {PersonaProfile, VisitorTable} from './types'

/** Whether belonging to a persona says something about what people do that their traits do not say already. */
export interface BehaviourPrediction {
  readonly people: number
  /** Mean log loss a person, in nats, on people held out: from traits and answers alone, and with the persona. */
  readonly logLossWithout: number
  readonly logLossWith: number
  /** Without minus with: above 0 the persona helps. With its 95 % interval. */
  readonly gain: number
  readonly gainInterval: readonly [number, number]
}

export interface PredictionOptions {
  readonly folds: number
  /** Uniform in [0, 1). */
  readonly random: () => number
}

const RIDGE = 1

/**
 * Cross-validated multinomial logit of a behaviour on the visitors' traits and the persona's answers, without and
 * with membership of the persona as one more feature.
 *
 * @param behaviour shape [people]; from 0 on, −1 where unknown
 * @param outcomes  how many kinds of behaviour there are
 * @returns null when fewer than 50 people or fewer than two outcomes are known
 */
export function predictBehaviour(
  table: VisitorTable,
  persona: PersonaProfile,
  behaviour: ArrayLike<number>,
  outcomes: number,
  {folds, random}: PredictionOptions,
): BehaviourPrediction | null {
  const people = Array.from({length: table.people}, (_, n) => n).filter((n) => behaviour[n]! >= 0)
  if (people.length < 50 || new Set(people.map((n) => behaviour[n])).size < 2) return null
  const {membership} = observedSample(personaVariables(table, persona, random))
  const columns = [...table.traits.map(({means}) => standardised(means)), ...answerColumns(table, persona)]
  const without = [new Float64Array(table.people).fill(1), ...columns]
  const fold = Int32Array.from(people, () => Math.floor(random() * folds))
  const losses = [without, [...without, membership]].map((features) =>
    heldOutLosses({features, people, fold, folds, behaviour, outcomes}),
  )
  const [before, after] = [losses[0]!, losses[1]!]
  const gains = before.map((loss, i) => loss - after[i]!)
  const gain = mean(gains)
  const se = Math.sqrt(mean(gains.map((one) => (one - gain) ** 2)) / gains.length)
  return {
    people: people.length,
    logLossWithout: mean(before),
    logLossWith: mean(after),
    gain,
    gainInterval: [gain - 1.96 * se, gain + 1.96 * se],
  }
}

interface FoldInput {
  readonly features: readonly Float64Array[]
  readonly people: readonly number[]
  readonly fold: Int32Array
  readonly folds: number
  readonly behaviour: ArrayLike<number>
  readonly outcomes: number
}

/** By person: −ln P(what they did), from people of other folds. */
function heldOutLosses({features, people, fold, folds, behaviour, outcomes}: FoldInput): number[] {
  const width = features.length
  const row = (n: number): number[] => features.map((column) => column[n]!)
  const losses = new Array<number>(people.length).fill(0)
  for (let f = 0; f < folds; f++) {
    const train = people.filter((_, i) => fold[i] !== f)
    const weights = fitSoftmax(
      Float64Array.from(train.flatMap(row)),
      train.map((n) => behaviour[n]!),
      {width, classes: outcomes, ridge: RIDGE},
    )
    people.forEach((n, i) => {
      if (fold[i] !== f) return
      const p = softmaxProbabilities(weights, row(n), outcomes)[behaviour[n]!]!
      losses[i] = -Math.log(Math.max(p, 1e-9))
    })
  }
  return losses
}

/** 1 for whoever gave one of the persona's options, 0 for others and for missing answers. */
function answerColumns(table: VisitorTable, persona: PersonaProfile): Float64Array[] {
  return (persona.answers ?? []).flatMap(({question, options}) => {
    const column = table.questions.find(({id}) => id === question)
    return column
      ? [Float64Array.from(column.codes, (code) => (options.includes(column.options[code] ?? '') ? 1 : 0))]
      : []
  })
}

/** Mean 0 and variance 1 among the known ones; 0 where missing. */
function standardised(values: Float64Array): Float64Array {
  const known = Array.from(values).filter((value) => !Number.isNaN(value))
  const centre = mean(known)
  const sd = Math.sqrt(Math.max(mean(known.map((value) => (value - centre) ** 2)), 1e-12))
  return values.map((value) => (Number.isNaN(value) ? 0 : (value - centre) / sd))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1)
}
