import {card} from './cards.js'
import {loadShop} from './data.js'
import {find} from './dom.js'
import {startPage} from './shell.js'
import {word} from './words.js'

startPage(word('title.home'))

/** The largest reductions: one of each category, and the next coffee machine. */
function picks(shop) {
  const share = (product) => product.salePrice / product.price
  const reduced = (category) =>
    shop.products
      .filter((product) => product.category === category && product.salePrice)
      .sort((a, b) => share(a) - share(b))
  const [coffee, nextCoffee] = reduced('Kaffeemaschinen')
  return [coffee, reduced('E-Bikes')[0], reduced('Laufschuhe')[0], nextCoffee].filter(Boolean)
}

loadShop()
  .then((shop) => find('[data-picks]').append(...picks(shop).map((product) => card(shop, product))))
  .catch(() => {
    find('.picks').hidden = true
  })
