import {encodeProblem, type ProblemInput} from '../../advisor-core/taste/encode-problem'
import type {Comparison, ComparisonRequest} from '../../advisor-core/taste/pick-comparison'
import {posteriorDraws} from '../../advisor-core/taste/posterior-draws'
import {keepDraws, keptDraws} from './kept-draws'
import {keptTaste} from './kept-taste'

/**
 * The two products whose comparison is expected to tell most about a visitor's taste, by `pick`.
 *
 * @param taste  the bytes of `taste.bin`
 * @returns `null` where nothing can be compared, or `fitShown` was not last called with these choices
 */
export function compareShown({
  taste,
  pick,
  ...input
}: Omit<ProblemInput, 'artefact'> & ComparisonRequest & {readonly taste: Uint8Array}): Comparison | null {
  const artefact = keptTaste(taste)
  let draws = keptDraws(input)
  if (!draws && input.choices.length === 0) {
    const problem = encodeProblem({...input, artefact})
    draws = posteriorDraws(problem, problem.prior.mean)
    keepDraws(input, draws)
  }
  return draws && pick({...input, draws, positions: artefact.positions})
}
