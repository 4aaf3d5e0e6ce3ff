import type {Item} from './find-items'
import type {Operator} from './function-words'
import type {Claim, Lexicon} from './types'

/** A wish in the making: what it claims and the items it was read from, `lo` to `hi`, both included. */
export interface Draft {
  readonly attribute: string
  readonly claim: Claim
  readonly lo: number
  readonly hi: number
  readonly unsure: boolean
}

/** What a reading works on; `used` marks items that belong to a wish already. */
export interface Scene {
  readonly items: readonly Item[]
  readonly lexicon: Lexicon
  /** shape [categories] */
  readonly likely: Uint8Array
  readonly used: Uint8Array
}

/** The index of the next item in a direction that is no filler (nor "for"); −1 at the end. */
export function neighbour(scene: Scene, from: number, step: 1 | -1): number {
  const {items} = scene
  let at = from + step
  while (items[at]?.kind === 'filler' || operatorAt(scene, at) === 'for') at += step
  return at >= 0 && at < items.length ? at : -1
}

/** The operator at an index that no wish has taken yet. */
export const operatorAt = ({items, used}: Scene, at: number): Operator | null => {
  const item = items[at]
  return item?.kind === 'operator' && used[at] === 0 ? item.operator : null
}
