import type {OutcomeTerms} from './types'
import {uniformBelow} from './uniform-below'

/** Steps in which the chance of the higher value is drawn. */
const STEPS = 2 ** 16

/**
 * The band that tells an order's value: the nearest value below or above, drawn by lot so that what is told is the
 * order's value on average, whatever prices a shop has (stochastic rounding, to 2^−17 of the gap). Rounding to the
 * nearest instead leaves means of a few prices wrong by some per cent, however many orders there are. A value beyond
 * the first or last is told as that.
 *
 * @param values   of the bands: ascending, shape [15]
 * @param random32 words uniform in [0, 2^32)
 * @returns 1 … 15
 * @see Forsythe 1959, Reprint of a note on rounding-off errors, SIAM Review 1
 */
export function drawBand(
  value: number,
  {values}: Pick<OutcomeTerms, 'values'>,
  random32: () => number,
): number {
  const above = values.findIndex((told) => told > value)
  if (above < 0) return values.length
  if (above === 0) return 1
  const [low, high] = [values[above - 1]!, values[above]!]
  const part = Math.round((STEPS * (value - low)) / (high - low))
  return uniformBelow(STEPS, random32) < part ? above + 1 : above
}

/** What an order of each band counts as. shape [16] by band; band 0 is no order */
export const bandValues = ({values}: Pick<OutcomeTerms, 'values'>): readonly number[] => [0, ...values]
