import {createRandom} from '../numeric/random'
import {listExperiments} from './list-experiments'
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
function drawArm({arms}: Experiment, u: number): string {
  let rest = u * arms.reduce((sum, {share = 1}) => sum + share, 0)
  const drawn = arms.find(({share = 1}) => {
    rest -= share
    return rest < 0
  })
  return drawn!.id
}
