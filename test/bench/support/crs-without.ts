import type {PairBelief} from '../../../advisor-core/belief/pair-belief'
import {rankPairQuestions} from '../../../advisor-core/questions/pair-questions'
import {type PairSlate, pickPairSlate} from '../../../advisor-core/questions/pair-slate'
import {
  type PairMove,
  type PairMoveInput,
  pickPairMove,
  worthAsking,
} from '../../../advisor-core/questions/pick-pair-move'
import type {CrsSettings} from './crs-settings'

/** The engine's next move, with one part of how it decides taken away. */
export function pickMoveWithout(part: CrsSettings['without'], input: PairMoveInput): PairMove {
  if (part === 'slate-value') return pickMove(input, likeliest(input.belief, input.slateSize), worthAsking)
  if (part === 'ask-or-show')
    return pickMove(input, pickPairSlate(input.belief, input.slateSize), (claimed) => claimed < 0.5)
  return pickPairMove(input)
}

function pickMove(
  input: PairMoveInput,
  {shown, reach}: PairSlate,
  askFirst: (claimed: number, gainBits: number, slateSize: number) => boolean,
): PairMove {
  const claimed = Math.min(1, reach.at(-1) ?? 0)
  if (input.turnsLeft > 1 && claimed > 0) {
    const [question] = rankPairQuestions(input)
    if (question && askFirst(claimed, question.gainBits, input.slateSize))
      return {kind: 'ask', values: question.values}
  }
  return {kind: 'show', products: shown.map((a) => input.belief.pool.products[a]!), claimed}
}

/** The products by their own chance, without regard to those shown before them. */
function likeliest({pool, mass, marginal}: PairBelief, size: number): PairSlate {
  const shown = Array.from(marginal.keys())
    .filter((a) => marginal[a]! > 0)
    .sort((a, b) => marginal[b]! - marginal[a]! || a - b)
    .slice(0, size)
  let total = 0
  const reach = shown.map((a, at) => {
    total += marginal[a]!
    for (const b of shown.slice(0, at)) {
      const [high, low] = a > b ? [a, b] : [b, a]
      if (pool.lowest[high]! <= low) total -= mass[pool.rowStart[high]! + low]!
    }
    return total
  })
  return {shown, reach}
}
