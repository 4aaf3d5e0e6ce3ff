import {card} from './cards.js'
import {loadShop, priceOf} from './data.js'
import {el, find} from './dom.js'
import {startPage} from './shell.js'
import {word} from './words.js'

const PAGE = 24
const ORDER = {
  shelf: () => 0,
  up: (a, b) => priceOf(a) - priceOf(b),
  down: (a, b) => priceOf(b) - priceOf(a),
}

const grid = find('[data-grid]')
startPage(`${find('h1').dataset.t ? word(find('h1').dataset.t) : ''} · Morgenrunde`)

loadShop().then(
  (shop) => startShelf(shop),
  () => {
    find('[data-shown]').textContent = word('range.error')
  },
)

function startShelf(shop) {
  const products = shop.products.filter((product) => product.category === grid.dataset.category)
  const {chosen, sort: first} = readAddress(products)
  let sort = first
  let limit = PAGE

  const draw = () => {
    const found = products
      .filter((product) => chosen.size === 0 || chosen.has(product.brand))
      .sort(ORDER[sort])
    grid.replaceChildren(...found.slice(0, limit).map((product) => card(shop, product)))
    find('[data-shown]').textContent = word('range.shown', {n: found.length})
    find('[data-more]').hidden = found.length <= limit
    find('[data-brand-count]').textContent = chosen.size > 0 ? `(${chosen.size})` : ''
  }

  find('[data-sort]').value = sort
  drawBrands(products, chosen, (brand, on) => {
    if (on) chosen.add(brand)
    else chosen.delete(brand)
    limit = PAGE
    draw()
    writeAddress(sort, chosen)
  })
  find('[data-sort]').addEventListener('change', (event) => {
    sort = event.target.value
    limit = PAGE
    draw()
    writeAddress(sort, chosen)
  })
  find('[data-more]').addEventListener('click', () => {
    const first = limit
    limit += PAGE
    draw()
    grid.children[first]?.querySelector('a')?.focus({preventScroll: true})
  })
  draw()
}

/** `?sort=price-asc&brand=Aro,Nube`: a shelf as somebody left it can be found again. */
const SORTS = {shelf: 'shelf', up: 'price-asc', down: 'price-desc'}

function readAddress(products) {
  const said = new URLSearchParams(location.search)
  const brands = (said.get('brand') ?? '').split(',')
  return {
    chosen: new Set(products.map((product) => product.brand).filter((brand) => brands.includes(brand))),
    sort: Object.keys(SORTS).find((key) => SORTS[key] === said.get('sort')) ?? 'shelf',
  }
}

function writeAddress(sort, chosen) {
  const url = new URL(location.href)
  const put = (name, value) => (value ? url.searchParams.set(name, value) : url.searchParams.delete(name))
  put('sort', SORTS[sort])
  put('brand', [...chosen].sort().join(','))
  history.replaceState(history.state, '', url)
}

function drawBrands(products, chosen, onChange) {
  const brands = [...new Set(products.map((product) => product.brand))].sort()
  find('[data-brands]').append(
    ...brands.map((brand) =>
      el(
        'label',
        {},
        el('input', {
          type: 'checkbox',
          value: brand,
          checked: chosen.has(brand),
          onchange: (event) => onChange(brand, event.target.checked),
        }),
        `${brand} `,
        el('span', {class: 'quiet'}, String(products.filter((product) => product.brand === brand).length)),
      ),
    ),
  )
}
