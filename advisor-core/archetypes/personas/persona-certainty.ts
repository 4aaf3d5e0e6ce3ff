import {choleskyFactor} from '../../numeric/cholesky'
import {normal} from '../../numeric/random'
import {pickTraitItem} from '../../traits/pick-trait-item'
import {scoreTraits} from '../../traits/score-traits'
import type {TraitBank, TraitResponse} from '../../traits/types'
import {answerItem} from '../simulate-posteriors'
import {ASSIGNMENT_THRESHOLD} from '../types'
import {massOf} from './persona-variables'
import {traitInterval} from './trait-interval'
import type {PersonaProfile} from './types'

/** How surely a visitor can be told to match a persona after a number of trait questions; simulated. */
export interface PersonaCertainty {
  readonly questions: number
  /** Share of simulated visitors who truly match the traits. */
  readonly members: number
  /** Of these: share that is said to match, at posterior ≥ 0.8. */
  readonly recognised: number
  /** Of those who are said to match: share that does; null where it is said of nobody. */
  readonly right: number | null
}

export interface CertaintyOptions {
  /** The shop's question budget. */
  readonly questions: number
  readonly visitors: number
  /** Uniform in [0, 1). */
  readonly random: () => number
}

/**
 * Simulated visitors with the bank's correlations answer the items that tell most about the persona's traits, as the
 * bank's parameters say: an upper bound for people. Segmentation answers of the persona are left out: they are known
 * once given.
 *
 * @throws RangeError for a trait that the bank does not have
 */
export function personaCertainty(
  bank: TraitBank,
  persona: PersonaProfile,
  {questions, visitors, random}: CertaintyOptions,
): PersonaCertainty {
  const size = bank.traits.length
  const wanted = persona.traits.map((one) => {
    const index = bank.traits.findIndex(({id}) => id === one.trait)
    if (index < 0) throw new RangeError(`invalid trait: ${one.trait}`)
    return {index, interval: traitInterval(one)}
  })
  const weights = bank.traits.map((_, t) => (wanted.some(({index}) => index === t) ? 1 : 0))
  const factor = choleskyFactor(bank.correlation, size)
  let [members, said, right] = [0, 0, 0]
  for (let n = 0; n < visitors; n++) {
    const theta = drawTheta(factor, size, random)
    const isMember = wanted.every(
      ({index, interval: [from, to]}) => theta[index]! >= from && theta[index]! < to,
    )
    const {mean, covariance} = scoreTraits(bank, answerItems(bank, theta, {questions, weights, random}))
    const posterior = wanted.reduce((product, {index, interval}) => {
      return product * massOf(interval, mean[index]!, Math.sqrt(covariance[index * size + index]!))
    }, 1)
    if (isMember) members++
    if (posterior < ASSIGNMENT_THRESHOLD) continue
    said++
    if (isMember) right++
  }
  return {
    questions,
    members: members / visitors,
    recognised: members > 0 ? right / members : 0,
    right: said > 0 ? right / said : null,
  }
}

interface AnswerOptions {
  readonly questions: number
  readonly weights: readonly number[]
  readonly random: () => number
}

function answerItems(
  bank: TraitBank,
  theta: Float64Array,
  {questions, weights, random}: AnswerOptions,
): TraitResponse[] {
  const responses: TraitResponse[] = []
  for (let asked = 0; asked < questions; asked++) {
    const picked = pickTraitItem(bank, responses, [], weights)
    const item = bank.items.find(({id}) => id === picked?.item)
    if (!item) break
    const trait = bank.traits.findIndex(({id}) => id === item.trait)
    responses.push({item: item.id, category: answerItem(item, theta[trait]!, random)})
  }
  return responses
}

function drawTheta(factor: Float64Array, size: number, random: () => number): Float64Array {
  const z = Float64Array.from({length: size}, () => normal(random))
  return Float64Array.from({length: size}, (_, t) => {
    let value = 0
    for (let i = 0; i <= t; i++) value += factor[t * size + i]! * z[i]!
    return value
  })
}
