import type {Counts} from '../reporting/estimate-cells'
import {frequencies} from '../reporting/frequencies'
import {type ArmDesign, cellCount} from './arm-design'

/** What is reckoned with before there are reports. */
const ASSIGNED = 0.8
const CHOSEN = 0.5

/**
 * Counters of one report as they are on average, should visits have an arm and choose as often as is reckoned with:
 * to tell how long an experiment takes before there is anything to tell it from.
 */
export function expectedCounts(design: ArmDesign, assigned = ASSIGNED): Counts {
  const {p, q} = frequencies(cellCount(design), design.subsetSize, design.odds)
  const visits = design.shares.flatMap((share) => [CHOSEN, 1 - CHOSEN].map((part) => assigned * share * part))
  return {reports: 1, cells: [1 - assigned, ...visits].map((share) => q + (p - q) * share)}
}
