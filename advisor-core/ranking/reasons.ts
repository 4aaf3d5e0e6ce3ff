import {optionNeeds} from '../advisor/option-needs'
import type {QuestionKind} from '../advisor/types'
import {ANSWER_KINDS} from '../belief/answer-kinds'
import {answerCompatibility, answerLogLikelihood, type CompiledQuestion} from '../belief/compile-question'
import type {Attribute, Catalog, LocalText} from '../catalog/types'
import type {Assessment} from '../dialogue/assess'
import type {AdvisorModel} from '../dialogue/model'
import type {Reason} from '../dialogue/types'
import {formatValue, numberOf} from './format-value'
import type {Wish} from './wish'

/** A wish counts as met from this compatibility on; anything less is said. */
const MET = 0.99
/** Clearly missed: what somebody else's gain is measured against. */
const MISSED = 0.6

/** A number stands out when it beats this share of its category, and falls behind when the second beats it. */
export const STANDS_OUT = 0.75
const FALLS_BEHIND = 0.85

/** How many reasons a product gets at most. */
const MOST_REASONS = 4

export type {Wish} from './wish'

/** The stated wishes: answers that named at least one option, and what was typed. */
export function toWishes(model: AdvisorModel, assessment: Assessment): Wish[] {
  const answered = assessment.answers.flatMap(({compiled, chosen}): Wish[] => {
    if (chosen.length === 0) return []
    const {kind} = compiled.question
    // Who names three things that it must have has three wishes.
    const groups = ANSWER_KINDS[kind].combination === 'each' ? chosen.map((o) => [o]) : [chosen]
    return groups.map((group) => toWish(model, compiled, group))
  })
  return [...answered, ...assessment.typed.map(({wish}) => wish)]
}

function toWish(model: AdvisorModel, compiled: CompiledQuestion, chosen: readonly number[]): Wish {
  const {question} = compiled
  const options = chosen.map((o) => question.options[o]!)
  const logLikelihood = answerLogLikelihood(compiled, chosen)
  const mean = logLikelihood[0]!
  const ranges = options.map(({match}) => (!match || 'values' in match ? {} : match))
  const about = options.flatMap((option) => optionNeeds(question, option)).map(({attribute}) => attribute)
  const wish: Wish = {
    attribute: model.attributes.get(
      question.attribute ?? about.find((id) => id !== model.category?.id) ?? about[0]!,
    )!,
    compiled,
    compatibility: answerCompatibility(compiled, chosen),
    contribution: logLikelihood.map((x) => x - mean),
    wanted: joinLabels(
      options.map(({label}) => label),
      question.kind,
    ),
    bounds: {
      min: Math.min(...ranges.map((range) => range.min ?? -Infinity)),
      max: Math.max(...ranges.map((range) => range.max ?? Infinity)),
    },
  }
  const parts = options.some(({needs}) => needs) ? model.kinds?.wishParts(model, wish, chosen) : null
  return parts ? {...wish, parts} : wish
}

/** What is asked of single attributes: facts are about these. */
export const partsOf = (wishes: readonly Wish[]): readonly Wish[] =>
  wishes.flatMap((wish) => wish.parts ?? wish)

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
  const met = partsOf(wishes)
    .filter(({attribute, compiled, compatibility}) => {
      const cell = compiled.cells[product]!
      return cell > 0 && compatibility[cell]! >= MET && attribute.role !== 'category'
    })
    .map((wish) => wishReason(model, wish, product, 'meets'))
    .sort((a, b) => b.contribution - a.contribution)
    // What was both tapped and typed is one fact.
    .filter(({attribute}, at, all) => all.findIndex((other) => other.attribute === attribute) === at)
  const used = new Set(met.map(({attribute}) => attribute))
  const outstanding = standings(model, product)
    .filter(({attribute, beats}) => beats >= STANDS_OUT && !used.has(attribute.id))
    .sort((a, b) => b.beats - a.beats)
    .map(({attribute, beats}) => standingReason(model, attribute, beats, product, 'stands-out'))
  return [...met, ...outstanding].slice(0, MOST_REASONS)
}

