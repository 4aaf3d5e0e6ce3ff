/**
 * What is assumed about how often a report of pooled weeks comes from a device that is in them already: one in
 * twenty. Nothing that a device sends says it, so that it cannot be measured from reports about other things.
 */
export const ASSUMED_RETURNING = 0.05

/**
 * By how much variances grow when a device may be in several of the pooled weeks, with a report that repeats the
 * earlier one to the bit (as remembered archetype draws do; fresh draws are less alike, so this errs on the cautious
 * side): Σ m² / Σ m over devices with m reports, which for at most two each is 1 + 2 · (share of second ones).
 *
 * @param weeks      closed weeks that are added
 * @param returning  share of the reports that are second ones, in [0, 1/2]; 0 where every device is known to be new
 * @see Kish 1965, Survey Sampling, §5.4: 1 + (mean cluster size − 1) · correlation, at correlation 1
 */
export function designEffect(weeks: number, returning: number): number {
  if (!(returning >= 0 && returning <= 0.5)) throw new RangeError(`invalid returning: ${returning}`)
  return weeks > 1 ? 1 + 2 * returning : 1
}
