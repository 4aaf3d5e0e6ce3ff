import {draftCoffee} from './coffee'
import type {ColorName} from './colors'
import {describe} from './describe'
import {draftBike} from './ebikes'
import {GAPS} from './gaps'
import {priceTag} from './numbers'
import {createRandom, type Random} from './random'
import {draftShoe} from './shoes'
import type {Category, Draft, Facts, Product, Variant} from './types'

const PER_CATEGORY = 200

const CATEGORIES: readonly {category: Category; prefix: string; draft: (random: Random) => Draft}[] = [
  {category: 'Kaffeemaschinen', prefix: 'KM', draft: draftCoffee},
  {category: 'E-Bikes', prefix: 'EB', draft: draftBike},
  {category: 'Laufschuhe', prefix: 'LS', draft: draftShoe},
]

const SUFFIXES = ['Plus', 'Neo', 'II', 'Select', 'III', 'Studio', 'IV', 'Nova', 'V', 'Prima', 'VI'] as const
const EDITION_COLOR: Partial<Record<ColorName, ColorName>> = {nachtblau: 'salbei'}

/** A few offers far under and far over what their features suggest, as real catalogues have them. */
function outlier(index: number): {factor: number; suffix: string} {
  if (index % 66 === 20) return {factor: 0.6, suffix: ''}
  if (index % 66 === 50) return {factor: 2.3, suffix: ' Atelier'}
  return {factor: 1, suffix: ''}
}

/** Leaves out what suppliers forget to send: 5 to 15 % of most attributes. */
function withGaps(facts: Facts, random: Random): Facts {
  return Object.fromEntries(
    Object.entries(facts).map(([id, fact]) => [id, random.chance(GAPS[id] ?? 0) ? null : fact]),
  )
}

function uniqueTitle(taken: Set<string>, title: string): string {
  const free = [title, ...SUFFIXES.map((suffix) => `${title} ${suffix}`)].find((each) => !taken.has(each))
  if (!free) throw new RangeError(`invalid title: ${title} is taken with every suffix`)
  taken.add(free)
  return free
}

function variantsOf(id: string, draft: Draft, random: Random): readonly Variant[] {
  const colors = [draft.color, ...draft.otherColors]
  const sizes = draft.sizes.length > 0 ? draft.sizes : ['']
  const all = colors.flatMap((color) => sizes.map((size) => ({color, size})))
  return all.map((each, index) => ({
    id: all.length === 1 ? id : `${id}-${index + 1}`,
    ...each,
    available: random.chance(0.94),
  }))
}

function makeProduct(
  id: string,
  category: Category,
  draft: Draft,
  parts: {title: string; factor: number; random: Random},
): Product {
  const {random, title, factor} = parts
  const facts = withGaps(draft.facts, random)
  const price = priceTag(draft.price * factor)
  const reduced = random.chance(0.11) ? priceTag(price * random.between(0.78, 0.92)) : price
  return {
    id,
    category,
    title,
    brand: draft.brand,
    price,
    salePrice: reduced < price ? reduced : null,
    color: draft.color,
    material: draft.material,
    facts,
    description: describe(category, draft, facts, draft.color),
    picture: `${id.toLowerCase()}.svg`,
    variants: variantsOf(id, draft, random),
  }
}

/** The same thing in another colour, listed by its maker as a product of its own: equal in every attribute. */
function edition(original: Product, id: string, draft: Draft, taken: Set<string>): Product {
  const color = EDITION_COLOR[original.color] ?? 'nachtblau'
  return {
    ...original,
    id,
    title: uniqueTitle(taken, `${original.title} Edition`),
    color,
    description: describe(original.category, draft, original.facts, color),
    picture: `${id.toLowerCase()}.svg`,
    variants: [{id, color, size: '', available: true}],
  }
}

export interface Made {
  readonly product: Product
  /** The facts before gaps: what the drawing shows. */
  readonly draft: Draft
}

/** All 600 products, 200 a category, the same on every run. */
export function makeProducts(seed: string): readonly Made[] {
  return CATEGORIES.flatMap(({category, prefix, draft: draftOne}) => {
    const taken = new Set<string>()
    const made: Made[] = []
    for (let index = 0; index < PER_CATEGORY; index++) {
      const id = `${prefix}-${1001 + index}`
      const previous = made[index - 1]
      if (previous && index % 40 === 39) {
        const product = edition(previous.product, id, previous.draft, taken)
        made.push({product, draft: {...previous.draft, color: product.color}})
        continue
      }
      const random = createRandom(`${seed}/${id}`)
      const draft = draftOne(random)
      const {factor, suffix} = outlier(index)
      const title = uniqueTitle(taken, `${draft.brand} ${draft.line} ${draft.figure}${suffix}`)
      made.push({product: makeProduct(id, category, draft, {title, factor, random}), draft})
    }
    return made
  })
}
