import {encodeProblem, type ProblemInput} from '../../advisor-core/taste/encode-problem'
import {openTaste} from '../format/open-taste'
import {fitTaste} from './fit-taste'

/**
 * Fits the taste model of a shop to what a visitor chose.
 *
 * @param taste  the bytes of `taste.bin`
 * @returns the most probable weights less their prior means, shape [d]: what the choices changed
 */
export function fitShown({
  taste,
  ...input
}: Omit<ProblemInput, 'artefact'> & {readonly taste: Uint8Array}): Float64Array {
  const {prior, choices, firstPosition} = encodeProblem({...input, artefact: openTaste(taste)})
  const {mean, precision} = prior
  const {weights} = fitTaste({dim: mean.length, mean, precision, choices, firstPosition})
  return weights.map((w, j) => w - mean[j]!)
}
