import {ANSWER_KINDS} from '../../advisor-core/belief/answer-kinds'
import type {AdvisorModel} from '../../advisor-core/dialogue/model'
import type {Answer} from '../../advisor-core/dialogue/types'
import {normal} from '../../advisor-core/numeric/random'
import type {SignalReading} from '../../advisor-core/signals/types'
import {productGroups} from '../../advisor-core/taste/product-groups'
import type {TastePrior} from '../../advisor-core/taste/types'
import {utilities} from '../../advisor-core/taste/utilities'
import {gradedResponseLogProbabilities} from '../../advisor-core/traits/graded-response'

/** How much of the wish is not in any attribute: the Gumbel scale of the random-utility model. */
const UNEXPLAINED = 1

/** The chance to have no preference on a question although the wished product has a value. */
const INDIFFERENCE = 0.08

/**
 * How many visitors belong to each class, in the model's order: made up, and so unequal that a report on simulated
 * visitors has something to find, although two trait questions and the randomiser blur most of it. Says nothing
 * about people.
 */
const ARCHETYPE_WEIGHTS = [10, 30, 55, 5] as const
const LAST_WEIGHT = 5

/** The share of visitors who meet the advisor on a page that names their category. */
const ON_CATEGORY_PAGE = 0.4

/**
 * A synthetic visitor: a class drawn with made-up shares, traits drawn from the class, a taste drawn from the
 * population prior, and the one product that it would choose with full knowledge.
 */
export interface SimulatedVisitor {
  /** Index of the latent class. */
  readonly archetype: number
  /** θ by trait; shape [T] */
  readonly traits: Float64Array
  /** Utility of every product for this visitor; shape [N] */
  readonly utility: Float64Array
  /** The product with the largest utility. */
  readonly best: number
  readonly signals: SignalReading
}

/**
 * Draws one visitor; all randomness comes from `random`.
 *
 * @param prior where its taste is drawn from; without it only what no attribute explains is its own
 */
export function drawVisitor(
  model: AdvisorModel,
  prior: TastePrior | null,
  random: () => number,
): SimulatedVisitor {
  const archetype = drawArchetype(model.archetypes.classes.length, random)
  const utility = drawUtility(model, prior, random)
  const best = bestOf(utility)
  return {
    archetype,
    traits: drawTraits(model, archetype, random),
    utility,
    best,
    signals: drawSignals(model, best, random),
  }
}

/** Index of one of so many classes, drawn with the made-up shares. */
export function drawArchetype(classes: number, random: () => number): number {
  const weights = Array.from({length: classes}, (_, k) => ARCHETYPE_WEIGHTS[k] ?? LAST_WEIGHT)
  return drawIndex(weights, random)
}

/** What the visitor answers: an option that suits its best product, the most particular one, but for noise. */
export function answerQuestion(
  model: AdvisorModel,
  visitor: SimulatedVisitor,
  questionId: string,
  random: () => number,
): Answer {
  const compiled = model.questions.find(({question}) => question.id === questionId)
  if (!compiled) throw new RangeError(`no question ${questionId}`)
  const {question, cells, cellCount, compatibility, noise, cellShare} = compiled
  const cell = cells[visitor.best]!
  if (cell === 0 || random() < INDIFFERENCE) return {kind: 'no-preference'}
  const option = (o: number): Answer => ({kind: 'options', options: [question.options[o]!.id]})
  if (random() < noise) return option(Math.floor(random() * question.options.length))
  const suiting = question.options
    .map((_, o) => ({
      o,
      suits: compatibility[o * cellCount + cell]!,
      covered: coverage(o, compatibility, cellShare),
    }))
    .filter(({suits}) => suits >= 0.99)
  if (suiting.length === 0) return {kind: 'no-preference'}
  if (ANSWER_KINDS[question.kind].family === 'partition')
    return option(suiting[Math.floor(random() * suiting.length)]!.o)
  return option(suiting.reduce((a, b) => (b.covered < a.covered ? b : a)).o)
}

/** The category with which the visitor answers a trait item, by the graded response model. */
export function answerTrait(
  model: AdvisorModel,
  visitor: SimulatedVisitor,
  itemId: string,
  random: () => number,
): number {
  const item = model.bank.items.find(({id}) => id === itemId)
  if (!item) throw new RangeError(`no trait item ${itemId}`)
  const theta = visitor.traits[model.bank.traits.findIndex(({id}) => id === item.trait)]!
  const keyed = gradedResponseLogProbabilities(item.discrimination, item.intercepts, [theta]).map(Math.exp)
  const category = drawIndex([...keyed], random)
  return item.keyed === 1 ? category : keyed.length - 1 - category
}

