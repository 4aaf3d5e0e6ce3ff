import {answerCompatibility, type CompiledQuestion} from '../belief/compile-question'
import type {Attribute, Catalog, LocalText} from '../catalog/types'
import type {Assessment} from '../dialogue/assess'
import type {AdvisorModel} from '../dialogue/model'
import type {Reason} from '../dialogue/types'
import {formatValue, numberOf} from './format-value'

/** A wish counts as met from this compatibility on; anything less is said. */
const MET = 0.99
/** Clearly missed: what somebody else's gain is measured against. */
const MISSED = 0.6

/** A number stands out when it beats this share of its category, and falls behind when the second beats it. */
const STANDS_OUT = 0.75
const FALLS_BEHIND = 0.85

/** How many reasons a product gets at most. */
const MOST_REASONS = 4

/** One answered wish against the catalogue: how well each cell suits it and what that does to the belief. */
export interface Wish {
  readonly attribute: Attribute
  readonly compiled: CompiledQuestion
  /** c(answer, cell); shape [cells] */
  readonly compatibility: Float64Array
  /** log P(answer | cell) against the mean over the catalogue; shape [cells], in nats */
  readonly contribution: Float64Array
  readonly wanted: LocalText
  readonly bounds: {readonly min: number; readonly max: number}
}

/** The stated wishes: answers that named at least one option. */
export function toWishes(model: AdvisorModel, assessment: Assessment): Wish[] {
  return assessment.answers
    .filter(({chosen}) => chosen.length > 0)
    .map(({evidence, compiled, chosen}) => {
      const options = chosen.map((o) => compiled.question.options[o]!)
      const term = assessment.terms.find(({id}) => id === evidence.id)
      const logLikelihood = term?.kind === 'cells' ? term.logLikelihood : new Float64Array(compiled.cellCount)
      const mean = logLikelihood[0]!
      const ranges = options.map(({match}) => ('values' in match ? {} : match))
      return {
        attribute: model.attributes.get(compiled.question.attribute)!,
        compiled,
        compatibility: answerCompatibility(compiled, chosen),
        contribution: logLikelihood.map((x) => x - mean),
        wanted: joinLabels(options.map(({label}) => label)),
        bounds: {
          min: Math.min(...ranges.map((range) => range.min ?? -Infinity)),
          max: Math.max(...ranges.map((range) => range.max ?? Infinity)),
        },
      }
    })
}

/** The wishes that fit is measured by: all but the category, which everything shown has. */
export function countedWishes(wishes: readonly Wish[]): Wish[] {
  return wishes.filter(({attribute}) => attribute.role !== 'category')
}

/**
 * Share of wishes that hold for a product, softly; a missing value counts as the catalogue's mean.
 *
 * @returns in [0, 1], `null` without a wish
 */
export function fitOf(wishes: readonly Wish[], product: number): number | null {
  if (wishes.length === 0) return null
  const met = wishes.reduce(
    (sum, {compiled, compatibility}) => sum + compatibility[compiled.cells[product]!]!,
    0,
  )
  return met / wishes.length
}

/** Whether every wish holds for a product; a missing value is no proof of that. */
export function meetsAll(wishes: readonly Wish[], product: number): boolean {
  return wishes.every(({compiled, compatibility}) => {
    const cell = compiled.cells[product]!
    return cell > 0 && compatibility[cell]! >= MET
  })
}

/**
 * Why a product stands where it stands: first the evidence that speaks for it, by its log-likelihood
 * contribution, then what it is better at than most of its category.
 */
export function reasonsFor(model: AdvisorModel, wishes: readonly Wish[], product: number): Reason[] {
  const met = wishes
    .filter(({attribute, compiled, compatibility}) => {
      const cell = compiled.cells[product]!
      return cell > 0 && compatibility[cell]! >= MET && attribute.role !== 'category'
    })
    .map((wish) => wishReason(model, wish, product, 'meets'))
    .sort((a, b) => b.contribution - a.contribution)
  const used = new Set(met.map(({attribute}) => attribute))
  const outstanding = standings(model, product)
    .filter(({attribute, beats}) => beats >= STANDS_OUT && !used.has(attribute.id))
    .sort((a, b) => b.beats - a.beats)
    .map(({attribute, beats}) => standingReason(model, attribute, beats, product, 'stands-out'))
  return [...met, ...outstanding].slice(0, MOST_REASONS)
}

/** The most honest objection: the wish missed worst, be it by little, else what the product is worse at than most. */
export function drawbackOf(model: AdvisorModel, wishes: readonly Wish[], product: number): Reason | null {
  const missed = wishes
    .filter(({compiled, compatibility}) => {
      const cell = compiled.cells[product]!
      return cell > 0 && compatibility[cell]! < MET
    })
    .map((wish) => wishReason(model, wish, product, 'misses'))
    .sort((a, b) => a.contribution - b.contribution)
  if (missed[0]) return missed[0]
  const worst = standings(model, product)
    .filter(({beatenBy}) => beatenBy >= FALLS_BEHIND)
    .sort((a, b) => b.beatenBy - a.beatenBy)[0]
  return worst ? standingReason(model, worst.attribute, 1 - worst.beatenBy, product, 'falls-behind') : null
}

