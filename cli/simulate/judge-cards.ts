import type {AdvisorModel} from '../../advisor-core/dialogue/model'
import type {SlateItem} from '../../advisor-core/dialogue/types'
import {type GivenAnswer, holdsFor} from './answer-question'
import {type SimulatedVisitor, WOULD_DO} from './simulated-visitor'

export type FitWord = NonNullable<SlateItem['fitWord']>

/** A card of the first results with the visitor's eyes, which the engine does not have. */
export interface JudgedCard {
  readonly product: number
  /** The word on the card; `null` where too few wishes were stated for one. */
  readonly word: FitWord | null
  /** Share of the stated wishes that hold for the product, by the catalogue; what the word is bound to. */
  readonly statedHeld: number
  /** Share of what the visitor really meant that holds: some answers do not hold, and the engine cannot know. */
  readonly meantHeld: number
  /** It is the favourite, or would do as well. */
  readonly isBest: boolean
  readonly wouldDo: boolean
}

export interface CardsToJudge {
  readonly model: AdvisorModel
  readonly visitor: SimulatedVisitor
  readonly slate: readonly SlateItem[]
  readonly answered: readonly GivenAnswer[]
}

/** Judges each card by the catalogue and by the visitor, without the engine's own account of fit. */
export function judgeCards({model, visitor, slate, answered}: CardsToJudge): JudgedCard[] {
  const counted = answered.filter(
    ({compiled}) => model.attributes.get(compiled.question.attribute ?? '')?.role !== 'category',
  )
  const shareHeld = (product: number, which: 'said' | 'meant'): number => {
    const wishes = counted.filter((given) => given[which].kind === 'options')
    const held = wishes.filter((given) => holdsFor(given.compiled, given[which], product))
    return wishes.length === 0 ? 1 : held.length / wishes.length
  }
  return slate.map(({product, fitWord}) => ({
    product,
    word: fitWord,
    statedHeld: shareHeld(product, 'said'),
    meantHeld: shareHeld(product, 'meant'),
    isBest: product === visitor.best,
    wouldDo: visitor.utility[product]! >= visitor.utility[visitor.best]! - WOULD_DO,
  }))
}

/** Where a product stands in the visitor's own order of all products, from 1; twins count once. */
export function rankOf({catalog}: AdvisorModel, {utility}: SimulatedVisitor, product: number): number {
  let rank = 1
  for (let i = 0; i < utility.length; i++)
    if (catalog.twins[i] === i && utility[i]! > utility[product]!) rank++
  return rank
}