/**
 * The most honest objection: the wish missed worst, be it by little, else one that the catalogue says nothing about,
 * else what the product is worse at than most.
 */
export function drawbackOf(model: AdvisorModel, wishes: readonly Wish[], product: number): Reason | null {
  const missed = partsOf(wishes)
    .filter(({compiled, compatibility}) => {
      const cell = compiled.cells[product]!
      return cell > 0 && compatibility[cell]! < MET
    })
    .map((wish) => wishReason(model, wish, product, 'misses'))
    .sort((a, b) => a.contribution - b.contribution)
  if (missed[0]) return missed[0]
  // A wish that nothing is known about is no proof, and no reason to call it met.
  const unknown = partsOf(wishes).find(({compiled}) => compiled.cells[product] === 0)
  if (unknown) return wishReason(model, unknown, product, 'unknown')
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
  const wish = partsOf(wishes).find(({compiled, compatibility}) => {
    const mine = compiled.cells[product]!
    const theirs = compiled.cells[other]!
    return mine > 0 && theirs > 0 && compatibility[mine]! >= MET && compatibility[theirs]! < MISSED
  })
  return wish ? wishReason(model, wish, product, 'meets') : null
}

function wishReason(
  model: AdvisorModel,
  wish: Wish,
  product: number,
  kind: 'meets' | 'misses' | 'unknown',
): Reason {
  const {attribute, compiled, contribution, wanted} = wish
  return {
    ...factOf(model, attribute, product, kind),
    wanted,
    excess: kind === 'misses' ? excessOf(numberOf(model.catalog, attribute, product), wish.bounds) : null,
    contribution: contribution[compiled.cells[product]!]!,
  }
}

/** What is so, before anything is said about it. */
export function factOf(
  {catalog}: AdvisorModel,
  attribute: Attribute,
  product: number,
  kind: Reason['kind'],
): Reason {
  return {
    kind,
    attribute: attribute.id,
    attributeLabel: attribute.label,
    value: formatValue(catalog, attribute, product) ?? {de: '–', en: '–'},
    unit: attribute.unit,
    isPrice: attribute.role === 'price',
    wanted: null,
    beats: null,
    direction: null,
    excess: null,
    contribution: 0,
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
export function standings(model: AdvisorModel, product: number): Standing[] {
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
export function productsOfCategory({catalog, category}: AdvisorModel, product: number): Uint32Array {
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

/** A number of which a share of the category is worse (`stands-out`) or all but that share better. */
export function standingReason(
  model: AdvisorModel,
  attribute: Attribute,
  beats: number,
  product: number,
  kind: 'stands-out' | 'falls-behind',
): Reason {
  return {...factOf(model, attribute, product, kind), beats, direction: attribute.better}
}

/** How the chosen labels are joined and what stands before them, where it is not "or" and nothing. */
const JOINERS: Partial<Record<QuestionKind, readonly [de: string, en: string, de: string, en: string]>> = {
  'must-have': [' und ', ' and ', '', ''],
  'nice-to-have': [' und ', ' and ', 'gern ', 'ideally '],
  exclusion: [' und ', ' or ', 'ohne ', 'no '],
  order: [', dann ', ', then ', '', ''],
}

/** "leise" · "leise oder mittel" · "ohne Leder"; option labels in the visitor's words. */
export function joinLabels(labels: readonly LocalText[], kind: QuestionKind): LocalText {
  const [und, and, ohne, no] = JOINERS[kind] ?? [' oder ', ' or ', '', '']
  const join = (words: readonly string[], last: string): string =>
    words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')}${last}${words.at(-1)}`
  return {
    de:
      ohne +
      join(
        labels.map(({de}) => de),
        und,
      ),
    en:
      no +
      join(
        labels.map(({en}) => en),
        and,
      ),
  }
}
