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

  const hear = (value: number, yes: boolean): void => {
    answers++
    const has = new Uint8Array(n)
    for (const a of withValue.get(value) ?? []) has[a] = 1
    const wrong = yes ? 0 : 1
    for (let a = 0; a < n; a++) {
      const row = rowStart[a]!
      if (has[a]) {
        if (!yes) for (let b = lowest[a]!; b <= a; b++) disagreements[row + b]!++
      } else for (let b = lowest[a]!; b <= a; b++) disagreements[row + b]! += has[b] ? wrong : 1 - wrong
    }
  }

  const reject = (turnedDown: Iterable<number>): void => {
    for (const product of turnedDown) {
      const x = position.get(product)
      if (x === undefined) continue
      for (let b = lowest[x]!; b <= x; b++) prior[rowStart[x]! + b] = 0
      for (let a = x + 1; a < n; a++) if (lowest[a]! <= x) prior[rowStart[a]! + x] = 0
    }
  }

  const read = (): PairBelief => {
    const weights = disagreementWeights(answers, noise)
    marginal.fill(0)
    let total = 0
    let expected = 0
    for (let a = 0; a < n; a++) {
      const row = rowStart[a]!
      let sum = 0
      for (let b = lowest[a]!; b < a; b++) {
        const count = disagreements[row + b]!
        const m = prior[row + b]! * weights[count]!
        mass[row + b] = m
        marginal[b]! += m
        sum += m
        expected += m * count
      }
      const alone = prior[row + a]! * weights[disagreements[row + a]!]!
      mass[row + a] = alone
      marginal[a]! += sum + alone
      total += sum + alone
      expected += alone * disagreements[row + a]!
    }
    if (total > 0) {
      for (let cell = 0; cell < cells; cell++) mass[cell]! /= total
      for (let a = 0; a < n; a++) marginal[a]! /= total
    }
    const errors = total > 0 ? expected / total : 0
    return {pool, mass, marginal, noise: (noise.wrong + errors) / (noise.wrong + noise.right + answers)}
  }
  return {hear, reject, read}
}
