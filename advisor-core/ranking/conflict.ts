import type {LocalText} from '../catalog/types'
import type {Wish} from './reasons'

/** A product holds two wishes together from this compatibility of the weaker one on. */
const HOLDS = 0.6

/**
 * Wishes that cannot be had together: a smallest set of them (no wish can be left out) that no product meets.
 * Later wishes are let go first, so that what was said first stays in the sentence. Products with a missing value
 * count as meeting a wish.
 *
 * @param size N, the number of products
 * @returns the wishes in the visitor's words; empty when some product meets them all
 * @see Chinneck and Dravnieks 1991, Locating minimal infeasible constraint sets (deletion filter)
 */
export function conflictingWishes(wishes: readonly Wish[], size: number): LocalText[] {
  if (canHold(wishes, size)) return []
  let core = wishes
  for (const wish of [...wishes].reverse()) {
    const without = core.filter((other) => other !== wish)
    if (!canHold(without, size)) core = without
  }
  return core.map(({wanted}) => wanted)
}

function canHold(wishes: readonly Wish[], size: number): boolean {
  const meets = (product: number, {compiled, compatibility}: Wish): boolean => {
    const cell = compiled.cells[product]!
    return cell === 0 || compatibility[cell]! >= HOLDS
  }
  for (let i = 0; i < size; i++) if (wishes.every((wish) => meets(i, wish))) return true
  return false
}
