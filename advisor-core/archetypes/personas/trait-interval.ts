import type {PersonaTrait} from './types'

/** Where "high" begins, in standard deviations, for a merchant who is sure. */
const SURE = 0.5
/** The same for one who is only somewhat sure: the region is wider. */
const SOMEWHAT = 0.25

/** Which values of a standardised trait a persona's direction means. */
export function traitInterval({level, sure}: PersonaTrait): readonly [number, number] {
  const cut = sure === 'sure' ? SURE : SOMEWHAT
  if (level === 'high') return [cut, Number.POSITIVE_INFINITY]
  if (level === 'low') return [Number.NEGATIVE_INFINITY, -cut]
  return [cut - 2 * SURE, 2 * SURE - cut]
}
