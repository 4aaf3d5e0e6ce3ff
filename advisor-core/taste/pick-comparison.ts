import type {Catalog} from '../catalog/types'
import {slateValue, topProducts} from '../questions/slate-value'
import {mostTelling} from './most-telling'
import type {WeightedDraws} from './posterior-draws'
import {type ThroughDraws, throughDraws} from './through-draws'
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
  /** `pickComparison`: handed over, because what has the draws is a chunk of its own and small. */
  readonly pick: (input: ComparisonInput) => Comparison | null
}

/** `null` where nothing can be compared, or taste is not fitted to these choices. */
export type Comparer = (request: ComparisonRequest) => Comparison | null

export interface ComparisonInput extends Omit<ComparisonRequest, 'pick'> {
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
  const seen = throughDraws(input)
  const candidates = comparable(input.catalog, pool)
  const u = candidates.map((at) => seen.utilities(pool[at]!))
  const best = mostTelling(draws, u, bonusOf(input), (a, b) =>
    asked.some((pair) => pair.includes(pool[candidates[a]!]!) && pair.includes(pool[candidates[b]!]!)),
  )
  if (!best) return null
  const pair = [candidates[best.a]!, candidates[best.b]!] as const
  return {
    products: [pool[pair[0]]!, pool[pair[1]]!],
    informationNats: best.informationNats,
    ...outlookOf(input, {pool, seen, u: [u[best.a]!, u[best.b]!], pair}),
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

interface PairInPool {
  readonly pool: readonly number[]
  readonly seen: ThroughDraws
  /** w · x of the two, by draw. */
  readonly u: readonly [Float64Array, Float64Array]
  /** Places in the pool. */
  readonly pair: readonly [number, number]
}

function outlookOf(
  input: ComparisonInput,
  {pool, seen, u, pair}: PairInPool,
): Pick<Comparison, 'expectedValue' | 'changeProbability'> {
  const {belief, draws, ownStanding, slateSize} = input
  const {dim, weights, probabilities} = draws
  // How likely the first is, and Σ p(draw) · P(first | draw) · weights; the second has what is left of the mean.
  let reach = 0
  const sum = new Float64Array(dim)
  const bonus = bonusOf(input)
  for (let s = 0, at = 0; s < probabilities.length; s++) {
    const first = probabilities[s]! / (1 + Math.exp(u[1][s]! - u[0][s]! - bonus))
    reach += first
    for (let f = 0; f < dim; f++, at++) sum[f]! += first * weights[at]!
  }
  const {mean} = seen
  const answers = [
    {chosen: pair[0], reach, shift: mean.map((m, f) => sum[f]! / reach - m)},
    {chosen: pair[1], reach: 1 - reach, shift: mean.map((m, f) => (m - sum[f]!) / (1 - reach) - m)},
  ]
  const top = pool.slice(0, slateSize)
  const inPool = slateValue(belief, pool)
  let [expectedValue, changeProbability] = [0, 0]
  for (const {chosen, reach, shift} of answers) {
    if (!(reach > 0)) continue
    const masses = pool.map((product, i) => {
      const moved = seen.dot(product, shift) + (i === chosen ? ownStanding : 0)
      return belief[product]! * Math.exp(moved)
    })
    const next = topProducts(masses, slateSize)
    const total = masses.reduce((sum, mass) => sum + mass, 1 - inPool)
    expectedValue += (reach * slateValue(masses, next)) / total
    if (next.some((i) => !top.includes(pool[i]!))) changeProbability += reach
  }
  return {expectedValue, changeProbability}
}
