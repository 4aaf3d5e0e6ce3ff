import {classPosteriors, modalClasses} from '../../../advisor-core/archetypes/class-posteriors'
import {fitLatentClasses} from '../../../advisor-core/archetypes/fit-latent-classes'
import {adjustedRand} from '../../../advisor-core/archetypes/partition-agreement'
import {simulateAnswers} from '../../../advisor-core/archetypes/simulate-answers'
import {createRandom} from '../../../advisor-core/numeric/random'

export interface Recovery {
  readonly classes: number
  readonly indicators: number
  readonly people: number
  readonly samples: number
  /** Mean adjusted Rand index with the true classes: of the model they were drawn from, and of the fitted one. */
  readonly ariTruth: number
  readonly ariFitted: number
  readonly se_difference: number
  /** Largest shortfall of a sample. */
  readonly worst: number
}

export interface RecoveryOptions {
  readonly people: number
  readonly samples: number
  readonly starts: number
  readonly seed: number
}

/** Synthetic designs: classes that overlap, so that even the true model errs. */
const DESIGNS = [
  {classes: 4, indicators: 10, categories: 3},
  {classes: 5, indicators: 12, categories: 4},
] as const

/** Draws people from known models, fits them from random starts and compares who ends in which class. */
export function measureRecovery({people, samples, starts, seed}: RecoveryOptions): Recovery[] {
  return DESIGNS.map(({classes, indicators, categories}) => {
    const gaps: number[] = []
    let [truth, fitted] = [0, 0]
    for (let s = 0; s < samples; s++) {
      const random = createRandom(seed * 1000 + s)
      const model = drawModel(classes, indicators, categories, random)
      const {data, labels} = simulateAnswers(model, people, random)
      const fit = fitLatentClasses(data, {classes, starts, random, missing: 'drop'})
      const ariOf = (parameters: Parameters<typeof classPosteriors>[0]): number =>
        adjustedRand(labels, modalClasses(classPosteriors(parameters, data), classes))
      const [best, own] = [ariOf(model), ariOf(fit)]
      truth += best / samples
      fitted += own / samples
      gaps.push(best - own)
    }
    const mean = truth - fitted
    const variance = gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / Math.max(samples - 1, 1)
    return {
      classes,
      indicators,
      people,
      samples,
      ariTruth: truth,
      ariFitted: fitted,
      se_difference: Math.sqrt(variance / samples),
      worst: Math.max(...gaps),
    }
  })
}

function drawModel(classes: number, indicators: number, categories: number, random: () => number) {
  const weights = Array.from({length: classes}, () => 0.5 + random())
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const probabilities = Array.from({length: indicators}, () =>
    Float64Array.from(Array.from({length: classes}, () => drawRow(categories, random)).flat()),
  )
  return {shares: Float64Array.from(weights, (weight) => weight / total), probabilities}
}

/** Probabilities from a flat Dirichlet distribution. */
function drawRow(categories: number, random: () => number): number[] {
  const row = Array.from({length: categories}, () => -Math.log(1 - random()))
  const total = row.reduce((sum, value) => sum + value, 0)
  return row.map((value) => value / total)
}
