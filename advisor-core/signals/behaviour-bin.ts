import type {Catalog} from '../catalog/types'
import type {BehaviourSignal, SignalId} from './types'

/** What a bin may say, by signal: what `bin` of a weight names. */
export const BEHAVIOUR_HEADS = {
  sort: ['price-up', 'price-down', 'otherwise'],
  filter: ['brand', 'price', 'value'],
  search: ['brand', 'price'],
} as const satisfies Record<BehaviourSignal, readonly string[]>

/** One thing that the visitor did: `brand` may name brands, `value` names values of another attribute. */
export interface Deed {
  readonly head: string
  /** Whose values are named; `null` where none are. */
  readonly attribute: string | null
  readonly values: readonly string[]
}

const CIRCUMSTANCES = ['hour', 'weekday', 'device', 'browser', 'page'] as const satisfies readonly SignalId[]

export function isSignal(name: string): name is SignalId {
  return isBehaviour(name) || CIRCUMSTANCES.some((signal) => signal === name)
}

export function isBehaviour(signal: string): signal is BehaviourSignal {
  return Object.hasOwn(BEHAVIOUR_HEADS, signal)
}

/** `brand:maker=Aro,Nube price`: in one order, so that the same deeds are the same bin. `null` where there are none. */
export function encodeDeeds(deeds: readonly Deed[]): string | null {
  const words = deeds.map(({head, attribute, values}) =>
    attribute === null
      ? head
      : `${head}:${attribute}=${[...new Set(values)].sort().map(encodeURIComponent).join()}`,
  )
  return [...new Set(words)].sort().join(' ') || null
}

/** The deeds of a bin, without what this catalogue does not know: a kept bin may say anything. */
export function decodeDeeds(catalog: Catalog, bin: string): Deed[] {
  return bin.split(' ').flatMap((word): Deed[] => {
    const [, head, attribute, list] = /^([a-z-]+)(?::([^=]*)=(.*))?$/.exec(word) ?? []
    if (head === undefined) return []
    if (attribute === undefined || list === undefined) return [{head, attribute: null, values: []}]
    const known = catalogValues(catalog, attribute)
    const values = known.filter((value) => list.split(',').includes(encodeURIComponent(value)))
    return values.length > 0 ? [{head, attribute, values}] : []
  })
}

/** Values of a categorical or multi-valued attribute; none of any other. */
export function catalogValues({columns}: Catalog, attribute: string): readonly string[] {
  const column = Object.hasOwn(columns, attribute) ? columns[attribute] : undefined
  return column && 'values' in column && column.kind !== 'numeric' ? column.values : []
}
