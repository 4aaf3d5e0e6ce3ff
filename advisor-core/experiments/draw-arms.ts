import {createRandom} from '../numeric/random'
import {armShares, listExperiments} from './list-experiments'
import {type Experiment, type Experiments, HOLD_OUT} from './types'

/** Id of the arm by id of the experiment. */
export type Arms = Readonly<Record<string, string>>

/**
 * Draws the visit's arm of every experiment, each apart from the others; but a visit that is held out takes part in no
 * other one. The same seed draws the same arms.
 *
 * @param seed  32 random bits
 */
export function drawArms(experiments: Experiments, seed: number): Arms {
  const random = createRandom(seed)
  const arms: Record<string, string> = {}
  for (const experiment of listExperiments(experiments)) {
    const arm = drawArm(experiment, random())
    arms[experiment.id] = arm
    if (experiment.id === HOLD_OUT.id && arm === HOLD_OUT.heldOut) break
  }
  return arms
}

/** @param u  uniform in [0, 1) */
function drawArm(experiment: Experiment, u: number): string {
  const shares = armShares(experiment)
  const total = shares.reduce((sum, share) => sum + share, 0)
  let rest = u * total
  const index = shares.findIndex((share) => {
    rest -= share
    return rest < 0
  })
  return experiment.arms[index]!.id
}
