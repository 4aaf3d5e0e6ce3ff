import {type AnswerNoise, disagreementWeights} from './answer-noise'
import type {PairPool} from './pair-pool'

/**
 * Exact belief about which one or two products would do for the visitor, who says yes to a value as soon as one of
 * them has it. The belief is a function of three things a cell: its prior, how many answers contradict it, and
 * whether one of its products was turned down; so the order of the evidence does not matter, to the bit.
 */
export interface PairBelief {
  readonly pool: PairPool
  /** P(these are the products that would do); shape [cells], sums to 1, all 0 when none is left. */
  readonly mass: Float32Array
  /** P(this product would do); shape [n]; sums to the expected number of products that would. */
  readonly marginal: Float64Array
  /** The chance that the next answer does not hold. */
  readonly noise: number
}

/** What the visitor said and turned down. */
export interface PairEvidence {
  readonly answers: readonly {readonly value: number; readonly yes: boolean}[]
  /** Products (indices in the catalogue) that were shown and turned down. */
  readonly rejected: readonly number[]
}

/** A belief that takes evidence in; `read` computes what has changed since the last time. */
export interface PairBeliefKeeper {
  hear(value: number, yes: boolean): void
  reject(products: Iterable<number>): void
  read(): PairBelief
  /** The chance that the next answer does not hold, now that this product was taken; `null` if it was turned down. */
  errorRateGiven(product: number): number | null
}

/**
 * @param prior shape [cells], not normalised; owned by the keeper from here on
 * @param noise how often visitors err
 */
export function keepPairBelief(pool: PairPool, prior: Float32Array, noise: AnswerNoise): PairBeliefKeeper {
  const {products, rowStart, lowest, withValue, cells} = pool
  const n = products.length
  const position = new Map(Array.from(products, (product, a) => [product, a]))
  const disagreements = new Uint8Array(cells)
  const mass = new Float32Array(cells)
  const marginal = new Float64Array(n)
  let answers = 0
  let pending: PairEvidence['answers'][number][] = []

  const hear = (value: number, yes: boolean): void => {
    answers++
    pending.push({value, yes})
  }

  const reject = (turnedDown: Iterable<number>): void => {
    for (const product of turnedDown) {
      const x = position.get(product)
      if (x === undefined) continue
      for (let b = lowest[x]!; b <= x; b++) prior[rowStart[x]! + b] = 0
      for (let a = x + 1; a < n; a++) if (lowest[a]! <= x) prior[rowStart[a]! + x] = 0
    }
  }

  /** How many of up to eight answers contradict a cell whose products have, as bits, these of their values. */
  const contradictions = (heard: PairEvidence['answers']): {has: Uint8Array; wrong: Uint8Array} => {
    const has = new Uint8Array(n)
    heard.forEach(({value}, bit) => {
      for (const a of withValue.get(value) ?? []) has[a]! |= 1 << bit
    })
    const wrong = Uint8Array.from({length: 1 << heard.length}, (_, had) =>
      heard.reduce((count, {yes}, bit) => (((had >> bit) & 1) > 0 === yes ? count : count + 1), 0),
    )
    return {has, wrong}
  }

  const count = (heard: PairEvidence['answers']): void => {
    const {has, wrong} = contradictions(heard)
    for (let a = 0; a < n; a++)
      for (let b = lowest[a]!; b <= a; b++) disagreements[rowStart[a]! + b]! += wrong[has[a]! | has[b]!]!
  }

  const read = (): PairBelief => {
    while (pending.length > 8) count(pending.splice(0, 8))
    const {has, wrong} = contradictions(pending)
    pending = []
    const {weights, errorRates} = disagreementWeights(answers, noise)
    marginal.fill(0)
    let total = 0
    let errors = 0
    for (let a = 0; a < n; a++) {
      const row = rowStart[a]!
      const own = has[a]!
      let sum = 0
      // The last answers are counted, weighed and added up in one pass; a cell's b = a comes last.
      for (let b = lowest[a]!; b <= a; b++) {
        const k = disagreements[row + b]! + wrong[own | has[b]!]!
        const m = prior[row + b]! * weights[k]!
        disagreements[row + b] = k
        mass[row + b] = m
        marginal[b]! += m
        sum += m
        errors += m * errorRates[k]!
      }
      marginal[a]! += sum - mass[row + a]!
      total += sum
    }
    if (total > 0) {
      const scale = 1 / total
      for (let cell = 0; cell < cells; cell++) mass[cell]! *= scale
      for (let a = 0; a < n; a++) marginal[a]! *= scale
    }
    return {pool, mass, marginal, noise: total > 0 ? errors / total : errorRates[0]!}
  }

  const errorRateGiven = (product: number): number | null => {
    read()
    const {weights, errorRates} = disagreementWeights(answers, noise)
    const x = position.get(product)
    let total = 0
    let errors = 0
    const add = (cell: number): void => {
      const k = disagreements[cell]!
      const m = prior[cell]! * weights[k]!
      total += m
      errors += m * errorRates[k]!
    }
    if (x === undefined) return null
    for (let b = lowest[x]!; b <= x; b++) add(rowStart[x]! + b)
    for (let a = x + 1; a < n; a++) if (lowest[a]! <= x) add(rowStart[a]! + x)
    return total > 0 ? errors / total : null
  }
  return {hear, reject, read, errorRateGiven}
}
