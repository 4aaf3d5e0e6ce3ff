import type {LocalText} from '../catalog/types'
import type {AdvisorModel, ExtraKinds} from '../dialogue/model'
import {fitOf, productsOfCategory} from './reasons'
import type {Wish} from './wish'

/** The most that the shop's own interest may count, in nats; the schema refuses more. */
export const MERCHANDISING_CAP = 0.2

/** On the card of a product that stands higher by it. */
const PROMOTED: LocalText = {de: 'Der Shop hebt dieses Produkt hervor', en: 'Promoted by the shop'}

/** The slots with the shop's own interest; whatever stands higher than without it says so. */
export const promote: ExtraKinds['promote'] = (model, belief, wishes, ranked, pick) => {
  const order = promotedOrder(model, belief, wishes, ranked)
  if (order === ranked) return null
  const own = pick(ranked)
  return pick(order).map((slot, at) => {
    const before = own.findIndex(({product}) => product === slot.product)
    return before >= 0 && before <= at ? slot : {...slot, promoted: PROMOTED}
  })
}

/**
 * The shop's own interest in an order of products that is the visitor's: a product passes another only when it fits no
 * worse and is less likely by no more than what the shop's weight makes up for. The belief stays what it is.
 *
 * @param ranked  the likeliest products, best first
 * @returns the same products; `ranked` itself where the shop has no interest
 */
export function promotedOrder(
  model: AdvisorModel,
  belief: ArrayLike<number>,
  wishes: readonly Wish[],
  ranked: readonly number[],
): readonly number[] {
  const push = pushes(model, ranked)
  if (!push) return ranked
  const passes = (ahead: number, product: number): boolean =>
    Math.log(belief[ahead]!) - Math.log(belief[product]!) < push(product) - push(ahead) &&
    (fitOf(wishes, product) ?? 0) >= (fitOf(wishes, ahead) ?? 0)
  const order: number[] = []
  for (const product of ranked) {
    let at = order.length
    while (at > 0 && passes(order[at - 1]!, product)) at--
    order.splice(at, 0, product)
  }
  return order
}

/** What the shop's interest in each product counts, in [0, cap] nats; `null` where it has none. */
function pushes(model: AdvisorModel, ranked: readonly number[]): ((product: number) => number) | null {
  const {merchandising} = model.advisor.rules
  const column = merchandising && model.catalog.columns[merchandising.attribute]
  if (!column || (column.kind !== 'numeric' && column.kind !== 'boolean')) return null
  const weight = Math.min(Math.max(merchandising.weight, 0), MERCHANDISING_CAP)
  if (column.kind === 'boolean') return (product) => (column.codes[product] === 2 ? weight : 0)
  const shares = KNOWN.get(model) ?? new Map<number, number>()
  KNOWN.set(model, shares)
  for (const product of ranked)
    if (!shares.has(product)) shares.set(product, shareBelow(model, column.values, product))
  return (product) => weight * shares.get(product)!
}

/** A share is a fact of the catalogue: it is counted once for each product that ever comes near the slate. */
const KNOWN = new WeakMap<AdvisorModel, Map<number, number>>()

/** Share of the other products of its category that have less of it; 0 where nothing is known. */
function shareBelow(model: AdvisorModel, values: Float32Array, product: number): number {
  const own = values[product]!
  if (Number.isNaN(own)) return 0
  const others = productsOfCategory(model, product)
  let below = 0
  for (let j = 0; j < others.length; j++) if (values[others[j]!]! < own) below++
  return others.length > 1 ? below / (others.length - 1) : 0
}
