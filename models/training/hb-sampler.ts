import {createRandom, normal} from '../../advisor-core/numeric/random'
import {type ChoiceRows, rowsLogLikelihood, toChoiceRows} from '../../advisor-core/taste/choice-rows'
import {mostProbable} from './most-probable'
import {type Population, type SampledPerson, type Saved, savedNumbers} from './population'
import {createPositionEffects, type PositionEffects} from './position-effects'

export interface HbSampler {
  /** Draws everybody's weights once, then the population's parameters. `tuning` adapts the proposals: burn-in only. */
  readonly step: (tuning: boolean) => void
  /** Log likelihood of all choices under the current weights, in nats. */
  readonly logLikelihood: () => number
  readonly weights: readonly Float64Array[]
  readonly positions: PositionEffects
  readonly save: () => Saved
  readonly restore: (saved: Saved) => void
}

/** Best share of accepted proposals of a random walk in many dimensions (Roberts, Gelman and Gilks 1997). */
const WANTED_ACCEPTANCE = 0.25
const RESHAPE_EVERY = 100

/**
 * Hierarchical Bayes for multinomial-logit choices: Metropolis within Gibbs. Each person's weights take a random-walk
 * step shaped by the Hessian of their own posterior; the population then draws its parameters given the weights, and
 * every fourth time the effects of the slots are drawn. Each step has its own generator, seeded by the seed and its
 * number, so that a resumed run goes on as it would have.
 *
 * @see Rossi, Allenby and McCulloch 2005, Bayesian Statistics and Marketing, §5.4 and §3.11
 */
export function createHbSampler(
  people: readonly SampledPerson[],
  population: Population,
  seed: number,
): HbSampler {
  const slots = Math.max(
    1,
    ...people.flatMap(({choices}) => choices.map((choice) => choice.positions.length)),
  )
  const rows: ChoiceRows[] = people.map(({dim, choices}) => toChoiceRows(choices, dim, []))
  const positions = createPositionEffects(people, rows, slots)
  const modes = people.map((_, i) => mostProbable(rows[i]!, population.prior(i)))
  const weights = modes.map((mode) => Float64Array.from(mode.weights))
  const logLikelihoods = Float64Array.from(rows, (own, i) => rowsLogLikelihood(own, weights[i]!))
  const scales = Float64Array.from(people, ({dim}) => 2.38 / Math.sqrt(dim))
  let taken = 0

  const most = Math.max(0, ...people.map(({dim}) => dim))
  const away = new Float64Array(most)
  const proposal = new Float64Array(most)

  /** One random-walk step of one person; the innermost loop of training, hence without helpers. */
  const move = (i: number, random: () => number): boolean => {
    const w = weights[i]!
    const d = w.length
    const {factor} = modes[i]!
    const {mean, precision} = population.prior(i)
    // away = scale · L⁻ᵀ z, from the bottom up
    for (let f = d - 1; f >= 0; f--) {
      let sum = scales[i]! * normal(random)
      for (let g = f + 1; g < d; g++) sum -= factor[g * d + f]! * away[g]!
      away[f] = sum / factor[f * d + f]!
      proposal[f] = w[f]! + away[f]!
    }
    // (p − μ)ᵀ Λ (p − μ) − (w − μ)ᵀ Λ (w − μ) = (p − w)ᵀ Λ (p + w − 2μ)
    let pull = 0
    for (let f = 0; f < d; f++) {
      if (precision.length === d) {
        pull += away[f]! * precision[f]! * (proposal[f]! + w[f]! - 2 * mean[f]!)
        continue
      }
      let sum = 0
      for (let g = 0, at = f * d; g < d; g++, at++)
        sum += precision[at]! * (proposal[g]! + w[g]! - 2 * mean[g]!)
      pull += away[f]! * sum
    }
    const logLikelihood = rowsLogLikelihood(rows[i]!, proposal)
    if (!(Math.log(1 - random()) < logLikelihood - logLikelihoods[i]! - 0.5 * pull)) return false
    for (let f = 0; f < d; f++) w[f] = proposal[f]!
    logLikelihoods[i] = logLikelihood
    return true
  }

  /** Proposals shaped by the posterior under the present parameters. */
  const reshape = () => {
    for (let i = 0; i < people.length; i++) {
      modes[i] = mostProbable(rows[i]!, population.prior(i), {start: modes[i]!.weights, maxSteps: 5})
    }
  }

  return {
    step: (tuning) => {
      const random = createRandom((seed % 2 ** 20) * 2 ** 32 + taken)
      if (tuning && taken > 0 && taken % RESHAPE_EVERY === 0) reshape()
      for (let i = 0; i < people.length; i++) {
        const accepted = move(i, random)
        if (tuning) scales[i]! *= Math.exp(((accepted ? 1 : 0) - WANTED_ACCEPTANCE) / (1 + taken) ** 0.6)
      }
      population.update(weights, random)
      if (taken % 4 === 3) positions.step(weights, logLikelihoods, {random, tuning})
      taken++
    },
    logLikelihood: () => logLikelihoods.reduce((sum, own) => sum + own, 0),
    weights,
    positions,
    save: () => ({
      taken: [taken],
      weights: weights.flatMap((w) => [...w]),
      modes: modes.flatMap((mode) => [...mode.weights]),
      factors: modes.flatMap((mode) => [...mode.factor]),
      scales: [...scales],
      ...positions.save(),
    }),
    restore: (saved) => {
      taken = savedNumbers(saved, 'taken', 1)[0]!
      scales.set(savedNumbers(saved, 'scales', people.length))
      positions.restore(saved)
      const sizes = people.map(({dim}) => dim)
      const flat = sizes.reduce((sum, d) => sum + d, 0)
      const squares = sizes.reduce((sum, d) => sum + d * d, 0)
      const savedWeights = savedNumbers(saved, 'weights', flat)
      const savedModes = savedNumbers(saved, 'modes', flat)
      const savedFactors = savedNumbers(saved, 'factors', squares)
      let at = 0
      let square = 0
      sizes.forEach((d, i) => {
        weights[i]!.set(savedWeights.slice(at, at + d))
        modes[i] = {
          weights: Float64Array.from(savedModes.slice(at, at + d)),
          factor: Float64Array.from(savedFactors.slice(square, square + d * d)),
          steps: 0,
        }
        logLikelihoods[i] = rowsLogLikelihood(rows[i]!, weights[i]!)
        at += d
        square += d * d
      })
    },
  }
}
