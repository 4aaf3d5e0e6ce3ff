import {createRandom} from '../../advisor-core/numeric/random'
import {choiceUtilities, probabilities} from '../../advisor-core/taste/choice-probabilities'
import type {ChoiceEvidence} from '../../advisor-core/taste/types'
import {drawPosterior, problemOf} from './fit-person'
import type {Person, RoleParameters} from './person'

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

/**
 * How well the choices of new people are predicted: the first k of each person's training choices are known,
 * the test choices are predicted.
 *
 * - `chance`: all shown alike; `priorMean`: everybody has the mean taste
 * - `map`: the most probable weights after k choices, as the widget uses them
 * - `draws`: averaged over reweighted posterior draws
 * - `truth`: the simulated person's own probabilities, the best there is
 */
export function evaluate(
  people: readonly {person: Person; train: readonly number[]; test: readonly number[]}[],
  parameters: RoleParameters,
  {clicks, seed, pairs}: {clicks: readonly number[]; seed: number; pairs: number},
): Figure[] {
  const rows = new Map<string, {figure: Pick<Figure, 'clicks' | 'model'>; hits: number[]; losses: number[]}>()
  const note = (k: number, model: Figure['model'], scores: Scores) => {
    const key = `${k} ${model}`
    const row = rows.get(key) ?? {figure: {clicks: k, model}, hits: [], losses: []}
    row.hits.push(scores.hit)
    row.losses.push(scores.logLoss)
    rows.set(key, row)
  }
  people.forEach(({person, train, test}, i) => {
    const tests = test.map((t) => person.choices[t]!)
    for (const k of clicks) {
      const seen = train.slice(0, k).map((t) => person.choices[t]!)
      const problem = problemOf(person, parameters, seen)
      const {map, draws, weights} = drawPosterior(problem, createRandom(seed * 100_003 + i), pairs)
      if (k === 0) {
        note(
          0,
          'chance',
          score(tests, (choice) => alike(choice)),
        )
        note(
          0,
          'priorMean',
          score(tests, (choice) => predict(choice, problem.prior.mean)),
        )
        if (person.truth) {
          const truth = person.truth
          note(
            0,
            'truth',
            score(tests, (_, t) => truth[test[t]!]!),
          )
        }
      } else
        note(
          k,
          'map',
          score(tests, (choice) => predict(choice, map)),
        )
      note(
        k,
        'draws',
        score(tests, (choice) => average(choice, draws, weights)),
      )
    }
  })
  return [...rows.values()].map(({figure, hits, losses}) => {
    const [hit, se_hit] = meanAndError(hits)
    const [logLoss, se_logLoss] = meanAndError(losses)
    return {...figure, hit, se_hit, logLoss, se_logLoss}
  })
}

interface Scores {
  readonly hit: number
  readonly logLoss: number
}

/** Mean hit and log loss of predicted probabilities; a tie for the first place counts as its share. */
export function score(
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

/** Mean and its standard error. */
export function meanAndError(values: readonly number[]): [number, number] {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / Math.max(values.length - 1, 1)
  return [mean, Math.sqrt(variance / values.length)]
}

export function predict(choice: ChoiceEvidence, weights: Float64Array): Float64Array {
  return probabilities(choiceUtilities(choice, weights, 0))
}

function alike({positions}: ChoiceEvidence): Float64Array {
  return new Float64Array(positions.length).fill(1 / positions.length)
}

function average(
  choice: ChoiceEvidence,
  draws: readonly Float64Array[],
  weights: Float64Array,
): Float64Array {
  const mean = new Float64Array(choice.positions.length)
  draws.forEach((draw, k) => {
    predict(choice, draw).forEach((p, i) => {
      mean[i]! += weights[k]! * p
    })
  })
  return mean
}
