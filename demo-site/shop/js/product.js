import {card, priceLine} from './cards.js'
import {addToCart} from './cart-store.js'
import {findProduct, loadShop, priceOf} from './data.js'
import {el, find} from './dom.js'
import {colorText, factText} from './facts.js'
import {startPage} from './shell.js'
import {euro, lang, to, word} from './words.js'

const id = new URLSearchParams(location.search).get('id') ?? location.hash.slice(1)
const place = find('[data-product]')
startPage()

loadShop().then(
  (shop) => {
    const product = findProduct(shop, id)
    if (!product) return drawNone(word('product.none'))
    document.title = `${product.title} · Morgenrunde`
    place.replaceChildren(picture(product), buyBox(shop, product), factList(shop, product))
    drawNear(shop, product)
  },
  () => drawNone(word('range.error')),
)

function drawNone(text) {
  place.replaceChildren(
    el(
      'div',
      {class: 'product-none'},
      el('h1', {}, text),
      el('a', {class: 'button', href: to('/index.html')}, word('product.back')),
    ),
  )
}

const picture = (product) =>
  el(
    'div',
    {class: 'product-picture'},
    el('img', {src: `/pictures/${product.picture}`, alt: product.title, width: 400, height: 300}),
  )

function buyBox(shop, product) {
  let variant =
    product.variants.find((each) => each.id === id) ??
    product.variants.find((each) => each.available) ??
    product.variants[0]
  const stock = el('p', {class: 'stock', role: 'status'})
  const button = el(
    'button',
    {
      class: 'button',
      type: 'button',
      onclick: () => {
        addToCart(variant.id)
        stock.textContent = word('product.added')
      },
    },
    word('product.add'),
  )
  const refresh = () => {
    stock.textContent = word(variant.available ? 'product.stock' : 'product.sold')
    stock.classList.toggle('is-sold', !variant.available)
    button.disabled = !variant.available
  }
  const choose = (part) => {
    const wanted = {...variant, ...part}
    const same = (each) => Object.entries(part).every(([key, value]) => each[key] === value)
    variant =
      product.variants.find((each) => each.color === wanted.color && each.size === wanted.size) ??
      product.variants.find(same) ??
      variant
    refresh()
  }
  refresh()
  return el(
    'div',
    {class: 'product-buy'},
    el('p', {class: 'card-brand'}, product.brand),
    el('h1', {}, product.title.slice(product.brand.length + 1)),
    el('p', {class: 'product-text'}, product.description[lang]),
    priceLine(product),
    product.salePrice
      ? el('p', {class: 'product-tax'}, word('price.low', {price: euro(product.price)}))
      : null,
    el('p', {class: 'product-tax'}, word('price.tax')),
    chooser('color', word('product.color'), product, (value) => colorText(shop, value), variant, choose),
    chooser('size', word('product.size'), product, (value) => value, variant, choose),
    button,
    stock,
  )
}

/** Buttons for what there is to choose; nothing where there is only one. */
function chooser(part, label, product, text, current, choose) {
  const values = [...new Set(product.variants.map((variant) => variant[part]))]
  if (values.length < 2) return null
  return el(
    'fieldset',
    {class: 'chooser'},
    el('legend', {}, label),
    values.map((value) =>
      el(
        'label',
        {},
        el('input', {
          type: 'radio',
          name: part,
          value,
          checked: value === current[part],
          onchange: () => choose({[part]: value}),
        }),
        el('span', {}, text(value)),
      ),
    ),
  )
}

function factList(shop, product) {
  const rows = shop.attributes
    .filter((attribute) => attribute.category === product.category)
    .filter((attribute) => attribute.id !== 'pressure' || product.facts.pressure !== undefined)
    .map((attribute) => [
      attribute.label[lang],
      factText(attribute, product.facts[attribute.id]),
      product.facts[attribute.id] === undefined,
    ])
  return el(
    'section',
    {class: 'product-facts', 'aria-labelledby': 'facts-title'},
    el('h2', {id: 'facts-title'}, word('product.facts')),
    el(
      'dl',
      {},
      rows.map(([label, text, unknown]) =>
        el('div', {}, el('dt', {}, label), el('dd', {class: unknown ? 'quiet' : null}, text)),
      ),
    ),
  )
}

function drawNear(shop, product) {
  const kind = (each) => each.facts.coffee_type ?? each.facts.bike_type ?? each.facts.terrain
  const distance = (each) =>
    Math.abs(priceOf(each) - priceOf(product)) * (each.brand === product.brand ? 1.5 : 1)
  const near = shop.products
    .filter(
      (each) => each.id !== product.id && each.category === product.category && kind(each) === kind(product),
    )
    .sort((a, b) => distance(a) - distance(b))
    .slice(0, 4)
  find('[data-near-list]').replaceChildren(...near.map((each) => card(shop, each)))
  find('[data-near]').hidden = near.length === 0
}
