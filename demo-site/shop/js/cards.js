import {priceOf} from './data.js'
import {el} from './dom.js'
import {summary} from './facts.js'
import {euro, to, word} from './words.js'

/** "1.299 €", and what it was before a reduction. */
export function priceLine(product) {
  return el(
    'p',
    {class: 'price'},
    el('strong', {class: product.salePrice ? 'price-now is-less' : 'price-now'}, euro(priceOf(product))),
    product.salePrice
      ? el('span', {class: 'price-was'}, word('price.was', {price: euro(product.price)}))
      : null,
  )
}

function choices(product) {
  const colors = new Set(product.variants.map((variant) => variant.color)).size
  const sizes = new Set(product.variants.map((variant) => variant.size)).size
  const parts = [
    colors > 1 ? word('card.colors', {n: colors}) : null,
    sizes > 1 ? word('card.sizes', {n: sizes}) : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? el('p', {class: 'card-choices'}, parts.join(', ')) : null
}

/** One product in a shelf. */
export function card(shop, product, level = 'h3') {
  return el(
    'li',
    {class: 'card'},
    el('img', {src: `/pictures/${product.picture}`, alt: '', width: 400, height: 300, loading: 'lazy'}),
    el('p', {class: 'card-brand'}, product.brand),
    el(
      level,
      {class: 'card-name'},
      el('a', {href: to(`/product.html?id=${product.id}`)}, product.title.slice(product.brand.length + 1)),
    ),
    el('p', {class: 'card-facts'}, summary(shop, product)),
    priceLine(product),
    choices(product),
  )
}