/** Which of the shown products the visitor looks at: a multinomial logit over its own utilities. */
export function chooseShown(
  visitor: SimulatedVisitor,
  shown: readonly number[],
  random: () => number,
): number {
  const top = Math.max(...shown.map((product) => visitor.utility[product]!))
  return shown[
    drawIndex(
      shown.map((product) => Math.exp(visitor.utility[product]! - top)),
      random,
    )
  ]!
}

/** An index drawn with the given weights, which need not sum to 1. */
export function drawIndex(weights: readonly number[], random: () => number): number {
  let left = random() * weights.reduce((sum, w) => sum + w, 0)
  for (let i = 0; i < weights.length; i++) {
    left -= weights[i]!
    if (left < 0) return i
  }
  return weights.length - 1
}

function drawUtility(model: AdvisorModel, prior: TastePrior | null, random: () => number): Float64Array {
  const {catalog, tasteFeatures} = model
  const utility = new Float64Array(catalog.size)
  if (prior) {
    const weights = prior.mean.map((mean, j) => mean + normal(random) / Math.sqrt(prior.precision[j]!))
    utilities(catalog, tasteFeatures, weights, utility)
  }
  const groups = productGroups(catalog)
  const wanted = drawIndex([...groups.sizes], random)
  for (let i = 0; i < utility.length; i++) {
    utility[i]! += UNEXPLAINED * -Math.log(-Math.log(Math.max(random(), 1e-12)))
    if (groups.of(i) !== wanted) utility[i]! -= 50
  }
  return utility
}

function drawTraits(model: AdvisorModel, archetype: number, random: () => number): Float64Array {
  const traits = Float64Array.from(model.bank.traits, () => normal(random))
  for (const {id, bins, probabilities} of model.archetypes.indicators) {
    const t = model.bank.traits.findIndex((trait) => `trait:${trait.id}` === id)
    if (t < 0 || bins.kind !== 'cuts') continue
    const count = bins.cuts.length + 1
    const bin = drawIndex(probabilities.slice(archetype * count, (archetype + 1) * count), random)
    traits[t] = normalBetween(bins.cuts[bin - 1] ?? -Infinity, bins.cuts[bin] ?? Infinity, random)
  }
  return traits
}

/** A standard normal value between two bounds, by rejection. */
function normalBetween(low: number, high: number, random: () => number): number {
  for (;;) {
    const x = normal(random)
    if (x >= low && x < high) return x
  }
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
const HOURS = ['night', 'morning', 'midday', 'afternoon', 'evening'] as const
const DEVICES = ['phone', 'tablet', 'desktop'] as const
const BROWSERS = ['chrome', 'safari', 'firefox', 'edge', 'other'] as const

/** Made-up but plausible habits; nothing about a visitor's taste follows from them. */
function drawSignals(model: AdvisorModel, best: number, random: () => number): SignalReading {
  const category = model.category && model.catalog.columns[model.category.id]
  const code = category?.kind === 'categorical' ? category.codes[best]! : 0
  const onPage = random() < ON_CATEGORY_PAGE
  return {
    weekday: WEEKDAYS[drawIndex([1, 1, 1, 1, 1, 1.3, 1.7], random)]!,
    hour: HOURS[drawIndex([0.4, 1.2, 1.5, 2, 3.2], random)]!,
    device: DEVICES[drawIndex([6, 0.6, 3.4], random)]!,
    browser: BROWSERS[drawIndex([5.5, 2.7, 0.8, 0.8, 0.2], random)]!,
    page: onPage && code > 0 && category?.kind === 'categorical' ? category.values[code - 1]! : null,
  }
}

function bestOf(utility: Float64Array): number {
  let best = 0
  for (let i = 1; i < utility.length; i++) if (utility[i]! > utility[best]!) best = i
  return best
}

function coverage(option: number, compatibility: Float64Array, cellShare: Float64Array): number {
  let covered = 0
  for (let cell = 1; cell < cellShare.length; cell++)
    covered += compatibility[option * cellShare.length + cell]! * cellShare[cell]!
  return covered
}
