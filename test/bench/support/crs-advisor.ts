import {keepPairBelief, type PairEvidence} from '../../../advisor-core/belief/pair-belief'
import {createPairPool} from '../../../advisor-core/belief/pair-pool'
import {pairPriorWeights} from '../../../advisor-core/belief/pair-prior'
import type {PairMove} from '../../../advisor-core/questions/pick-pair-move'
import type {CrsData} from './crs-data'
import {type CrsSettings, SHOWN} from './crs-settings'
import {openSingleAdvisor} from './crs-single'
import {pickMoveWithout} from './crs-without'

/** The largest pool for an exact belief over pairs: 2.9 million cells. */
const POOL = 2_400
/** A larger pool is narrowed to its POOL likeliest products once these hold so much of the belief. */
const NARROW = 0.97

export interface CrsAdvisor {
  next(turnsLeft: number): PairMove
  hear(answers: readonly {readonly value: number; readonly yes: boolean}[]): void
  reject(products: readonly number[]): void
  /**
   * What a conversation that ended with a product says about how often answers hold, for `--learn`; null where the
   * belief is not over sets.
   */
  learnt(taken: number): {readonly answers: number; readonly errorRate: number} | null
}

/**
 * The engine on this protocol: it sees the catalogue, the opening attribute and the answers, nothing else. It believes
 * in pairs of products; where too many have the opening value, in single ones until the answers have narrowed them.
 *
 * @param weight prior weight of each product from the past, where an option gives one; shape [N]
 */
export function openAdvisor(
  data: CrsData,
  opening: number,
  settings: CrsSettings,
  weight?: ArrayLike<number>,
): CrsAdvisor {
  const {index} = data
  const products = index.productCodes.subarray(index.valueOffsets[opening]!, index.valueOffsets[opening + 1]!)
  if (settings.without === 'pairs') return openSingleAdvisor(data, opening, settings)
  if (settings.atMost === 1 || products.length <= POOL)
    return openPairAdvisor(data, {opening, products}, settings, weight)
  const single = openSingleAdvisor(data, opening, settings)
  const evidence = {answers: [] as PairEvidence['answers'][number][], rejected: [] as number[]}
  let pairs: CrsAdvisor | null = null
  const narrow = (): CrsAdvisor | null => {
    const belief = single.belief()
    const likeliest = Uint32Array.from(products)
      .sort((i, j) => belief[j]! - belief[i]! || i - j)
      .subarray(0, POOL)
    if (likeliest.reduce((sum, i) => sum + belief[i]!, 0) < NARROW) return null
    const advisor = openPairAdvisor(data, {opening, products: likeliest}, settings, weight)
    advisor.hear(evidence.answers)
    advisor.reject(evidence.rejected)
    return advisor
  }
  return {
    next: (turnsLeft) => {
      pairs ??= narrow()
      const move = pairs?.next(turnsLeft)
      return !move || (move.kind === 'show' && move.products.length === 0) ? single.next(turnsLeft) : move
    },
    hear: (answers) => {
      evidence.answers.push(...answers)
      single.hear(answers)
      pairs?.hear(answers)
    },
    reject: (shown) => {
      evidence.rejected.push(...shown)
      single.reject(shown)
      pairs?.reject(shown)
    },
    learnt: (taken) => pairs?.learnt(taken) ?? null,
  }
}

interface Start {
  readonly opening: number
  readonly products: Iterable<number>
}

function openPairAdvisor(
  {index, groupsOf}: CrsData,
  {opening, products}: Start,
  settings: CrsSettings,
  weight?: ArrayLike<number>,
): CrsAdvisor {
  const {atMost, choices, noise, prior} = settings
  const pool = createPairPool(index, products, atMost)
  const own = weight && Float64Array.from(pool.products, (product) => weight[product]!)
  const keeper = keepPairBelief(pool, pairPriorWeights(pool, prior, own), noise)
  const asked = new Set([opening])
  let answered = 0
  return {
    next: (turnsLeft) =>
      pickMoveWithout(settings.without, {
        belief: keeper.read(),
        groupsOf: (value) => groupsOf[value]!,
        asked,
        choices,
        slateSize: SHOWN,
        turnsLeft,
      }),
    hear: (answers) => {
      for (const {value, yes} of answers) {
        asked.add(value)
        answered++
        keeper.hear(value, yes)
      }
    },
    reject: keeper.reject,
    learnt: (taken) => {
      const errorRate = keeper.errorRateGiven(taken)
      return errorRate === null ? null : {answers: answered, errorRate}
    },
  }
}
