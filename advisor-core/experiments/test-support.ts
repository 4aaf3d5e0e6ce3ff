import type {Counts} from '../reporting/estimate-cells'
import {frequencies} from '../reporting/frequencies'

/** Shares of an arm's cells, `none`, `chosen` and `open`, of visits of whom `assigned` have an arm. */
export const trueShares = (assigned: number, rate: number): number[] => [
  1 - assigned,
  assigned * rate,
  assigned * (1 - rate),
]

/** Chances that a mask of one cell is each of them. */
export function maskChances(shares: readonly number[], odds: number): number[] {
  const {p, q} = frequencies(shares.length, 1, odds)
  return shares.map((share) => q + (p - q) * share)
}

/** Counters of reports as they are on average; no whole numbers. */
export const meanCounts = (reports: number, shares: readonly number[], odds: number): Counts => ({
  reports,
  cells: maskChances(shares, odds).map((chance) => reports * chance),
})
