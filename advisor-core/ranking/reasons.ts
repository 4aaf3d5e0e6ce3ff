import {answerCompatibility, type CompiledQuestion} from '../belief/compile-question'
import type {Attribute, LocalText} from '../catalog/types'
import type {Assessment} from '../dialogue/assess'
import type {AdvisorModel} from '../dialogue/model'
import type {Reason} from '../dialogue/types'
import {formatValue, numberOf} from './format-value'

/** A wish counts as met from this compatibility on, and as missed below the second. */
const MET = 0.99
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

/**
 * Share of the stated wishes that hold for a product, softly; a missing value counts as the catalogue's mean.
 *
 * @returns in [0, 1], `null` while there is no wish
 */
export function fitOf(wishes: readonly Wish[], product: number): number | null {
  if (wishes.length === 0) return null
  const met = wishes.reduce(
    (sum, {compiled, compatibility}) => sum + compatibility[compiled.cells[product]!]!,
    0,
  )
  return met / wishes.length
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

/** The most honest objection: the wish missed worst, else what the product is worse at than most. */
export function drawbackOf(model: AdvisorModel, wishes: readonly Wish[], product: number): Reason | null {
  const missed = wishes
    .filter(({compiled, compatibility}) => {
      const cell = compiled.cells[product]!
      return cell > 0 && compatibility[cell]! < MISSED
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

/** Where a product stands in its category, for each number with a better direction but the price. */
function standings(model: AdvisorModel, product: number): Standing[] {
  const category = model.category ? model.catalog.columns[model.category.id] : undefined
  const group = category?.kind === 'categorical' ? category.codes : null
  return model.catalog.attributes.flatMap((attribute) => {
    const column = model.catalog.columns[attribute.id]
    if (attribute.better === null || attribute.role === 'price' || column?.kind !== 'numeric') return []
    const own = column.values[product]!
    if (Number.isNaN(own)) return []
    let known = 0
    let worse = 0
    let better = 0
    for (let i = 0; i < column.values.length; i++) {
      if (i === product || Number.isNaN(column.values[i]!) || (group && group[i] !== group[product])) continue
      known++
      const ahead = attribute.better === 'higher' ? own - column.values[i]! : column.values[i]! - own
      if (ahead > 0) worse++
      if (ahead < 0) better++
    }
    return known >= 10 ? [{attribute, beats: worse / known, beatenBy: better / known}] : []
  })
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
