import {describe, expect, it} from 'vitest'
import {dialogueInput} from '../../test/support/advisor-fixtures'
import {attribute, catalogOf} from '../../test/support/taste-arbitraries'
import {createModel} from '../dialogue/model'
import {compareTable} from './compare-table'
import {objectionsTo} from './objections'

const catalog = catalogOf(
  [
    attribute('price', 'numeric', {role: 'price'}),
    attribute('brand', 'categorical', {role: 'brand'}),
    attribute('noise', 'numeric', {better: 'lower'}),
    attribute('silent', 'boolean'),
  ],
  {
    price: {kind: 'numeric', values: Float32Array.of(449, 100, 150, 200, 99)},
    brand: {kind: 'categorical', values: ['a', 'b'], codes: Uint8Array.of(1, 2, 2, 2, 1)},
    noise: {kind: 'numeric', values: Float32Array.of(40, 60, 62, 64, Number.NaN)},
    silent: {kind: 'boolean', codes: Uint8Array.of(2, 2, 2, 2, 2)},
  },
)
const model = createModel(dialogueInput(catalog))
const flat = new Float64Array(5).fill(0.2)

describe('objectionsTo', () => {
  it('begins with the price and the brand, as wishes that the refused product misses', () => {
    const [price, brand, ...others] = objectionsTo(model, flat, 0, [])
    expect(price!.wish).toMatchObject({attribute: 'price', relation: 'at-most', value: 430})
    expect(price!.label.de).toBe('zu teuer')
    expect(brand!.wish).toMatchObject({attribute: 'brand', relation: 'not', value: ['a']})
    expect(others).toEqual([])
  })

  it('names what most others have better, and nothing that none has', () => {
    const named = (product: number) => objectionsTo(model, flat, product, []).map(({wish}) => wish.attribute)
    expect(named(3)).toEqual(['price', 'brand', 'noise'])
    expect(named(4)).toEqual(['brand'])
    expect(objectionsTo(model, flat, 3, [])[2]!.label.en).toMatch(/ too high \(64/)
  })

  it('leaves out what the visitor has spoken of, but for the price', () => {
    const left = objectionsTo(model, flat, 0, ['brand', 'price']).map(({wish}) => wish.attribute)
    expect(left).toEqual(['price'])
  })
})

describe('compareTable', () => {
  it('has a row for each attribute in which the products differ, and marks the best numbers', () => {
    const rows = compareTable(model, [1, 2])
    expect(rows.map((row) => row.attribute)).toEqual(['price', 'noise'])
    expect(rows.map(({best}) => best)).toEqual([
      [true, false],
      [true, false],
    ])
    expect(compareTable(model, [1, 4]).find((row) => row.attribute === 'noise')!.values[1]).toBeNull()
  })
})
