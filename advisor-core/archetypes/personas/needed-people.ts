import {normalQuantile} from '../../numeric/normal-quantile'
import {type ExcessOptions, meanAndSd} from './persona-excess'
import {cloudCorrelation, drawSample, type PlantedClass} from './persona-sample'
import {normalScores, type PersonaVariable} from './persona-variables'
import {CLASS_SPREAD, profileScore} from './profile-score'

export interface NeededOptions extends ExcessOptions {
  /** Share of the group to be seen. */
  readonly share: number
  /** Level of the score test. */
  readonly level: number
}

/** People in each drawn shop; the distance of the scores grows with the root of their number. */
const DRAWN_PEOPLE = 1000
/**
 * The verdict asks for more than the score test: that the group is surely inside the region, in every condition. By
 * simulation (test/bench/personas.ts) that takes about twice the people for each condition but the first.
 */
const INSIDE_FACTOR = 2

/**
 * About how many people it takes for a group of the given share to be called supported with 80 % power: shops are drawn
 * with and without such a group, and the distance of their scores is scaled to the number of people.
 *
 * @returns null when no number would do: a single condition can never be told from a margin
 */
export function neededPeople(
  variables: readonly PersonaVariable[],
  {draws, random, weights, share, level}: NeededOptions,
): number | null {
  if (variables.length < 2) return null
  const targets = variables.map(({target}) => target)
  const correlation = cloudCorrelation(variables, weights)
  const shop = variables.map(withoutMissing)
  const scores = (planted?: PlantedClass): {mean: number; sd: number} =>
    meanAndSd(
      Array.from({length: draws}, () =>
        profileScore(drawSample(shop, correlation, random, planted), targets),
      ),
    )
  const none = scores()
  const some = scores({share, spread: CLASS_SPREAD})
  const z = (some.mean - none.mean) / none.sd
  if (!(z > 0.1)) return null
  const wanted = normalQuantile(1 - level) + normalQuantile(0.8)
  return roundUp(INSIDE_FACTOR ** (variables.length - 1) * DRAWN_PEOPLE * (wanted / z) ** 2)
}

/** The same condition in a shop of 1,000 people of whom everything is known. */
function withoutMissing(variable: PersonaVariable): PersonaVariable {
  const rate = (variable.matching ?? 0) / variable.massByRank.length
  const zeros = new Float64Array(DRAWN_PEOPLE)
  return {
    ...variable,
    scores: zeros,
    mass: zeros,
    massByRank: zeros,
    scoreByRank: normalScores(DRAWN_PEOPLE),
    matching: variable.matching === null ? null : Math.round(rate * DRAWN_PEOPLE),
  }
}

/** Two digits are honest for such a figure. */
function roundUp(people: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(people)) - 1)
  return Math.ceil(people / unit) * unit
}
