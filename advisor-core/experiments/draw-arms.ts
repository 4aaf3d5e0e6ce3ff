import {createRandom} from '../numeric/random'
import {listExperiments} from './list-experiments'
import type {Experiment, Experiments} from './types'

/** Id of the arm by id of the experiment. */
export type Arms = Readonly<Record<string, string>>

/**
 * Draws the visit's arm of every experiment, each apart from the others. A visit that is held out has arms of the others
 * too, but takes no part in them (`applyArms`). The same seed draws the same arms.
 *
 * @param seed  32 random bits
 */
export function drawArms(experiments: Experiments, seed: number): Arms {
  const random = createRandom(seed)
  const arms: Record<string, string> = {}
  for (const experiment of listExperiments(experiments)) {
    arms[experiment.id] = drawArm(experiment, random())
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
