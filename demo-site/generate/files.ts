import {drawProduct} from './draw'
import {toFeed} from './feed'
import {makeProducts} from './products'
import {toShopData} from './shop-data'

/** The seed of the committed shop; another one makes another catalogue. */
export const SEED = 'morgenrunde'

/** Every generated file of the shop, by path inside shop/. */
export function generateFiles(seed: string): ReadonlyMap<string, string> {
  const made = makeProducts(seed)
  const products = made.map(({product}) => product)
  return new Map([
    ['feed.tsv', toFeed(products)],
    ['products.json', toShopData(products)],
    ...made.map(
      ({product, draft}) => [`pictures/${product.picture}`, drawProduct(product.category, draft)] as const,
    ),
  ])
}
