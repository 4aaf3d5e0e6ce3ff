/**
 * How often somebody is right at most, who links one report to one visitor and names the class that it speaks
 * for: R · prior / (R · prior + 1 − prior).
 *
 * @param odds   R, how many times likelier a report is, at most, under the true value than under another
 * @param prior  share of the class, in [0, 1]: what one would guess without the report
 */
export function rightAtMost(odds: number, prior: number): number {
  return (odds * prior) / (odds * prior + 1 - prior)
}
