import {describe, expect, it} from 'vitest'
import {SEED} from './files'
import {GAPS} from './gaps'
import {makeProducts} from './products'
import type {Category, Fact, Product} from './types'

const products = makeProducts(SEED).map(({product}) => product)
const of = (category: Category) => products.filter((product) => product.category === category)
const isNumber = (fact: Fact | undefined): fact is number => typeof fact === 'number'

/** Pearson's correlation of two numbers over the products that have both. */
function correlation(
  list: readonly Product[],
  a: string,
  b: string | ((product: Product) => number),
): number {
  const pairs = list.flatMap((product) => {
    const x = product.facts[a]
    const y = typeof b === 'string' ? product.facts[b] : b(product)
    return isNumber(x) && isNumber(y) ? [[x, y] as const] : []
  })
  const mean = (at: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[at], 0) / pairs.length
  const [mx, my] = [mean(0), mean(1)]
  const sum = (f: (x: number, y: number) => number) => pairs.reduce((s, [x, y]) => s + f(x - mx, y - my), 0)
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y))
}

describe('the catalogue', () => {
  it('has 200 products in each of the three categories, each with its own title', () => {
    for (const category of ['Kaffeemaschinen', 'E-Bikes', 'Laufschuhe'] as const)
      expect(of(category)).toHaveLength(200)
    expect(new Set(products.map(({title}) => title)).size).toBe(600)
  })

  it('has row ids that are unique over all variants', () => {
    const ids = products.flatMap(({variants}) => variants.map(({id}) => id))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('lets range follow the battery, and asks more for lighter road shoes', () => {
    expect(correlation(of('E-Bikes'), 'battery', 'range')).toBeGreaterThan(0.6)
    const roadShoes = of('Laufschuhe').filter(({facts}) => facts.terrain === 'Straße')
    expect(correlation(roadShoes, 'shoe_weight', ({price}) => price)).toBeLessThan(0)
  })

  it('asks more for quieter automatic machines', () => {
    const automatic = of('Kaffeemaschinen').filter(({facts}) => facts.coffee_type === 'Vollautomat')
    expect(correlation(automatic, 'noise', ({price}) => price)).toBeLessThan(-0.3)
  })

  it('has gaps near the share that is set for each attribute, and none elsewhere', () => {
    for (const [id, share] of Object.entries(GAPS)) {
      const list = products.filter((product) => id in product.facts)
      const applies = id === 'pressure' || id === 'power' || id === 'energy' ? [] : list
      const missing = applies.filter((product) => product.facts[id] === null).length / (applies.length || 1)
      if (applies.length > 0) expect(Math.abs(missing - share), id).toBeLessThan(0.07)
    }
    for (const product of products)
      expect(product.facts.coffee_type ?? product.facts.bike_type ?? product.facts.terrain).not.toBeNull()
  })

  it('has twins that differ in name and colour only', () => {
    const edition = products.find(({title}) => title.endsWith(' Edition'))
    const original = products.find(({title}) => title === edition?.title.replace(' Edition', ''))
    expect(edition?.facts).toEqual(original?.facts)
    expect(edition?.price).toBe(original?.price)
    expect(edition?.color).not.toBe(original?.color)
  })

  it('never raises a price in a sale', () => {
    const reduced = products.filter(({salePrice}) => salePrice !== null)
    expect(reduced.length).toBeGreaterThan(30)
    for (const {price, salePrice} of reduced) expect(salePrice).toBeLessThan(price)
  })
})
