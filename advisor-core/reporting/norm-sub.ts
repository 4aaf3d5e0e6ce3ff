/**
 * Norm-Sub: the shares nearest to raw estimates that are not negative and sum to 1, by subtracting one
 * constant and cutting at 0. For display only: it lifts small cells, and magnifies forged ones.
 *
 * @param raw  shape [k], k ≥ 1
 * @returns shape [k]
 * @see Wang et al. 2020, Locally differentially private frequency estimation with consistency, §IV; the
 * constant by sorting: Duchi et al. 2008, Efficient projections onto the l1-ball, fig. 1
 */
export function normSub(raw: readonly number[]): number[] {
  let sum = 0
  let shift = 0
  const descending = [...raw].sort((a, b) => b - a)
  descending.forEach((value, i) => {
    sum += value
    const candidate = (sum - 1) / (i + 1)
    if (value > candidate) shift = candidate
  })
  return raw.map((value) => Math.max(0, value - shift))
}
