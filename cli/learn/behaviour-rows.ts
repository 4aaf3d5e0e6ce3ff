import type {Catalog} from '../../advisor-core/catalog/types'
import {BEHAVIOUR_HEADS, catalogValues, type Deed} from '../../advisor-core/signals/behaviour-bin'
import {deedWeights} from '../../advisor-core/signals/behaviour-weights'
import type {BehaviourSignal, SignalWeight} from '../../advisor-core/signals/types'

/**
 * All weights of a signal that hold now, in the form of the advisor file, so that they can be written down with one of
 * them changed: a file's own rows take the place of every prior of their signal.
 *
 * @param weights the file's and what was learnt; `deedWeights`
 */
export function behaviourRows(
  catalog: Catalog,
  weights: readonly SignalWeight[],
  signal: BehaviourSignal,
): readonly SignalWeight[] {
  const own = weights.filter((row) => row.signal === signal)
  if (own.length > 0) return own
  return BEHAVIOUR_HEADS[signal].flatMap((head) => {
    const said = (deed: Omit<Deed, 'head'>) => deedWeights(catalog, [], signal, {head, ...deed})
    const named = catalog.attributes.flatMap(({id, role}) => {
      const values = catalogValues(catalog, id)
      if (values.length === 0 || (role === 'brand') !== (head === 'brand')) return []
      return said({attribute: id, values}).filter(({attribute}) => attribute === id)
    })
    // None stands for the values that the visitor names.
    return [...said({attribute: null, values: []}), ...named.map((row) => ({...row, values: []}))]
  })
}
