import type {PairBelief} from '../belief/pair-belief'

/** Products to show, best first, and how surely they contain what would do. */
export interface PairSlate {
  /** Positions in the pool. */
  readonly shown: readonly number[]
  /** P(one of the first k + 1 shown would do), for k = 0 …; rising. */
  readonly reach: readonly number[]
}

/**
 * The products to show, one by one, each the one that adds most to the chance that one of those shown would do: two
 * products that stand or fall together do not both take a place. The gain of a further product never exceeds that of
 * an earlier one, so the slate is within 1 − 1/e of the best possible.
 *
 * @param size how many to show at most; products that add nothing are left out
 * @see Nemhauser, Wolsey and Fisher 1978, An analysis of approximations for maximizing submodular set functions
 */
export function pickPairSlate({pool, mass, marginal}: PairBelief, size: number): PairSlate {
  const {rowStart, lowest} = pool
  const n = marginal.length
  const gain = Float64Array.from(marginal)
  const shown: number[] = []
  const reach: number[] = []
  let total = 0
  while (shown.length < size) {
    let best = -1
    let most = 0
    for (let x = 0; x < n; x++)
      if (gain[x]! > most) {
        most = gain[x]!
        best = x
      }
    // What is left after subtracting Float32 cells from Float64 sums is rounding, not belief.
    if (best < 0 || !(most > 1e-9)) break
    shown.push(best)
    total += most
    reach.push(total)
    gain[best] = 0
    for (let y = lowest[best]!; y < best; y++) gain[y]! -= mass[rowStart[best]! + y]!
    for (let y = best + 1; y < n; y++) if (lowest[y]! <= best) gain[y]! -= mass[rowStart[y]! + best]!
  }
  return {shown, reach}
}
