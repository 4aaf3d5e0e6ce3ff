import type {Catalog} from '../../advisor-core/catalog/types'
import {normal} from '../../advisor-core/numeric/random'
import {buildFeatures} from '../../advisor-core/taste/build-features'
import {probabilities} from '../../advisor-core/taste/choice-probabilities'
import {encodeItem} from '../../advisor-core/taste/encode-item'
import type {ChoiceEvidence, TasteFeature, TasteRole} from '../../advisor-core/taste/types'
import {utilities} from '../../advisor-core/taste/utilities'
import type {Person, TrainingRole} from './person'
import {createSyntheticCatalog} from './synthetic-catalog'

/**
 * How SIMULATED shoppers are made. These are assumptions, not findings: they say what a plausible shop visitor
 * may be like until a shop's own choices replace them.
 */
export const ASSUMED = {
  /** Chance that a shopper cares about an attribute at all; for the price. */
  attention: 0.6,
  attentionToPrice: 0.9,
  /** Chance that a shopper wants what most people want, where there is such a thing. */
  agreement: 0.9,
  /** Chance of liking a yes/no feature rather than disliking it. */
  flagLiked: 0.75,
  /** Spread of the logarithm of how much an attribute matters to one shopper. */
  importanceSd: 0.5,
  /** Weight of one value of a few-valued number beside its straight line. */
  stepWeight: 0.3,
  /** Standard deviation of a shopper's utility over the catalogue: median, and spread of its logarithm. */
  decisiveness: 2.2,
  decisivenessSd: 0.3,
  /** Utility of standing first: mean and deviation over shoppers. */
  first: 0.3,
  firstSd: 0.2,
  shown: 5,
  /** Half of the slates are competitive: drawn from this many products that suit the average shopper best. */
  shortlist: 20,
} as const

/** The direction most people agree on, 0 where there is none. */
const DIRECTION: Readonly<Record<TasteRole, number>> = {
  price: -1,
  lower: -1,
  higher: 1,
  number: 0,
  step: 0,
  level: 0,
  flag: 0,
}

/**
 * SIMULATED people, each with choices from slates of five, over as many synthetic catalogues as asked for.
 *
 * @param choices  how many choices each person makes
 */
export function simulatePeople(
  random: () => number,
  {catalogs, peopleEach, choices}: {catalogs: number; peopleEach: number; choices: number},
): Person[] {
  const people: Person[] = []
  for (let c = 0; c < catalogs; c++) {
    const catalog = createSyntheticCatalog(random)
    const features = buildFeatures(catalog)
    for (let p = 0; p < peopleEach; p++) people.push(simulatePerson(random, catalog, features, choices))
  }
  return people
}

function simulatePerson(
  random: () => number,
  catalog: Catalog,
  features: readonly TasteFeature[],
  count: number,
): Person {
  const utility = ownUtilities(random, catalog, features)
  const first = ASSUMED.first + ASSUMED.firstSd * normal(random)
  const shortlist = bestForAll(catalog, features)
  const choices: ChoiceEvidence[] = []
  const truth: Float64Array[] = []
  for (let t = 0; t < count; t++) {
    const shown = drawSlate(random, t % 2 === 0 ? shortlist : null, catalog.size)
    const p = probabilities(Float64Array.from(shown, (i, slot) => utility[i]! + (slot === 0 ? first : 0)))
    choices.push(toChoice(catalog, features, shown, drawFrom(random, p)))
    truth.push(p)
  }
  const roles: TrainingRole[] = features.map(({role}) => role)
  const attributes = new Set(features.map(({attribute}) => attribute)).size
  return {roles, crowding: 8 / attributes, choices, truth}
}

/** One shopper's utility of each product, scaled to the shopper's decisiveness. */
function ownUtilities(
  random: () => number,
  catalog: Catalog,
  features: readonly TasteFeature[],
): Float64Array {
  const importance = new Map<string, number>()
  const weights = features.map(({attribute, role}) => {
    const attention = role === 'price' ? ASSUMED.attentionToPrice : ASSUMED.attention
    const known = importance.get(attribute)
    const drawn = (random() < attention ? 1 : 0) * Math.exp(ASSUMED.importanceSd * normal(random))
    const own = known ?? drawn
    importance.set(attribute, own)
    if (role === 'step') return own * ASSUMED.stepWeight * normal(random)
    if (role === 'level') return own * normal(random)
    const sign = random() < (role === 'flag' ? ASSUMED.flagLiked : ASSUMED.agreement) ? 1 : -1
    const direction = role === 'flag' ? 1 : DIRECTION[role]
    return own * (direction === 0 ? normal(random) : direction * sign)
  })
  const out = new Float64Array(catalog.size)
  utilities(catalog, features, weights, out)
  const mean = out.reduce((sum, u) => sum + u, 0) / out.length
  const sd = Math.sqrt(out.reduce((sum, u) => sum + (u - mean) ** 2, 0) / out.length)
  const wanted = ASSUMED.decisiveness * Math.exp(ASSUMED.decisivenessSd * normal(random))
  return out.map((u) => (sd > 0 ? ((u - mean) * wanted) / sd : 0))
}

/** The products that a shopper with everybody's directions would rank first. */
function bestForAll(catalog: Catalog, features: readonly TasteFeature[]): number[] {
  const out = new Float64Array(catalog.size)
  utilities(
    catalog,
    features,
    features.map(({role}) => DIRECTION[role]),
    out,
  )
  return Array.from(out.keys())
    .sort((a, b) => out[b]! - out[a]! || a - b)
    .slice(0, ASSUMED.shortlist)
}

function drawSlate(random: () => number, from: readonly number[] | null, size: number): number[] {
  const shown: number[] = []
  while (shown.length < ASSUMED.shown) {
    const drawn = from ? from[Math.floor(random() * from.length)]! : Math.floor(random() * size)
    if (!shown.includes(drawn)) shown.push(drawn)
  }
  return shown
}

function drawFrom(random: () => number, p: Float64Array): number {
  let rest = random()
  for (let i = 0; i < p.length - 1; i++) {
    rest -= p[i]!
    if (rest < 0) return i
  }
  return p.length - 1
}

/** The features of the shown products. */
function toChoice(
  catalog: Catalog,
  features: readonly TasteFeature[],
  shown: readonly number[],
  chosen: number,
): ChoiceEvidence {
  const d = features.length
  const rows = new Float64Array(shown.length * d)
  shown.forEach((product, slot) => {
    encodeItem(catalog, features, product, rows.subarray(slot * d, (slot + 1) * d))
  })
  return {features: rows, chosen, positions: shown.map((_, slot) => slot)}
}
