import {createRandom, normal} from '../../../advisor-core/numeric/random'
import type {TasteProblem} from '../../../advisor-core/taste/types'

const SHOWN = 5
/** Deviation of a weight over the made-up people. */
const SPREAD = 0.4

/** SYNTHETIC: choices among five by somebody drawn from the prior, d normal features an item. */
export function createTasteProblem(
  seed: number,
  {choices, dim}: {choices: number; dim: number},
): TasteProblem {
  const random = createRandom(seed)
  const draw = (n: number) => Float64Array.from({length: n}, () => normal(random))
  const own = draw(dim).map((w) => SPREAD * w)
  return {
    prior: {mean: new Float64Array(dim), precision: new Float64Array(dim).fill(SPREAD ** -2)},
    positions: [0.2],
    choices: Array.from({length: choices}, () => {
      const features = draw(SHOWN * dim)
      const utility = Array.from({length: SHOWN}, (_, i) =>
        own.reduce((sum, w, f) => sum + w * features[i * dim + f]!, -Math.log(-Math.log(1 - random()))),
      )
      const positions = Array.from({length: SHOWN}, (_, i) => i)
      return {features, chosen: utility.indexOf(Math.max(...utility)), positions}
    }),
  }
}
