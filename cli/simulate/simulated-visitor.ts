import type {AdvisorModel} from '../../advisor-core/dialogue/model'
import {normal} from '../../advisor-core/numeric/random'
import {topProducts} from '../../advisor-core/questions/slate-value'
import type {SignalReading} from '../../advisor-core/signals/types'
import {productGroups} from '../../advisor-core/taste/product-groups'
import type {TastePrior} from '../../advisor-core/taste/types'
import {utilities} from '../../advisor-core/taste/utilities'
import {gradedResponseLogProbabilities} from '../../advisor-core/traits/graded-response'
import {drawIndex} from './draw-index'

/** How much of the wish is not in any attribute: the Gumbel scale of the random-utility model. */
const UNEXPLAINED = 1

/** How much less utility a product may have that would do as well: odds of 1 : 2 between it and the favourite. */
export const WOULD_DO = Math.LN2

/** How many products a visitor keeps in mind. */
const MOST_LIKED = 3

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
  /** The product with the largest utility: its favourite. */
  readonly best: number
  /**
   * The favourite and what would do as well: products it would take at odds of 1 : 2 or better against the favourite
   * (a utility at most ln 2 lower); at most three, best first, twins left out.
   */
  readonly liked: readonly number[]
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
  const liked = likedOf(utility, model.catalog.twins)
  const best = liked[0]!
  return {
    archetype,
    traits: drawTraits(model, archetype, random),
    utility,
    best,
    liked,
    signals: drawSignals(model, best, random),
  }
}

/** Index of one of so many classes, drawn with the made-up shares. */
export function drawArchetype(classes: number, random: () => number): number {
  const weights = Array.from({length: classes}, (_, k) => ARCHETYPE_WEIGHTS[k] ?? LAST_WEIGHT)
  return drawIndex(weights, random)
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

function likedOf(utility: Float64Array, twins: ArrayLike<number>): number[] {
  const distinct = utility.map((u, i) => (twins[i] === i ? u : -Infinity))
  const top = topProducts(distinct, MOST_LIKED, -Infinity)
  return top.filter((product) => utility[product]! >= utility[top[0]!]! - WOULD_DO)
}
