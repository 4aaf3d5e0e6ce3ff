import {shouldAsk} from './ask-or-show'
import {type PairQuestionInput, rankPairQuestions} from './pair-questions'
import {pickPairSlate} from './pair-slate'

export type PairMove =
  | {readonly kind: 'ask'; readonly values: readonly number[]}
  /** `products` as indices in the catalogue, best first; `claimed` is V_k, the chance that one of them would do. */
  | {readonly kind: 'show'; readonly products: readonly number[]; readonly claimed: number}

export interface PairMoveInput extends PairQuestionInput {
  /** k, how many products are shown at once. */
  readonly slateSize: number
  /** How many turns are left, this one included. */
  readonly turnsLeft: number
}

/**
 * What showing costs, in questions. Both take a turn, but a question also brings answers that later ones can contradict:
 * a little above 1, fewer conversations fail after wrong answers, for few more turns.
 */
const SLATE_COST = 1.4

/**
 * Ask the most informative question or show the slate, where both cost a turn: whichever is expected to end sooner,
 * with k / V_k as the effective number of candidates, since a slate of k then succeeds once in 1 / V_k.
 *
 * @see shouldAsk
 */
export function pickPairMove(input: PairMoveInput): PairMove {
  const {belief, slateSize, turnsLeft} = input
  const {shown, reach} = pickPairSlate(belief, slateSize)
  const claimed = Math.min(1, reach.at(-1) ?? 0)
  const products = shown.map((a) => belief.pool.products[a]!)
  if (turnsLeft > 1 && claimed > 0) {
    const [question] = rankPairQuestions(input)
    if (question && worthAsking(claimed, question.gainBits, slateSize))
      return {kind: 'ask', values: question.values}
  }
  return {kind: 'show', products, claimed}
}

/** The rule of {@link pickPairMove}, for a slate that succeeds with chance `claimed`. */
export function worthAsking(claimed: number, gainBits: number, slateSize: number): boolean {
  return shouldAsk(Math.log2(slateSize / claimed), gainBits, slateSize, SLATE_COST)
}
