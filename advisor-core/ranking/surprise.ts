import type {Attribute, Catalog} from '../catalog/types'
import type {AdvisorModel} from '../dialogue/model'
import type {Surprise} from '../dialogue/types'
import {topProducts} from '../questions/slate-value'
import {proofOf} from './arguments'
import {fitOf} from './reasons'
import type {Wish} from './wish'

/** A real chance: at least this share of the best match's own probability. */
export const REAL_CHANCE = 0.1

/** How many of the likeliest products are looked through. */
const CANDIDATES = 200

/** It may miss this much more of the wishes than the best match does. */
const LESS_FIT = 0.05

/**
 * One product outside the region that the slate is in: all that are shown agree in something that nobody asked for,
 * and this one, which fits the wishes as well, is different there. Of several such things the one on which the belief
 * is most divided is named.
 *
 * @param belief  shape [N]
 * @param wishes  what was asked of single attributes
 * @param shown   the slate, best match first
 * @param taken   further products that are not to come up again
 */
export function pickSurprise(
  model: AdvisorModel,
  belief: Float64Array,
  wishes: readonly Wish[],
  shown: readonly number[],
  taken: readonly number[] = [],
): Surprise | null {
  const {catalog, category} = model
  const best = shown[0]
  if (best === undefined) return null
  const wished = new Set(
    wishes.flatMap(({attribute, parts = []}) => [attribute, ...parts.map((p) => p.attribute)]),
  )
  const agreed = catalog.attributes
    .filter((attribute) => attribute.role === null && !wished.has(attribute))
    .flatMap((attribute) => {
      const [first, ...others] = shown.map((product) => codeOf(catalog, attribute, product))
      return first && others.every((code) => code === first) ? [{attribute, code: first}] : []
    })
  if (agreed.length === 0) return null
  const likely = topProducts(belief, CANDIDATES, REAL_CHANCE * belief[best]!)
  const enough = (fitOf(wishes, best) ?? 0) - LESS_FIT
  for (const product of likely) {
    if (shown.includes(product) || taken.includes(product)) continue
    if (category && codeOf(catalog, category, product) !== codeOf(catalog, category, best)) continue
    if ((fitOf(wishes, product) ?? 0) < enough) continue
    const differs = agreed
      .filter(({attribute, code}) => isOther(catalog, attribute, product, code))
      .map((each) => ({...each, spread: spreadOf(catalog, each.attribute, belief, likely)}))
      .sort((a, b) => b.spread - a.spread)[0]
    if (differs) {
      const {id} = differs.attribute
      return {product, reason: proofOf(model, id, product), others: proofOf(model, id, best).value}
    }
  }
  return null
}

/** 0 where nothing is known, and for what has no codes. */
function codeOf(catalog: Catalog, attribute: Attribute, product: number): number {
  const column = catalog.columns[attribute.id]
  return column?.kind === 'categorical' || column?.kind === 'boolean' ? column.codes[product]! : 0
}

/** To lack something is no surprise worth showing. */
function isOther(catalog: Catalog, attribute: Attribute, product: number, code: number): boolean {
  const own = codeOf(catalog, attribute, product)
  return own !== 0 && own !== code && (attribute.kind !== 'boolean' || own === 2)
}

/** Entropy of an attribute's values under the belief in these products, in bits. */
function spreadOf(
  catalog: Catalog,
  attribute: Attribute,
  belief: ArrayLike<number>,
  products: readonly number[],
): number {
  const mass = new Map<number, number>()
  let total = 0
  for (const product of products) {
    const code = codeOf(catalog, attribute, product)
    mass.set(code, (mass.get(code) ?? 0) + belief[product]!)
    total += belief[product]!
  }
  let bits = 0
  for (const m of mass.values()) if (m > 0) bits -= (m / total) * Math.log2(m / total)
  return bits
}
