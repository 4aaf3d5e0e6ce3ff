import {addToCart} from './cart-store.js'
import {findProduct, loadShop} from './data.js'

/** The advisor's "add to cart" lands in this shop's basket instead of on the product page. */
export function listenToAdvisor() {
  document.addEventListener('lotse:add-to-cart', (event) => {
    const id = event.detail?.product
    if (!id) return
    event.preventDefault()
    loadShop()
      .then((shop) => {
        const product = findProduct(shop, id)
        const variant =
          product?.variants.find((each) => each.id === id) ?? product?.variants.find((each) => each.available)
        if (variant) addToCart(variant.id)
      })
      .catch(() => undefined)
  })
}
