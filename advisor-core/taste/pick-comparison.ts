import type {Catalog} from '../catalog/types'
import {slateValue, topProducts} from '../questions/slate-value'
import {encodeItem} from './encode-item'
import type {WeightedDraws} from './posterior-draws'
import type {ShownChoice, TasteFeature} from './types'

/** Two products, and what hearing which one it is rather is expected to do. */
export interface Comparison {
  /** Of two as likely, the one with the lower index is the first. */
  readonly products: readonly [number, number]
  /** Mutual information between the answer and the weights, in nats. */
  readonly informationNats: number
  /** E[V_k after the answer] */
  readonly expectedValue: number
  /** Probability that the set of k shown products would differ after the answer. */
  readonly changeProbability: number
}

/** What a comparison is to be picked for. */
export interface ComparisonRequest {
  /** b; shape [N] */
  readonly belief: Float64Array
  /** The choices that taste was fitted to. */
  readonly choices: readonly ShownChoice[]
  /** Pairs that were put already. */
  readonly asked: readonly (readonly number[])[]
  /** What being chosen says about a product itself, in nats. */
  readonly ownStanding: number
  /** k, how many products are shown. */
  readonly slateSize: number
}

/** `null` where nothing can be compared, or taste is not fitted to these choices. */
export type Comparer = (request: ComparisonRequest) => Comparison | null

export interface ComparisonInput extends ComparisonRequest {
  readonly catalog: Catalog
  readonly features: readonly TasteFeature[]
  /** The posterior of the weights. */
  readonly draws: WeightedDraws
  /** Utility of standing in each slot. */
  readonly positions: ArrayLike<number>
}

/** The two are among this many of the likeliest products of one category. */
const CANDIDATES = 12

/** What an answer does to the slate is worked out for this many of the likeliest products; the others stay. */
const POOL = 64

/**
 * The two likely products whose comparison is expected to tell most about taste, by the mutual information between the
 * answer and the weights; and what the answer would do to the slate: each draw counts as much as it predicted the
 * answer, the new expected weights move the belief as after a refit.
 *
 * @see Houlsby et al. 2011, Bayesian Active Learning for Classification and Preference Learning, arXiv:1112.5745
 */
export function pickComparison(input: ComparisonInput): Comparison | null {
  const {belief, asked, draws} = input
  const pool = topProducts(belief, POOL)
  const rows = pool.map((product) => {
    const row = new Float64Array(draws.dim)
    encodeItem(input.catalog, input.features, product, row)
    return row
  })
  const candidates = comparable(input.catalog, pool)
  const u = utilitiesByDraw(draws, rows.slice(0, (candidates.at(-1) ?? -1) + 1))
  const bonus = bonusOf(input)
  let best: {a: number; b: number; informationNats: number} | null = null
  for (const b of candidates) {
    for (const a of candidates) {
      if (a >= b || asked.some((pair) => pair.includes(pool[a]!) && pair.includes(pool[b]!))) continue
      const informationNats = pairInformation(draws, u[a]!, u[b]!, bonus)
      if (!best || informationNats > best.informationNats) best = {a, b, informationNats}
    }
  }
  if (!best) return null
  const {a, b, informationNats} = best
  return {
    products: [pool[a]!, pool[b]!],
    informationNats,
    ...outlookOf(input, {pool, rows, u, pair: [a, b]}),
  }
}

/** Places in the pool of the likeliest products that are of one sort with the first. */
function comparable({attributes, columns}: Catalog, pool: readonly number[]): number[] {
  const category = attributes.find(({role}) => role === 'category')
  const column = category && columns[category.id]
  const codes = column?.kind === 'categorical' ? column.codes : []
  return pool.flatMap((product, at) => (codes[product] === codes[pool[0]!] ? [at] : [])).slice(0, CANDIDATES)
}

/** What the first slot is worth more than the second. */
const bonusOf = ({positions}: Pick<ComparisonInput, 'positions'>): number =>
  (positions[0] ?? 0) - (positions[1] ?? 0)

/** w · x of the leading rows, by row and draw. */
function utilitiesByDraw({dim, weights, probabilities}: WeightedDraws, rows: readonly Float64Array[]) {
  return rows.map((row) => {
    const u = new Float64Array(probabilities.length)
    for (let s = 0, at = 0; s < u.length; s++) {
      let sum = 0
      for (let f = 0; f < dim; f++, at++) sum += weights[at]! * row[f]!
      u[s] = sum
    }
    return u
  })
}

/** H(mean P) − mean H(P) of a choice between two, in nats; P(first) = 1 / (1 + exp(v − u − bonus)) by draw. */
function pairInformation(
  {probabilities}: WeightedDraws,
  u: Float64Array,
  v: Float64Array,
  bonus: number,
): number {
  let mean = 0
  let entropy = 0
  for (let s = 0; s < probabilities.length; s++) {
    const p = 1 / (1 + Math.exp(v[s]! - u[s]! - bonus))
    mean += probabilities[s]! * p
    entropy += probabilities[s]! * binaryEntropy(p)
  }
  return Math.max(0, binaryEntropy(mean) - entropy)
}

function binaryEntropy(p: number): number {
  return p > 0 && p < 1 ? -p * Math.log(p) - (1 - p) * Math.log1p(-p) : 0
}

interface PairInPool {
  readonly pool: readonly number[]
  /** Features, by place in the pool. */
  readonly rows: readonly Float64Array[]
  /** w · x by place in the pool and draw. */
  readonly u: readonly Float64Array[]
  /** Places in the pool. */
  readonly pair: readonly [number, number]
}

function outlookOf(
  input: ComparisonInput,
  {pool, rows, u, pair}: PairInPool,
): Pick<Comparison, 'expectedValue' | 'changeProbability'> {
  const {belief, draws, ownStanding, slateSize} = input
  const {dim, weights, probabilities} = draws
  const mean = new Float64Array(dim)
  // By answer: how likely it is, and Σ p(draw) · P(answer | draw) · weights.
  const reach = Float64Array.of(0, 0)
  const sums = [new Float64Array(dim), new Float64Array(dim)]
  const [x, y] = [u[pair[0]]!, u[pair[1]]!]
  const bonus = bonusOf(input)
  for (let s = 0, at = 0; s < probabilities.length; s++) {
    const p = probabilities[s]!
    const first = p / (1 + Math.exp(y[s]! - x[s]! - bonus))
    reach[0]! += first
    reach[1]! += p - first
    for (let f = 0; f < dim; f++, at++) {
      mean[f]! += p * weights[at]!
      sums[0]![f]! += first * weights[at]!
      sums[1]![f]! += (p - first) * weights[at]!
    }
  }
  const top = pool.slice(0, slateSize)
  const inPool = slateValue(belief, pool)
  let [expectedValue, changeProbability] = [0, 0]
  pair.forEach((chosen, o) => {
    const shift = sums[o]!.map((sum, f) => sum / reach[o]! - mean[f]!)
    const masses = pool.map((product, i) => {
      const moved = rows[i]!.reduce(
        (sum, value, f) => sum + value * shift[f]!,
        i === chosen ? ownStanding : 0,
      )
      return belief[product]! * Math.exp(moved)
    })
    const next = topProducts(masses, slateSize)
    const total = masses.reduce((sum, mass) => sum + mass, 1 - inPool)
    expectedValue += (reach[o]! * slateValue(masses, next)) / total
    if (next.some((i) => !top.includes(pool[i]!))) changeProbability += reach[o]!
  })
  return {expectedValue, changeProbability}
}
