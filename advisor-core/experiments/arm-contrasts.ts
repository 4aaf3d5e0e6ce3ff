import type {Counts} from '../reporting/estimate-cells'
import {type ArmDesign, chosenCell, NONE_CELL, openCell} from './arm-design'
import {fitArmShares} from './fit-arm-shares'
import {type Figure, figureOf, type ReportedShares, reportedShares} from './reported-shares'

export interface ArmContrasts {
  /** m, the share of visits with an arm. */
  readonly assigned: Figure
  /** By arm: share of its visits in which a product was chosen. */
  readonly chosen: readonly Figure[]
  /** By arm from the second on: that less the first one's. */
  readonly differences: readonly Figure[]
}

/** So few visits have an arm at least: where noise or forgery leave fewer, figures are as uncertain as at this. */
const LEAST_ASSIGNED = 0.01

/**
 * Rates of the arms, r_a = f_{a,chosen} / (π_a m), from shares fitted to how arms were drawn (`fitArmShares`). What is
 * divided by is the share of all visits with an arm times a chance that is known, never the noisy share of a small
 * arm. With one cell in a mask, r_a − r_b is that of the linear estimator Σ ± [(1 − c) f_{a,chosen} − c f_{a,open}] / π_a m
 * with the c at which it varies least.
 *
 * @param counts  of advice reports, n > 0
 */
export function contrastArms(counts: Counts, design: ArmDesign): ArmContrasts {
  const fitted = fitArmShares(reportedShares(counts, design), design)
  const {shares, covariance} = fitted
  const m = assignedShare(fitted)
  const rates = design.shares.map((share, a) => {
    const value = shares[chosenCell(a)]! / (share * m)
    const gradient = new Float64Array(shares.length)
    gradient[chosenCell(a)] = 1 / (share * m)
    gradient[NONE_CELL] = value / m
    return {value, gradient}
  })
  const none = new Float64Array(shares.length)
  none[NONE_CELL] = -1
  return {
    assigned: figureOf(1 - shares[NONE_CELL]!, none, covariance),
    chosen: rates.map(({value, gradient}) => figureOf(value, gradient, covariance)),
    differences: lessFirst(rates, covariance),
  }
}

/**
 * Orders for each visit of an arm less those of the first one, over the mean of all arms: f_a / π_a m less the
 * first's, of the reports that tell orders. No arm's share is known there: it is what is asked for.
 *
 * @param counts  of outcome reports, n > 0
 * @returns by arm from the second on
 */
export function contrastOrders(counts: Counts, design: ArmDesign): readonly Figure[] {
  const reported = reportedShares(counts, design)
  const {shares, covariance} = reported
  const m = assignedShare(reported)
  const rates = design.shares.map((share, a) => {
    const value = (shares[chosenCell(a)]! + shares[openCell(a)]!) / (share * m)
    const gradient = new Float64Array(shares.length)
    gradient[chosenCell(a)] = 1 / (share * m)
    gradient[openCell(a)] = 1 / (share * m)
    gradient[NONE_CELL] = value / m
    return {value, gradient}
  })
  return lessFirst(rates, covariance)
}

interface Rate {
  readonly value: number
  readonly gradient: Float64Array
}

function lessFirst(rates: readonly Rate[], covariance: Float64Array): Figure[] {
  const [first, ...others] = rates
  if (!first) throw new RangeError('invalid rates: none')
  return others.map(({value, gradient}) =>
    figureOf(
      value - first.value,
      gradient.map((entry, j) => entry - first.gradient[j]!),
      covariance,
    ),
  )
}

function assignedShare({shares}: ReportedShares): number {
  return Math.max(LEAST_ASSIGNED, 1 - shares[NONE_CELL]!)
}
