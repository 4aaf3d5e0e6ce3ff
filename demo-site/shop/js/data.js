let loading

/** products.json, fetched once a page. */
export function loadShop() {
  loading ??= fetch('/products.json')
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(String(response.status)))))
    .then(toShop)
  return loading
}

function toShop(data) {
  const products = data.products.map((product) => ({
    ...product,
    variants: product.variants.map(([id, color, size, available]) => ({
      id,
      color,
      size,
      available: available === 1,
    })),
  }))
  return {...data, products}
}

/** By the product's id or by one of its variants'. */
export const findProduct = (shop, id) =>
  shop.products.find((product) => product.id === id || product.variants.some((variant) => variant.id === id))

export const priceOf = (product) => product.salePrice ?? product.price
