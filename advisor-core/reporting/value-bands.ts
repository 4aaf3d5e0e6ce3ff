import type {OutcomeTerms} from './types'

/**
 * What an order of each value band counts as: the middle of its band. The last band has no upper end; its orders
 * count with their lower end, so that means are at least what is said where many orders are in it.
 *
 * @returns shape [16] by band; band 0 is no order
 */
export function bandValues({edges}: Pick<OutcomeTerms, 'edges'>): readonly number[] {
  const lows = [0, ...edges]
  return [0, ...lows.map((low, i) => (low + (lows[i + 1] ?? low)) / 2)]
}
