import {pickByGain, pickTraitItem, traitItemGains} from '../../advisor-core/traits/pick-trait-item'
import {scoreStatements} from '../../advisor-core/traits/score-traits'
import type {TraitBank, TraitResponse} from '../../advisor-core/traits/types'

/** Every answer of a person by item id; an item that is not in it stays unanswered. */
export type Answers = ReadonlyMap<string, number>

/** The items in the order in which the adaptive rule asks them of this person, up to `most`. */
export function askAdaptively(bank: TraitBank, answers: Answers, most: number): readonly string[] {
  const order: string[] = []
  const responses: TraitResponse[] = []
  while (order.length < most) {
    const picked = pickTraitItem(bank, responses, order)
    if (!picked) break
    order.push(picked.item)
    const category = answers.get(picked.item)
    if (category !== undefined) responses.push({item: picked.item, category})
  }
  return order
}

/**
 * One order for everybody: at each place the item that the adaptive rule values most on average over people
 * who were asked the same so far.
 */
export function staticOrder(bank: TraitBank, people: readonly Answers[], most: number): readonly string[] {
  const order: string[] = []
  while (order.length < Math.min(most, bank.items.length)) {
    const sum = new Float64Array(bank.items.length)
    for (const answers of people) {
      const gains = traitItemGains(bank, scoreStatements(bank, answered(order, answers)))
      gains.forEach((gain, i) => {
        sum[i]! += gain
      })
    }
    order.push(pickByGain(bank, sum, new Set(order))!.item)
  }
  return order
}

/** The traits in turn, each one's items as listed. */
export function pageOrder({items}: TraitBank): readonly string[] {
  const place = new Map<string, number>()
  return items
    .map(({id, trait}, at) => {
      const turn = place.get(trait) ?? 0
      place.set(trait, turn + 1)
      return {id, turn, at}
    })
    .sort((a, b) => a.turn - b.turn || a.at - b.at)
    .map(({id}) => id)
}

/** The answers to these items. */
export function answered(items: readonly string[], answers: Answers): TraitResponse[] {
  return items.flatMap((item) => {
    const category = answers.get(item)
    return category === undefined ? [] : [{item, category}]
  })
}
