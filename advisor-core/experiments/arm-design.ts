import {EXPERIMENT_OUTCOMES, JOINED} from '../reporting/topic-cells'
import type {Topic} from '../reporting/types'

/** How an experiment's topic is laid out: cell 0 is `none`, then every arm's cells, `chosen` before `open`. */
export interface ArmDesign {
  /** Ids, the one to compare with first. */
  readonly arms: readonly string[]
  /** π, the chance with which each arm is drawn; sums to 1. */
  readonly shares: readonly number[]
  /** w */
  readonly subsetSize: number
  /** R */
  readonly odds: number
}

/** @throws RangeError where the topic is not an experiment's */
export function armDesign({id, source, cells, subsetSize}: Topic, odds: number): ArmDesign {
  if (source.kind !== 'experiment') throw new RangeError(`invalid topic: ${id}`)
  const all = source.shares.reduce((sum, share) => sum + share, 0)
  return {
    arms: source.shares.map((_, a) => cells[chosenCell(a)]!.split(JOINED)[0]!),
    shares: source.shares.map((share) => share / all),
    subsetSize,
    odds,
  }
}

export const NONE_CELL = 0
export const chosenCell = (arm: number): number => 1 + EXPERIMENT_OUTCOMES.length * arm
export const openCell = (arm: number): number => chosenCell(arm) + 1
export const cellCount = ({arms}: ArmDesign): number => 1 + EXPERIMENT_OUTCOMES.length * arms.length
