import {frequencies} from '../reporting/frequencies'
import {type ArmDesign, cellCount} from './arm-design'

/** Shares of the cells of visits of whom `assigned` have an arm and choose at their arm's rate. */
export function trueShares(design: ArmDesign, assigned: number, rates: readonly number[]): number[] {
  const visits = design.shares.flatMap((share, a) => [
    assigned * share * rates[a]!,
    assigned * share * (1 - rates[a]!),
  ])
  return [1 - assigned, ...visits]
}

/** Counters of n reports as they are on average; no whole numbers. */
export function meanCounts(design: ArmDesign, shares: readonly number[], reports: number) {
  const {p, q} = frequencies(cellCount(design), design.subsetSize, design.odds)
  return {reports, cells: shares.map((share) => reports * (q + (p - q) * share))}
}
