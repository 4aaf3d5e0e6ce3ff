import type {Catalog, Column} from '../catalog/types'
import type {StatedWish} from './types'

/** Longer words are not what a wish was read from. */
const LONGEST_WORDS = 300

/**
 * Whether a wish, perhaps kept by another build, is one that this catalogue knows: attribute, relation, numbers
 * that are numbers, values that occur.
 */
export function isStatedWish(catalog: Catalog, wish: StatedWish): boolean {
  if (typeof wish !== 'object' || wish === null) return false
  const {attribute, relation, words} = wish
  const column = Object.hasOwn(catalog.columns, attribute) ? catalog.columns[attribute] : undefined
  if (!column || typeof words !== 'string' || words.length > LONGEST_WORDS) return false
  switch (relation) {
    case 'is':
    case 'not':
      return isList(wish.value) && wish.value.length > 0 && wish.value.every((value) => occurs(column, value))
    case 'between':
      return isList(wish.value) && wish.value.length === 2 && wish.value.every(Number.isFinite)
    case 'lower':
    case 'higher':
      return wish.value === null && (wish.limit === null || Number.isFinite(wish.limit))
    case 'at-most':
    case 'at-least':
    case 'around':
      return Number.isFinite(wish.value)
    default:
      return false
  }
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

function occurs(column: Column, value: unknown): boolean {
  if (typeof value !== 'string') return false
  if (column.kind === 'boolean') return value === 'yes' || value === 'no'
  return column.kind !== 'numeric' && column.values.includes(value)
}
