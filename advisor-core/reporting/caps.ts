/**
 * What no configuration can exceed: compiled into the device's code, so that a page cannot serve a
 * configuration that asks for more (docs/privacy.md).
 */
export const ODDS = [3, 7, 20] as const
export const MAX_TOPICS = 32
export const MAX_CELLS = 64
/** `none` and up to five classes. */
export const MAX_ARCHETYPE_CELLS = 6
export const PERIOD_DAYS = 7
/** At most this many draws in any `WINDOW_PERIODS` consecutive periods. */
export const MAX_DRAWS = 4
/**
 * Fourteen weeks: the fewest whole weeks that cover every stretch of 90 days, wherever in the first week it
 * begins (13 weeks leave draws 84 days apart).
 */
export const WINDOW_PERIODS = 14

/**
 * Subset size with the least variance for k cells at odds R, w = max(1, round(k / (R + 1))).
 *
 * @see Ye and Barg 2018, Optimal schemes for discrete distribution estimation under locally differential
 * privacy, §III
 */
export function subsetSizeFor(cells: number, odds: number): number {
  return Math.max(1, Math.round(cells / (odds + 1)))
}

/** Arms of one experiment. */
export const MAX_ARMS = 4

/** Values that an order may be told as; an outcome names one, from 1 to 15. */
export const VALUE_BANDS = 15
