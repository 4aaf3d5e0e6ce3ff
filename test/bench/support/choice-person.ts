import {createRandom} from '../../../advisor-core/numeric/random'
import type {WeightedDraws} from '../../../advisor-core/taste/posterior-draws'
import {predictChoice} from '../../../advisor-core/taste/predict-choice'
import type {SurveyPerson} from '../../../models/training/choice-folder'
import type {Predictor} from './choice-predictors'
import {mean, shuffled} from './statistics'

export type ChoiceOrder = 'random' | 'adaptive'

/** How well one person's test choices were predicted. */
export interface PersonScore {
  readonly k: number
  readonly order: ChoiceOrder
  readonly hit: number
  readonly logLoss: number
}

export interface PersonOptions {
  readonly ks: readonly number[]
  readonly orders: readonly ChoiceOrder[]
  /** Seeded orders that a random one is the mean of. */
  readonly shuffles: number
  readonly seed: number
  /** Whose information picks the next task where the order is adaptive. */
  readonly picker: Predictor
}

/** Scores one person with test choices. */
export function scorePerson(
  person: SurveyPerson,
  predictor: Predictor,
  {ks, orders, shuffles, seed, picker}: PersonOptions,
): PersonScore[] {
  const others = person.tasks.flatMap(({isTest}, t) => (isTest ? [] : [t]))
  // The choices seen decide, not their order: they are always given in that of the file.
  const known = new Map<string, Omit<PersonScore, 'k' | 'order'>>()
  const scoreSeen = (seen: readonly number[]) => {
    const sorted = [...seen].sort((a, b) => a - b)
    const key = sorted.join()
    const before = known.get(key)
    if (before) return before
    const draws = predictor.posterior(sorted.map((t) => person.tasks[t]!.choice))
    const score = scoreTests(person, predictor, draws)
    known.set(key, score)
    return score
  }
  const random = createRandom(seed * 1_000_003 + person.id)
  const sequences: Record<ChoiceOrder, (readonly number[])[]> = {
    random: orders.includes('random') ? Array.from({length: shuffles}, () => shuffled(others, random)) : [],
    adaptive: orders.includes('adaptive') ? [adaptiveOrder(person, others, Math.max(...ks), picker)] : [],
  }
  return orders.flatMap((order) =>
    ks.map((k) => {
      const scores = sequences[order].map((sequence) => scoreSeen(sequence.slice(0, k)))
      return {k, order, hit: mean(scores.map(({hit}) => hit)), logLoss: mean(scores.map((s) => s.logLoss))}
    }),
  )
}

function scoreTests(person: SurveyPerson, {positions}: Predictor, draws: WeightedDraws) {
  const scores = person.tasks
    .filter(({isTest}) => isTest)
    .map(({choice}) => {
      const {probabilities: p} = predictChoice(draws, choice, positions)
      const own = p[choice.chosen]!
      const top = Math.max(...p)
      return {hit: own === top ? 1 / p.filter((x) => x === top).length : 0, logLoss: -Math.log(own)}
    })
  return {hit: mean(scores.map(({hit}) => hit)), logLoss: mean(scores.map(({logLoss}) => logLoss))}
}

/** Several rows follow the same picker: its order is worked out once. */
const ORDERS = new WeakMap<Predictor, Map<number, readonly number[]>>()

function adaptiveOrder(person: SurveyPerson, others: readonly number[], most: number, picker: Predictor) {
  const known = ORDERS.get(picker) ?? new Map<number, readonly number[]>()
  ORDERS.set(picker, known)
  const order = known.get(person.id) ?? pickOrder(person, others, most, picker)
  known.set(person.id, order)
  return order
}

/** Each next task is the one whose answer is expected to tell most about the weights; its answer is not looked at. */
function pickOrder(person: SurveyPerson, others: readonly number[], most: number, picker: Predictor) {
  const order: number[] = []
  while (order.length < Math.min(most, others.length)) {
    const seen = [...order].sort((a, b) => a - b)
    const draws = picker.posterior(seen.map((t) => person.tasks[t]!.choice))
    let best = -1
    let bestNats = Number.NEGATIVE_INFINITY
    for (const t of others) {
      if (order.includes(t)) continue
      const {features, positions} = person.tasks[t]!.choice
      const {informationNats} = predictChoice(draws, {features, positions}, picker.positions)
      if (informationNats > bestNats) {
        best = t
        bestNats = informationNats
      }
    }
    order.push(best)
  }
  return order
}
