import type {AdvisorModel, ShelfInput} from '../dialogue/model'
import type {Shelf} from '../dialogue/types'
import {argumentsFor} from './arguments'
import {compareTable} from './compare-table'
import {goesWith} from './goes-with'
import {countedWishes} from './reasons'
import {pickSurprise} from './surprise'

/** What stands on and below the slate at the results: arguments, what goes with the best match, and one surprise. */
export function toShelf(model: AdvisorModel, input: ShelfInput): Shelf {
  const {belief, wishes} = input
  const shown = input.slate.map(({product}) => product)
  const best = shown[0]
  const pairs = best === undefined ? [] : goesWith(model, belief, best, shown)
  return {
    arguments: argumentsFor(model, input),
    table: compareTable(model, shown),
    goesWith: pairs,
    surprise: pickSurprise(
      model,
      belief,
      countedWishes(wishes),
      shown,
      pairs.map(({product}) => product),
    ),
  }
}
