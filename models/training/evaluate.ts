import {toChoiceRows} from '../../advisor-core/taste/choice-rows'
import {posteriorDraws, type WeightedDraws} from '../../advisor-core/taste/posterior-draws'
import {predictChoice} from '../../advisor-core/taste/predict-choice'
import type {ChoiceEvidence, TasteProblem} from '../../advisor-core/taste/types'
import {mostProbable} from './most-probable'

/** Predictions of one kind after k choices; standard errors over people. */
export interface Figure {
  readonly clicks: number
  readonly model: 'chance' | 'priorMean' | 'map' | 'draws' | 'truth'
  /** Share of choices whose most probable item was chosen. */
  readonly hit: number
  readonly se_hit: number
  /** Mean of −log P(chosen), in nats. */
  readonly logLoss: number
  readonly se_logLoss: number
}

/** Somebody to predict. */
export interface HeldOut {
  /** The posterior of their weights from some of their choices. */
  readonly problem: (choices: readonly ChoiceEvidence[]) => TasteProblem
  /** Choices that may be seen, in the order in which they are. */
  readonly seen: readonly ChoiceEvidence[]
  /** Choices to predict. */
  readonly tests: readonly ChoiceEvidence[]
  /** The true probabilities of the tests, where the person is simulated. */
  readonly truth: readonly Float64Array[] | null
}

/** The most probable weights and draws around them. */
export function posteriorOf(problem: TasteProblem): {mode: WeightedDraws; draws: WeightedDraws} {
  const dim = problem.prior.mean.length
  const rows = toChoiceRows(problem.choices, dim, problem.positions)
  const {weights} = mostProbable(rows, problem.prior)
  return {
    mode: {dim, weights, probabilities: Float64Array.of(1)},
    draws: posteriorDraws(problem, weights),
  }
}

/**
 * How well the choices of new people are predicted: the first k of each person's are known, the tests are predicted.
 *
 * - `chance`: all shown alike; `priorMean`: everybody has the mean taste
 * - `map`: the most probable weights after k choices
 * - `draws`: averaged over reweighted posterior draws, as the widget does
 * - `truth`: the simulated person's own probabilities, the best there is
 */
export function evaluate(people: readonly HeldOut[], clicks: readonly number[]): Figure[] {
  const rows = new Map<string, {figure: Pick<Figure, 'clicks' | 'model'>; scores: Scores[]}>()
  const note = (k: number, model: Figure['model'], scores: Scores) => {
    const key = `${k} ${model}`
    const row = rows.get(key) ?? {figure: {clicks: k, model}, scores: []}
    row.scores.push(scores)
    rows.set(key, row)
  }
  for (const {problem, seen, tests, truth} of people) {
    for (const k of clicks) {
      const known = problem(seen.slice(0, k))
      const {mode, draws} = posteriorOf(known)
      const predicted = (from: WeightedDraws) =>
        score(tests, (choice) => predictChoice(from, choice, known.positions).probabilities)
      if (k === 0) note(0, 'chance', score(tests, alike))
      note(k, k === 0 ? 'priorMean' : 'map', predicted(mode))
      if (k === 0 && truth)
        note(
          0,
          'truth',
          score(tests, (_, t) => truth[t]!),
        )
      note(k, 'draws', predicted(draws))
    }
  }
  return [...rows.values()].map(({figure, scores}) => {
    const [hit, se_hit] = meanAndError(scores.map((own) => own.hit))
    const [logLoss, se_logLoss] = meanAndError(scores.map((own) => own.logLoss))
    return {...figure, hit, se_hit, logLoss, se_logLoss}
  })
}

interface Scores {
  readonly hit: number
  readonly logLoss: number
}

/** Mean hit and log loss of predicted probabilities; a tie for the first place counts as its share. */
function score(
  choices: readonly ChoiceEvidence[],
  predicted: (choice: ChoiceEvidence, index: number) => Float64Array,
): Scores {
  let hit = 0
  let logLoss = 0
  choices.forEach((choice, t) => {
    const p = predicted(choice, t)
    const own = p[choice.chosen]!
    const top = Math.max(...p)
    hit += own === top ? 1 / p.filter((x) => x === top).length : 0
    logLoss -= Math.log(own)
  })
  return {hit: hit / choices.length, logLoss: logLoss / choices.length}
}

function alike({positions}: ChoiceEvidence): Float64Array {
  return new Float64Array(positions.length).fill(1 / positions.length)
}

/** Mean and its standard error. */
export function meanAndError(values: readonly number[]): [number, number] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  return [mean, Math.sqrt(squares / Math.max(1, values.length - 1) / values.length)]
}
