import type {Counts} from '../reporting/estimate-cells'
import {alarmErrors} from '../reporting/impossible-frequencies'
import {type ArmDesign, chosenCell, NONE_CELL, openCell} from './arm-design'
import {figureOf, reportedShares} from './reported-shares'

/**
 * Arms that are in more or fewer of the visits with an arm than they were drawn for, by more than four standard
 * errors (more where there are many arms): sample ratio mismatch. Then visits are lost or added in a way that depends
 * on the arm, and the figures compare different visitors.
 *
 * @param counts  of advice reports, n > 0
 * @see Fabijan et al. 2019, Diagnosing sample ratio mismatch in online controlled experiments, KDD
 */
export function unevenArms(counts: Counts, design: ArmDesign, designEffect: number): readonly string[] {
  const {shares, covariance} = reportedShares(counts, design)
  const limit = alarmErrors(2 * design.arms.length)
  return design.arms.filter((_, a) => {
    const share = design.shares[a]!
    const gradient = new Float64Array(shares.length)
    gradient[chosenCell(a)] = 1
    gradient[openCell(a)] = 1
    gradient[NONE_CELL] = share
    const excess = shares[chosenCell(a)]! + shares[openCell(a)]! - share * (1 - shares[NONE_CELL]!)
    const {deviation} = figureOf(excess, gradient, covariance)
    return Math.abs(excess) > limit * deviation * Math.sqrt(designEffect / counts.reports)
  })
}
