import {lang, number, word} from './words.js'

/** A fact as words in the page's language: "63 dB", "steam wand", "yes". */
export function factText(attribute, fact) {
  if (fact === undefined) return word('product.unknown')
  if (typeof fact === 'boolean') return word(fact ? 'yes' : 'no')
  if (typeof fact === 'number')
    return attribute.unit ? `${number(fact)}\u00a0${attribute.unit}` : number(fact)
  return lang === 'en' ? (attribute.values?.[fact] ?? fact) : fact
}

export const colorText = (shop, color) => (lang === 'en' ? (shop.colors[color] ?? color) : color)

/** Which facts tell products of a category apart at a glance. */
const TELLING = {
  Kaffeemaschinen: ['coffee_type', 'noise', 'width'],
  'E-Bikes': ['bike_type', 'range', 'bike_weight'],
  Laufschuhe: ['terrain', 'cushioning', 'shoe_weight'],
}
const NAMED = new Set(['cushioning', 'noise'])

/** One line for a card: "Vollautomat · 61 dB · 26 cm". */
export function summary(shop, product) {
  return TELLING[product.category]
    .filter((id) => product.facts[id] !== undefined)
    .map((id) => {
      const attribute = shop.attributes.find((each) => each.id === id)
      const text = factText(attribute, product.facts[id])
      return NAMED.has(id) && typeof product.facts[id] === 'string'
        ? `${attribute.label[lang]} ${text}`
        : text
    })
    .join(' · ')
}
