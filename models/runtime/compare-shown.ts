import {encodeProblem, type ProblemInput} from '../../advisor-core/taste/encode-problem'
import {
  type Comparison,
  type ComparisonRequest,
  pickComparison,
} from '../../advisor-core/taste/pick-comparison'
import {posteriorDraws} from '../../advisor-core/taste/posterior-draws'
import {openTaste} from '../format/open-taste'
import {keepDraws, keptDraws} from './kept-draws'

/**
 * The two products whose comparison is expected to tell most about a visitor's taste.
 *
 * @param taste  the bytes of `taste.bin`
 * @returns `null` where nothing can be compared, or `fitShown` was not last called with these choices
 */
export function compareShown({
  taste,
  ...input
}: Omit<ProblemInput, 'artefact'> & ComparisonRequest & {readonly taste: Uint8Array}): Comparison | null {
  const artefact = openTaste(taste)
  let draws = keptDraws(input)
  if (!draws && input.choices.length === 0) {
    const problem = encodeProblem({...input, artefact})
    draws = posteriorDraws(problem, problem.prior.mean)
    keepDraws(input, draws)
  }
  return draws && pickComparison({...input, draws, positions: artefact.positions})
}
