import type {Assessment} from '../dialogue/assess'
import type {AdvisorModel, Slot} from '../dialogue/model'
import type {Reason, SlateItem, SlotRole} from '../dialogue/types'
import {slateValue, topProducts} from '../questions/slate-value'
import {formatAmount, numberOf} from './format-value'
import {
  countedWishes,
  drawbackOf,
  factOf,
  fitOf,
  gainOver,
  meetsAll,
  reasonsFor,
  toWishes,
  type Wish,
} from './reasons'

/** Fit words and the share of stated wishes from which each holds; `excellent` is for products that miss none. */
const FIT_WORDS = [
  ['good', 0.8],
  ['fair', 0.5],
] as const

/** A share of fewer wishes than this says nothing. */
const LEAST_WISHES = 2

/** Who named a budget is not talked into more than this much above it. */
const OVER_BUDGET = 1.15

/** A special slot goes only to products at least this likely against the best match. */
const ROLE_FLOOR = 0.2

/** Cheaper means at least this much cheaper, and enough means no wish met less. */
const CHEAPER = 0.9

/** Better means this much more of the wishes. */
const BETTER = 0.05

/** How many products are looked through for the special slots. */
const CANDIDATES = 60

export interface Slate {
  readonly items: readonly SlateItem[]
  /** V_k of the products shown. */
  readonly value: number
}

/**
 * Three products and why: the best match; a better one only with the named gain in fit; a cheaper one that is
 * enough, whenever it fits equally; else the next best.
 */
export function pickSlate(model: AdvisorModel, assessment: Assessment): Slate {
  const {belief} = assessment
  const wishes = countedWishes(toWishes(model, assessment))
  const likeliest = topProducts(belief, CANDIDATES)
  const pick = (ranked: readonly number[]) => pickSlots(model, belief, wishes, ranked)
  const slots = model.kinds?.promote(model, belief, wishes, likeliest, pick) ?? pick(likeliest)
  const best = slots[0]!.product
  const reasons = setApart(slots.map(({product}) => reasonsFor(model, wishes, product)))
  const items = slots.map((item, slot): SlateItem => {
    const {product, role} = item
    return {
      ...item,
      relative: belief[product]! / belief[likeliest[0]!]!,
      ...fitWithWord(wishes, product),
      reasons: reasons[slot]!,
      drawback: drawbackOf(model, wishes, product),
      gain: gainFor(model, wishes, role, product, best),
    }
  })
  return {
    items,
    value: slateValue(
      belief,
      slots.map(({product}) => product),
    ),
  }
}

/** @param ranked the products in question, the one to begin with first */
function pickSlots(
  model: AdvisorModel,
  belief: Float64Array,
  wishes: readonly Wish[],
  ranked: readonly number[],
): Slot[] {
  const best = ranked[0]!
  const others = ranked.slice(1)
  const eligible = others.filter((product) => belief[product]! >= ROLE_FLOOR * belief[best]!)
  const better = eligible.find((product) => isBetter(model, wishes, product, best))
  const cheaper = cheapest(
    model,
    eligible.filter((product) => product !== better && isCheaperAndEnough(model, wishes, product, best)),
  )
  const next = others.filter((product) => product !== better && product !== cheaper)

  const slots: Slot[] = [{product: best, role: 'best'}]
  if (better !== undefined) slots.push({product: better, role: 'better'})
  else if (next[0] !== undefined) slots.push({product: next.shift()!, role: 'next'})
  if (cheaper !== undefined) slots.push({product: cheaper, role: 'cheaper'})
  else if (next[0] !== undefined) slots.push({product: next[0], role: 'next'})
  return slots
}

function fitWithWord(wishes: readonly Wish[], product: number): Pick<SlateItem, 'fit' | 'fitWord'> {
  const fit = wishes.length < LEAST_WISHES ? null : fitOf(wishes, product)
  if (fit === null) return {fit, fitWord: null}
  if (meetsAll(wishes, product)) return {fit, fitWord: 'excellent'}
  return {fit, fitWord: FIT_WORDS.find(([, from]) => fit >= from)?.[0] ?? 'weak'}
}

/**
 * Orders each product's reasons so that those come first which the other products shown do not have as well; the
 * first product begins with its strongest reason all the same.
 *
 * @param reasons of each slot, strongest first
 */
function setApart(reasons: readonly (readonly Reason[])[]): Reason[][] {
  return reasons.map((own, slot) => {
    const shared = (reason: Reason): number =>
      reasons.filter((others, i) => i !== slot && others.some((other) => isSameFact(other, reason))).length
    const kept = slot === 0 ? own.slice(0, 1) : []
    const rest = own.slice(kept.length)
    return [...kept, ...rest.sort((a, b) => shared(a) - shared(b) || b.contribution - a.contribution)]
  })
}

function isSameFact(a: Reason, b: Reason): boolean {
  return a.attribute === b.attribute && a.value.en === b.value.en
}

/** The product with the lowest price, the likelier one of equals; `undefined` of none. */
function cheapest({catalog, price}: AdvisorModel, products: readonly number[]): number | undefined {
  return products.reduce<number | undefined>((low, product) => {
    if (low === undefined || !price) return low ?? product
    return numberOf(catalog, price, product) < numberOf(catalog, price, low) ? product : low
  }, undefined)
}

function isBetter(model: AdvisorModel, wishes: readonly Wish[], product: number, best: number): boolean {
  const gain = (fitOf(wishes, product) ?? 0) - (fitOf(wishes, best) ?? 0)
  const {catalog, price} = model
  const budget = wishes.find(({compiled}) => compiled.question.kind === 'budget')?.bounds.max ?? Infinity
  if (price && numberOf(catalog, price, product) > OVER_BUDGET * budget) return false
  return gain >= BETTER && gainOver(model, wishes, product, best) !== null
}

function isCheaperAndEnough(
  model: AdvisorModel,
  wishes: readonly Wish[],
  product: number,
  best: number,
): boolean {
  if (!model.price) return false
  const mine = numberOf(model.catalog, model.price, product)
  const theirs = numberOf(model.catalog, model.price, best)
  return mine <= CHEAPER * theirs && (fitOf(wishes, product) ?? 1) >= (fitOf(wishes, best) ?? 1)
}

function gainFor(
  model: AdvisorModel,
  wishes: readonly Wish[],
  role: SlotRole,
  product: number,
  best: number,
): Reason | null {
  if (role === 'better') return gainOver(model, wishes, product, best)
  if (role !== 'cheaper' || !model.price) return null
  const saved = numberOf(model.catalog, model.price, best) - numberOf(model.catalog, model.price, product)
  return {
    ...factOf(model, model.price, product, 'stands-out'),
    value: formatAmount(saved),
    direction: 'lower',
    excess: -saved,
  }
}
