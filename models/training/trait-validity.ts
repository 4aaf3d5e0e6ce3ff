import type {TraitBank} from '../../advisor-core/traits/types'
import {restrictBank} from './fit-trait-bank'
import {measureValidity, splitItems} from './held-out-validity'
import type {TraitsFolder} from './read-traits-folder'
import {type Answers, askAdaptively} from './trait-sessions'

export interface TraitValidityOptions {
  readonly splits: number
  /** At most this many train persons are asked in each split. */
  readonly people: number
  readonly random: () => number
  /** After how many questions claim and validity are compared; more than the bank has are left out. */
  readonly asked?: readonly number[]
}

const ASKED = [8, 10, 12, 15, 20, 25]

/**
 * κ of `TraitBank.validity`, the factor that brings what the model claims to correlate to what held-out statements of
 * the same traits bear out, by least squares over several numbers of questions. Train persons only: in each split part
 * of every trait's items is held out of the bank, people are asked adaptively, and the claim is compared with the
 * correlation with the items held out, corrected for their unreliability.
 *
 * @returns at most 1: a model is never made to claim more than it does
 * @throws RangeError when every number of questions is more than the bank has
 * @see Cronbach, Gleser, Nanda & Rajaratnam 1972, The dependability of behavioral measurements: items as a sample of
 *   the statements one might have asked
 */
export function measureTraitValidity(
  folder: TraitsFolder,
  columns: readonly number[],
  bank: TraitBank,
  {splits, people: most, random, asked = ASKED}: TraitValidityOptions,
): number {
  const people = drawn(folder.train, most, random)
  let [joint, square] = [0, 0]
  for (const split of splitItems(folder, columns, {splits, random})) {
    const small = restrictBank(
      {...bank, validity: 1},
      split.asked.map((column) => folder.items[column]!.item),
    )
    const answers = people.map((person) => answersOf(folder, split.asked, person))
    const counts = asked.filter((count) => count <= small.items.length)
    if (counts.length === 0) throw new RangeError(`invalid asked: ${asked}`)
    const orders = answers.map((one) => askAdaptively(small, one, Math.max(...counts)))
    for (const count of counts) {
      const session = {bank: small, answers, orders: orders.map((order) => order.slice(0, count))}
      const {claimed, valid} = measureValidity(folder, people, split.criteria, session)
      joint += claimed * valid
      square += claimed * claimed
    }
  }
  return Math.min(joint / square, 1)
}

/** All answers of a person to these columns, by item. */
export function answersOf(folder: TraitsFolder, columns: readonly number[], person: Int8Array): Answers {
  return new Map(
    columns.flatMap((column): [string, number][] =>
      person[column]! < 0 ? [] : [[folder.items[column]!.item, person[column]!]],
    ),
  )
}

function drawn<T>(all: readonly T[], most: number, random: () => number): readonly T[] {
  return all
    .map((one) => ({one, key: random()}))
    .sort((a, b) => a.key - b.key)
    .slice(0, most)
    .map(({one}) => one)
}
