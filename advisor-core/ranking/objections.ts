import type {Attribute, LocalText} from '../catalog/types'
import type {AdvisorModel} from '../dialogue/model'
import type {Objection} from '../dialogue/types'
import {topProducts} from '../questions/slate-value'
import type {Claim} from '../text/types'
import {formatValue, numberOf} from './format-value'
import {withUnit} from './with-unit'

/** What else could be shown: so many of the likeliest products. */
const OTHERS = 30

/** An objection needs so many of them to be better, or other, in that respect. */
const LEAST_SHARE = 0.5

const MOST_OBJECTIONS = 4

/** A number that is to be lower or higher changes by at least this share. */
const NOTICEABLE = 0.03

/**
 * Why a product may not be wanted: what the likeliest other products have better or other, as wishes. The price comes
 * first, then the brand, then what most of the others have better.
 *
 * @param spokenOf attributes that are left out, but for the price: what is wanted there was said
 */
export function objectionsTo(
  model: AdvisorModel,
  belief: Float64Array,
  product: number,
  spokenOf: readonly string[],
): Objection[] {
  const others = topProducts(belief, OTHERS + 1).filter((other) => other !== product)
  return model.catalog.attributes
    .filter(({id, role}) => role === 'price' || !spokenOf.includes(id))
    .flatMap((attribute) => objectionOf(model, attribute, product, others) ?? [])
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST_OBJECTIONS)
    .map(({wish, label}) => ({wish, label}))
}

function objectionOf(
  model: AdvisorModel,
  attribute: Attribute,
  product: number,
  others: readonly number[],
): (Objection & {share: number}) | null {
  const {catalog} = model
  if (attribute.role === 'category') return null
  const value = formatValue(catalog, attribute, product)
  if (value === null || others.length === 0) return null
  const better = attribute.role === 'price' ? 'lower' : attribute.better
  const own = numberOf(catalog, attribute, product)
  const isNumber = catalog.columns[attribute.id]?.kind === 'numeric'
  const against = (other: number): boolean => {
    if (!isNumber) return (formatValue(catalog, attribute, other) ?? value).en !== value.en
    const theirs = numberOf(catalog, attribute, other)
    return better === 'lower' ? theirs < own : theirs > own
  }
  if (isNumber && (!better || !(own > 0))) return null
  const share = others.filter(against).length / others.length
  if (!(share >= LEAST_SHARE)) return null
  const claim = isNumber ? numberClaim(own, better!) : valueClaim(model, attribute, product)
  if (!claim) return null
  const label = wordsFor(attribute, value, better ?? null)
  // Price and brand are what most people mean.
  const first = attribute.role === 'price' ? 2 : attribute.role === 'brand' ? 1 : 0
  return {
    share: first + share,
    label,
    wish: {...claim, attribute: attribute.id, unsure: false, words: label.en},
  }
}

/** The next round number that is noticeably lower, or higher. */
function numberClaim(own: number, better: 'lower' | 'higher'): Claim {
  const step = 10 ** (Math.floor(Math.log10(own)) - 1)
  const limit = own * (better === 'lower' ? 1 - NOTICEABLE : 1 + NOTICEABLE)
  const steps = better === 'lower' ? Math.floor(limit / step) : Math.ceil(limit / step)
  const value = Number((steps * step).toPrecision(3))
  return {relation: better === 'lower' ? 'at-most' : 'at-least', value}
}

function valueClaim({catalog}: AdvisorModel, {id}: Attribute, product: number): Claim | null {
  const column = catalog.columns[id]
  switch (column?.kind) {
    case 'boolean':
      return {relation: 'is', value: [column.codes[product] === 2 ? 'no' : 'yes']}
    case 'categorical':
      return {relation: 'not', value: [column.values[column.codes[product]! - 1]!]}
    default:
      return null
  }
}

function wordsFor(
  {role, label, unit, kind}: Attribute,
  value: LocalText,
  better: 'lower' | 'higher' | null,
): LocalText {
  if (role === 'price') return {de: 'zu teuer', en: 'too expensive'}
  if (role === 'brand') return {de: `andere Marke als ${value.de}`, en: `another brand than ${value.en}`}
  if (better) {
    const fact = withUnit(value, unit)
    const [de, en] = better === 'lower' ? ['zu hoch', 'too high'] : ['zu niedrig', 'too low']
    return {de: `${label.de} ${de} (${fact.de})`, en: `${label.en} ${en} (${fact.en})`}
  }
  if (kind === 'boolean') return {de: `${label.de}: ${value.de}`, en: `${label.en}: ${value.en}`}
  return {de: `${label.de}: nicht ${value.de}`, en: `${label.en}: not ${value.en}`}
}