/** A wish that `product` meets and `other` misses, or the number it is clearly better in. */
export function gainOver(
  model: AdvisorModel,
  wishes: readonly Wish[],
  product: number,
  other: number,
): Reason | null {
  const wish = wishes.find(({compiled, compatibility}) => {
    const mine = compiled.cells[product]!
    const theirs = compiled.cells[other]!
    return mine > 0 && theirs > 0 && compatibility[mine]! >= MET && compatibility[theirs]! < MISSED
  })
  return wish ? wishReason(model, wish, product, 'meets') : null
}

function wishReason(model: AdvisorModel, wish: Wish, product: number, kind: 'meets' | 'misses'): Reason {
  const {attribute, compiled, contribution, wanted} = wish
  return {
    kind,
    attribute: attribute.id,
    attributeLabel: attribute.label,
    value: formatValue(model.catalog, attribute, product) ?? {de: '–', en: '–'},
    unit: attribute.unit,
    wanted,
    beats: null,
    direction: null,
    excess: kind === 'misses' ? excessOf(numberOf(model.catalog, attribute, product), wish.bounds) : null,
    contribution: contribution[compiled.cells[product]!]!,
  }
}

/** How far a number lies outside the bounds, negative below them; `null` inside or without a number. */
function excessOf(value: number, {min, max}: Wish['bounds']): number | null {
  if (value < min) return value - min
  return value > max ? value - max : null
}

interface Standing {
  readonly attribute: Attribute
  /** Share of the other products of its category that are worse, in [0, 1]. */
  readonly beats: number
  /** Share that are better, in [0, 1]. */
  readonly beatenBy: number
}

/** A standing is a fact of the catalogue: it is counted once for each product that is ever shown. */
const KNOWN_STANDINGS = new WeakMap<Catalog, Map<number, Standing[]>>()

/** Where a product stands in its category, for each number with a better direction but the price. */
function standings(model: AdvisorModel, product: number): Standing[] {
  const known = KNOWN_STANDINGS.get(model.catalog) ?? new Map<number, Standing[]>()
  KNOWN_STANDINGS.set(model.catalog, known)
  const found = known.get(product) ?? countStandings(model, product)
  known.set(product, found)
  return found
}

function countStandings(model: AdvisorModel, product: number): Standing[] {
  const others = productsOfCategory(model, product)
  return model.catalog.attributes.flatMap((attribute) => {
    const column = model.catalog.columns[attribute.id]
    if (attribute.better === null || attribute.role === 'price' || column?.kind !== 'numeric') return []
    const {values} = column
    const own = values[product]!
    if (Number.isNaN(own)) return []
    let lower = 0
    let equal = 0
    let higher = 0
    for (let j = 0; j < others.length; j++) {
      const value = values[others[j]!]!
      if (value < own) lower++
      else if (value > own) higher++
      else if (value === own) equal++
    }
    // The product itself is among the equal ones.
    const known = lower + equal - 1 + higher
    const [worse, better] = attribute.better === 'higher' ? [lower, higher] : [higher, lower]
    return known >= 10 ? [{attribute, beats: worse / known, beatenBy: better / known}] : []
  })
}

/** The products of the same category, the product itself included; all where there are no categories. */
function productsOfCategory({catalog, category}: AdvisorModel, product: number): Uint32Array {
  const column = category ? catalog.columns[category.id] : undefined
  if (column?.kind !== 'categorical') return Uint32Array.from({length: catalog.size}, (_, i) => i)
  const {codes} = column
  const own = codes[product]!
  let count = 0
  for (let i = 0; i < codes.length; i++) if (codes[i] === own) count++
  const found = new Uint32Array(count)
  for (let i = codes.length - 1; i >= 0; i--) if (codes[i] === own) found[--count] = i
  return found
}

function standingReason(
  model: AdvisorModel,
  attribute: Attribute,
  beats: number,
  product: number,
  kind: 'stands-out' | 'falls-behind',
): Reason {
  return {
    kind,
    attribute: attribute.id,
    attributeLabel: attribute.label,
    value: formatValue(model.catalog, attribute, product) ?? {de: '–', en: '–'},
    unit: attribute.unit,
    wanted: null,
    beats,
    direction: attribute.better,
    excess: null,
    contribution: 0,
  }
}

/** "leise" · "leise oder mittel"; option labels in the visitor's words. */
export function joinLabels(labels: readonly LocalText[]): LocalText {
  const join = (words: readonly string[], or: string): string =>
    words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${or} ${words.at(-1)}`
  return {
    de: join(
      labels.map(({de}) => de),
      'oder',
    ),
    en: join(
      labels.map(({en}) => en),
      'or',
    ),
  }
}
