import {ASSIGNMENT_THRESHOLD} from './types'

/**
 * The class that a posterior is sure enough about, or `mixed`.
 *
 * @param posterior shape [K]; sums to 1
 */
export function assignArchetype(posterior: ArrayLike<number>): number | 'mixed' {
  for (let k = 0; k < posterior.length; k++) if (posterior[k]! >= ASSIGNMENT_THRESHOLD) return k
  return 'mixed'
}
