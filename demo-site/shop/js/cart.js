import {addToCart, cartLines, onCartChange} from './cart-store.js'
import {findProduct, loadShop, priceOf} from './data.js'
import {el, find} from './dom.js'
import {colorText} from './facts.js'
import {startPage} from './shell.js'
import {euro, to, word} from './words.js'

const place = find('[data-cart]')
startPage(`${word('cart.title')} · Morgenrunde`)

const draw = () =>
  loadShop().then(drawCart, () => {
    place.textContent = word('range.error')
  })
onCartChange(draw)
draw()

function drawCart(shop) {
  const rows = cartLines()
    .map(([id, quantity]) => ({id, quantity, product: findProduct(shop, id)}))
    .filter(({product}) => product)
  if (rows.length === 0) {
    place.replaceChildren(
      el('p', {class: 'cart-empty'}, word('cart.empty')),
      el('a', {class: 'button', href: to('/index.html')}, word('cart.browse')),
    )
    return
  }
  const sum = rows.reduce((total, {product, quantity}) => total + priceOf(product) * quantity, 0)
  place.replaceChildren(
    el(
      'ul',
      {class: 'cart-lines'},
      rows.map((row) => cartLine(shop, row)),
    ),
    el(
      'div',
      {class: 'cart-sum'},
      el('p', {}, word('cart.sum'), ' ', el('strong', {}, euro(Math.round(sum * 100) / 100))),
      el('p', {class: 'quiet'}, word('price.tax')),
    ),
    el(
      'div',
      {class: 'cart-end'},
      el('a', {class: 'button', href: to('/thanks.html')}, word('cart.pay')),
      el('p', {class: 'quiet'}, word('cart.note')),
    ),
  )
}

function cartLine(shop, {id, quantity, product}) {
  const variant = product.variants.find((each) => each.id === id) ?? product.variants[0]
  const details = [
    colorText(shop, variant.color),
    variant.size ? `${word('product.size')} ${variant.size}` : null,
  ]
  const step = (by, key, sign) =>
    el(
      'button',
      {
        class: 'step',
        type: 'button',
        'aria-label': word(key, {name: product.title}),
        onclick: () => addToCart(id, by),
      },
      sign,
    )
  return el(
    'li',
    {class: 'cart-line'},
    el('img', {src: `/pictures/${product.picture}`, alt: '', width: 400, height: 300}),
    el(
      'div',
      {class: 'cart-what'},
      el('a', {href: to(`/product.html?id=${id}`)}, product.title),
      el('p', {class: 'quiet'}, details.filter((part) => part !== null).join(', ')),
    ),
    el(
      'div',
      {class: 'cart-count'},
      step(-1, 'cart.less', '−'),
      el('span', {}, String(quantity)),
      step(1, 'cart.more', '+'),
    ),
    el('p', {class: 'cart-price'}, euro(Math.round(priceOf(product) * quantity * 100) / 100)),
  )
}
