import {scoreTraits} from '../../advisor-core/traits/score-traits'
import type {TraitBank} from '../../advisor-core/traits/types'
import {scoredCategory} from './fit-trait-bank'
import type {TraitsFolder} from './read-traits-folder'
import {type Answers, answered} from './trait-sessions'

/** Items of each trait that are not in the bank and stand for the trait itself. */
export interface HeldOutSplit {
  /** Columns of the bank. */
  readonly asked: readonly number[]
  /** By trait, in the order of the bank: the columns held out. */
  readonly criteria: readonly (readonly number[])[]
}

const HELD_OUT_SHARE = 0.3
const LEAST_HELD_OUT = 2

/**
 * Splits of the columns: in each, 30 % of each trait's items, at least two, are held out. Items take turns in an order
 * drawn once a trait, so that over the splits all are held out about equally often.
 */
export function splitItems(
  folder: TraitsFolder,
  columns: readonly number[],
  {splits, random}: {splits: number; random: () => number},
): readonly HeldOutSplit[] {
  const traits = [...new Set(columns.map((column) => folder.items[column]!.trait))]
  const drawn = traits.map((trait) =>
    columns
      .filter((column) => folder.items[column]!.trait === trait)
      .map((column) => ({column, key: random()}))
      .sort((a, b) => a.key - b.key)
      .map(({column}) => column),
  )
  return Array.from({length: splits}, (_, s) => {
    const criteria = drawn.map((own) => {
      const count = Math.max(LEAST_HELD_OUT, Math.round(HELD_OUT_SHARE * own.length))
      return Array.from({length: count}, (__, i) => own[(s * count + i) % own.length]!)
    })
    const held = new Set(criteria.flat())
    return {asked: columns.filter((column) => !held.has(column)), criteria}
  })
}

/** What a model says after some questions, and what the items it never saw say. */
export interface Validity {
  /** Square root of the mean reliability that the model states, over people and traits. */
  readonly claimed: number
  /** Mean over traits of the correlation with the criterion, divided by √α of the criterion. */
  readonly valid: number
}

/** @param orders by person: the items asked */
export function measureValidity(
  folder: TraitsFolder,
  people: readonly Int8Array[],
  criteria: HeldOutSplit['criteria'],
  session: {bank: TraitBank; answers: readonly Answers[]; orders: readonly (readonly string[])[]},
): Validity {
  const {bank, answers, orders} = session
  const traits = bank.traits.length
  const estimates = answers.map((one, p) => scoreTraits(bank, answered(orders[p]!, one)))
  const reliabilities = bank.traits.map((_, t) =>
    mean(estimates.map(({covariance}) => 1 - covariance[t * traits + t]!)),
  )
  const valid = criteria.map((columns, t) => {
    const sums = people.map((person) => sumScore(folder, columns, person))
    const r = correlation(
      estimates.map((one) => one.mean[t]!),
      sums,
    )
    return r / Math.sqrt(cronbachAlpha(folder, columns, people))
  })
  return {claimed: Math.sqrt(mean(reliabilities)), valid: mean(valid)}
}

/** Mean scored category of what the person answered; the middle of the scale where that is nothing. */
export function sumScore(folder: TraitsFolder, columns: readonly number[], person: Int8Array): number {
  const codes = columns.map((column) => scoredCategory(folder, column, person)).filter((code) => code >= 0)
  return codes.length > 0 ? mean(codes) : (folder.scale[1] - folder.scale[0]) / 2
}

/**
 * Cronbach's α over the people who answered all of the columns.
 *
 * @see Cronbach 1951, Coefficient alpha and the internal structure of tests
 */
export function cronbachAlpha(
  folder: TraitsFolder,
  columns: readonly number[],
  people: readonly Int8Array[],
): number {
  const complete = people
    .map((person) => columns.map((column) => scoredCategory(folder, column, person)))
    .filter((codes) => codes.every((code) => code >= 0))
  const k = columns.length
  const parts = columns.map((_, i) => variance(complete.map((codes) => codes[i]!)))
  const total = variance(complete.map((codes) => codes.reduce((sum, code) => sum + code, 0)))
  return (k / (k - 1)) * (1 - parts.reduce((sum, value) => sum + value, 0) / total)
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function variance(values: readonly number[]): number {
  const middle = mean(values)
  return mean(values.map((value) => (value - middle) ** 2))
}

export function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)]
  const joint = mean(a.map((value, i) => (value - meanA) * (b[i]! - meanB)))
  return joint / Math.sqrt(variance(a) * variance(b))
}
