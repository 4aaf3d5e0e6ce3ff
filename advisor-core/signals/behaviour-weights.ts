import type {Catalog} from '../catalog/types'
import type {BEHAVIOUR_HEADS, Deed} from './behaviour-bin'
import type {BehaviourSignal, SignalWeight} from './types'

/** What a deed says unless the shop says otherwise, in nats. */
interface Prior {
  /** For the dearest of its kind, as against the cheapest. */
  readonly price?: number
  /** For products that have what the visitor named, as against all others. */
  readonly named?: number
}

/**
 * Careful guesses set by hand, not learnt from anybody: whoever sorts by price looks at the cheap ones (e : 1 for the
 * cheapest against the dearest), whoever names a brand wants it at 2 or 3 : 1 and minds the price less, which takes back
 * about half of what the prior has against dear products: of two that suit equally well the cheaper one stays first.
 */
const PRIORS: {readonly [S in BehaviourSignal]: Partial<Record<(typeof BEHAVIOUR_HEADS)[S][number], Prior>>} =
  {
    sort: {'price-up': {price: -1}, 'price-down': {price: 0.6}},
    filter: {brand: {named: 1, price: 0.15}, price: {price: -0.5}, value: {named: 0.5}},
    search: {brand: {named: 0.8, price: 0.15}, price: {price: -0.6}},
  }

/**
 * What one deed says: the shop's own weights where its advisor file has any for this signal (a weight of 0 alone
 * switches it off), else the priors.
 *
 * @param weights with `values` empty where it is the values that the visitor named
 * @returns rows whose `values` are filled in, none that weighs nothing
 */
export function deedWeights(
  {attributes, columns}: Catalog,
  weights: readonly SignalWeight[],
  signal: BehaviourSignal,
  deed: Deed,
): SignalWeight[] {
  const own = weights.filter((row) => row.signal === signal)
  const rows = own.length > 0 ? own.filter(({bin}) => bin === deed.head) : priorRows()
  return rows.flatMap((row) => {
    const {attribute, values, logRatio} = row
    if (logRatio === 0) return []
    if (columns[attribute]?.kind === 'numeric' || values.length > 0) return [row]
    return attribute === deed.attribute ? [{...row, values: deed.values}] : []
  })

  function priorRows(): SignalWeight[] {
    const priors: Readonly<Record<string, Prior>> = PRIORS[signal]
    const {price = 0, named = 0} = (Object.hasOwn(priors, deed.head) && priors[deed.head]) || {}
    const priced = attributes.find(({role}) => role === 'price')
    const row = {signal, bin: deed.head, values: []}
    return [
      ...(priced ? [{...row, attribute: priced.id, logRatio: price}] : []),
      ...(deed.attribute === null ? [] : [{...row, attribute: deed.attribute, logRatio: named}]),
    ]
  }
}
