import {pickByGain, traitItemGains} from './pick-trait-item'
import {scoreStatements, scoreTraits} from './score-traits'
import type {TraitBank, TraitResponse} from './types'

/** When the questionnaire "what kind of shopper are you?" ends. */
export interface ProfileOptions {
  /** At most this many items, skipped ones included; default 8. */
  readonly most?: number
  /** Enough once every trait that matters has a standard deviation of at most this; default 0.5. */
  readonly targetSd?: number
  /** Not worth another question when its expected fall of the variances is below this; default 0.01. */
  readonly leastGain?: number
  /** shape [T]; what a trait's variance matters, 0 for traits that are not wanted; default 1 each. */
  readonly weights?: ArrayLike<number>
}

/** The next item, or why there is none. */
export type NextProfileItem =
  | {readonly kind: 'item'; readonly item: string; readonly gain: number}
  | {readonly kind: 'stop'; readonly reason: 'most' | 'sure' | 'little-gain' | 'no-items'}

/**
 * The next statement of the profile questionnaire: largest expected fall of the variances with facets in balance.
 * A function of its arguments; ties go to the item that stands first in the bank.
 *
 * @param responses all answers so far, also those given elsewhere: they are used and never asked again
 * @param asked     ids shown in this questionnaire, answered or skipped; they count against `most`
 * @throws RangeError as `scoreTraits`
 */
export function nextProfileItem(
  bank: TraitBank,
  responses: readonly TraitResponse[],
  asked: readonly string[],
  {most = 8, targetSd = 0.5, leastGain = 0.01, weights}: ProfileOptions = {},
): NextProfileItem {
  if (asked.length >= most) return {kind: 'stop', reason: 'most'}
  if (largestSd(bank, responses, weights) <= targetSd) return {kind: 'stop', reason: 'sure'}
  const gains = traitItemGains(bank, scoreStatements(bank, responses), weights)
  const picked = pickByGain(bank, gains, new Set([...responses.map(({item}) => item), ...asked]))
  if (!picked) return {kind: 'stop', reason: 'no-items'}
  if (!(picked.gain >= leastGain)) return {kind: 'stop', reason: 'little-gain'}
  return {kind: 'item', ...picked}
}

function largestSd(
  bank: TraitBank,
  responses: readonly TraitResponse[],
  weights: ArrayLike<number> | undefined,
): number {
  const {covariance} = scoreTraits(bank, responses)
  const size = bank.traits.length
  return bank.traits.reduce(
    (largest, _, t) =>
      (weights?.[t] ?? 1) > 0 ? Math.max(largest, Math.sqrt(covariance[t * size + t]!)) : largest,
    0,
  )
}
