import {encodeProblem, type ProblemInput} from '../../advisor-core/taste/encode-problem'
import {meanWeights} from '../../advisor-core/taste/posterior-draws'
import {keepDraws} from './kept-draws'
import {keptTaste} from './kept-taste'
import {drawTaste} from './refit-taste'

/**
 * Fits the taste model of a shop to what a visitor chose.
 *
 * @param taste  the bytes of `taste.bin`
 * @returns the expected weights less their prior means, shape [d]: what the choices changed
 */
export function fitShown({
  taste,
  ...input
}: Omit<ProblemInput, 'artefact'> & {readonly taste: Uint8Array}): Float64Array {
  const problem = encodeProblem({...input, artefact: keptTaste(taste)})
  const draws = drawTaste(problem)
  keepDraws(input, draws)
  return meanWeights(draws).map((w, f) => w - problem.prior.mean[f]!)
}
