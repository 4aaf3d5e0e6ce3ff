import {scoreStatements} from '../../../advisor-core/traits/score-traits'
import type {TraitBank} from '../../../advisor-core/traits/types'
import {
  correlation,
  type HeldOutSplit,
  mean,
  measureValidity,
  sumScore,
  type Validity,
} from '../../../models/training/held-out-validity'
import type {TraitsFolder} from '../../../models/training/read-traits-folder'
import {
  type Answers,
  answered,
  askAdaptively,
  pageOrder,
  staticOrder,
} from '../../../models/training/trait-sessions'
import {answersOf} from '../../../models/training/trait-validity'
import {shuffled} from './statistics'

export const STRATEGIES = ['adaptive', 'static', 'page order', 'random'] as const
export type Strategy = (typeof STRATEGIES)[number]

/** Train persons that the static order is made from. */
const STATIC_PEOPLE = 200

export interface Setting {
  readonly folder: TraitsFolder
  readonly people: readonly Int8Array[]
  /** Numbers of questions. */
  readonly counts: readonly number[]
  readonly random: () => number
}

/** Estimates against all items of the bank. */
export interface FullScore {
  readonly r: number
  readonly rmse: number
  readonly claimed: number
}

/** The order in which each person is asked, by strategy. */
export function askAll(
  {folder, people, counts, random}: Setting,
  bank: TraitBank,
  columns: readonly number[],
): Readonly<Record<Strategy, readonly (readonly string[])[]>> {
  const answers = people.map((person) => answersOf(folder, columns, person))
  const most = Math.max(...counts)
  const example = folder.train.slice(0, STATIC_PEOPLE).map((person) => answersOf(folder, columns, person))
  const fixed = staticOrder(bank, example, most)
  const page = pageOrder(bank)
  const ids = bank.items.map(({id}) => id)
  return {
    adaptive: answers.map((one) => askAdaptively(bank, one, most)),
    static: answers.map(() => fixed),
    'page order': answers.map(() => page),
    random: answers.map(() => shuffled(ids, random)),
  }
}

/** r with the sum of all items (asked ones included), rmse of θ against the estimate from all items. */
export function scoreAgainstFull(
  setting: Setting,
  bank: TraitBank,
  columns: readonly number[],
  orders: readonly (readonly string[])[],
): readonly FullScore[] {
  const {folder, people} = setting
  const answers = people.map((person) => answersOf(folder, columns, person))
  const all = bank.items.map(({id}) => id)
  const full = answers.map((one) => scoreStatements(bank, answered(all, one)).mean)
  const sums = bank.traits.map(({id}) => {
    const own = columns.filter((column) => folder.items[column]!.trait === id)
    return people.map((person) => sumScore(folder, own, person))
  })
  return setting.counts.map((count) => scoreAt(bank, answers, {orders, count, full, sums}))
}

function scoreAt(
  bank: TraitBank,
  answers: readonly Answers[],
  {
    orders,
    count,
    full,
    sums,
  }: {
    orders: readonly (readonly string[])[]
    count: number
    full: readonly Float64Array[]
    sums: readonly (readonly number[])[]
  },
): FullScore {
  const size = bank.traits.length
  const estimates = answers.map((one, p) => scoreStatements(bank, answered(orders[p]!.slice(0, count), one)))
  const r = sums.map((sum, t) =>
    correlation(
      estimates.map((one) => one.mean[t]!),
      sum,
    ),
  )
  const squares = estimates.flatMap((one, p) =>
    Array.from(one.mean, (value, t) => (value - full[p]![t]!) ** 2),
  )
  const reliability = estimates.map(({covariance}) =>
    mean(bank.traits.map((_, t) => 1 - covariance[t * size + t]!)),
  )
  const claimed = (bank.validity ?? 1) * Math.sqrt(mean(reliability))
  return {r: mean(r), rmse: Math.sqrt(mean(squares)), claimed}
}

/** Claim and validity in the sessions of one split; null where the smaller bank has fewer items than questions. */
export function scoreHeldOut(
  {folder, people, counts}: Setting,
  bank: TraitBank,
  split: HeldOutSplit,
  orders: readonly (readonly string[])[],
): readonly (Validity | null)[] {
  const answers = people.map((person) => answersOf(folder, split.asked, person))
  return counts.map((count) =>
    count > bank.items.length
      ? null
      : measureValidity(folder, people, split.criteria, {
          bank,
          answers,
          orders: orders.map((order) => order.slice(0, count)),
        }),
  )
}
