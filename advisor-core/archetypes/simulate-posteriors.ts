import {normalQuantile} from '../numeric/normal-quantile'
import {gradedResponseLogProbabilities} from '../traits/graded-response'
import {normalCdf} from '../traits/normal-cdf'
import {scoreTraits} from '../traits/score-traits'
import type {TraitBank, TraitItem, TraitResponse} from '../traits/types'
import {archetypePosterior} from './archetype-posterior'
import {pickArchetypeItem} from './pick-archetype-item'
import {drawIndex} from './simulate-answers'
import type {ArchetypeModel} from './types'

/** Visitors simulated from an archetype model, as `classificationMatrix` takes them. */
export interface SimulatedPosteriors {
  /** shape [visitors]; the class each was drawn from */
  readonly labels: Int32Array
  /** By budget asked for: P(class | answers), shape [visitors × K] */
  readonly posteriors: readonly Float64Array[]
}

export interface PosteriorSimulation {
  /** Numbers of trait questions, ascending. */
  readonly questions: readonly number[]
  /** How many of the visitors answer each segmentation question, in [0, 1]. */
  readonly answerRate: number
  readonly visitors: number
  /** Uniform in [0, 1). */
  readonly random: () => number
}

/**
 * Draws visitors from the model (class, then bins, then a value inside each bin) and asks them the trait items that
 * `pickArchetypeItem` picks; they answer as the bank's parameters say. What a shop's question budget makes of its
 * archetypes; for people, who are noisier, an upper bound.
 */
export function simulatePosteriors(
  bank: TraitBank,
  model: ArchetypeModel,
  {questions, answerRate, visitors, random}: PosteriorSimulation,
): SimulatedPosteriors {
  const classes = model.classes.length
  const shares = model.classes.map(({share}) => share)
  const traits = bank.traits.map(({id}) => id)
  const labels = new Int32Array(visitors)
  const posteriors = questions.map(() => new Float64Array(visitors * classes))
  // Who said the same is asked the same and believed the same: few questions have few outcomes.
  const nextItem = memoised((known: Known) => {
    const picked = pickArchetypeItem(bank, model, known.responses, [], known.answers)
    return bank.items.find(({id}) => id === picked?.item)
  })
  const posteriorOf = memoised(({answers, responses}: Known) => {
    const estimate = responses.length > 0 ? scoreTraits(bank, responses) : null
    return archetypePosterior(model, {traits, estimate, answers})
  })
  for (let n = 0; n < visitors; n++) {
    const k = drawIndex(shares, 0, classes, random)
    labels[n] = k
    const {theta, answers} = drawVisitor(traits, model, {k, answerRate, random})
    const responses: TraitResponse[] = []
    questions.forEach((budget, b) => {
      while (responses.length < budget) {
        const item = nextItem({answers, responses})
        if (!item) break
        responses.push({
          item: item.id,
          category: answerItem(item, theta[traits.indexOf(item.trait)]!, random),
        })
      }
      posteriors[b]!.set(posteriorOf({answers, responses}), n * classes)
    })
  }
  return {labels, posteriors}
}

interface Known {
  readonly answers: Readonly<Record<string, readonly string[]>>
  readonly responses: readonly TraitResponse[]
}

function memoised<T>(find: (known: Known) => T): (known: Known) => T {
  const found = new Map<string, T>()
  return (known) => {
    const key = JSON.stringify([known.answers, known.responses])
    const kept = found.get(key)
    if (kept !== undefined) return kept
    const value = find(known)
    found.set(key, value)
    return value
  }
}

/** The category that a visitor sees and taps, drawn from the graded response model. */
export function answerItem(item: TraitItem, theta: number, random: () => number): number {
  const log = gradedResponseLogProbabilities(item.discrimination, item.intercepts, [theta])
  const category = drawIndex(log.map(Math.exp), 0, log.length, random)
  return item.keyed === 1 ? category : log.length - 1 - category
}

function drawVisitor(
  traits: readonly string[],
  model: ArchetypeModel,
  {k, answerRate, random}: {k: number; answerRate: number; random: () => number},
): {theta: Float64Array; answers: Record<string, readonly string[]>} {
  const theta = Float64Array.from(traits, () => quantile(random()))
  const answers: Record<string, readonly string[]> = {}
  for (const {id, bins, probabilities} of model.indicators) {
    const size = bins.kind === 'cuts' ? bins.cuts.length + 1 : bins.options.length
    const bin = drawIndex(probabilities, k * size, size, random)
    if (bins.kind === 'options') {
      const option = bins.options[bin]
      if (option !== undefined && random() < answerRate) answers[id.slice('question:'.length)] = [option]
      continue
    }
    const from = normalCdf(bins.cuts[bin - 1] ?? Number.NEGATIVE_INFINITY)
    const to = normalCdf(bins.cuts[bin] ?? Number.POSITIVE_INFINITY)
    const trait = traits.indexOf(id.slice('trait:'.length))
    if (trait >= 0) theta[trait] = quantile(from + random() * (to - from))
  }
  return {theta, answers}
}

function quantile(p: number): number {
  return normalQuantile(Math.min(Math.max(p, 1e-9), 1 - 1e-9))
}
