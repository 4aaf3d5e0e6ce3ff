import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {anyCatalog, attribute, catalogOf, multi} from '../../test/support/taste-arbitraries'
import {buildFeatures} from './build-features'
import {encodeItem} from './encode-item'
import {expandPrior} from './expand-prior'
import type {TasteArtefact} from './types'
import {utilities} from './utilities'

const role = {mean: -0.5, sd: 0.8}
const artefact: TasteArtefact = {
  version: 2,
  roles: {
    price: {mean: -1, sd: 0.5},
    higher: role,
    lower: role,
    number: role,
    step: {mean: 0, sd: 0.2},
    level: role,
    flag: role,
  },
  positions: [0.2],
  dilution: 0.5,
  fitted: null,
}
const column = (...values: number[]) => ({kind: 'numeric' as const, values: Float32Array.from(values)})
const encode = (catalog: Parameters<typeof encodeItem>[0], product: number) => {
  const out: number[] = []
  encodeItem(catalog, buildFeatures(catalog), product, out)
  return out
}

describe('buildFeatures', () => {
  it('standardises a number and codes a missing one as the average', () => {
    const catalog = catalogOf([attribute('weight', 'numeric', {better: 'lower'})], {
      weight: column(1, 2, 3, Number.NaN, 1.5, 2.5, 2.2, 1.8),
    })
    expect(buildFeatures(catalog)).toMatchObject([{kind: 'number', role: 'lower', log: false, within: null}])
    const all = Array.from({length: 8}, (_, i) => encode(catalog, i)[0]!)
    expect(all[3]).toBe(0)
    expect(all.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 6)
    expect(all.reduce((a, b) => a + b * b, 0) / 7).toBeCloseTo(1, 6)
  })

  it('takes the logarithm of a skewed price and keeps an even one', () => {
    const skewed = [10, 11, 12, 12, 13, 14, 15, 400]
    const catalog = catalogOf([attribute('price', 'numeric', {role: 'price'})], {price: column(...skewed)})
    expect(buildFeatures(catalog)).toMatchObject([{role: 'price', log: true}])
    const even = catalogOf([attribute('price', 'numeric', {role: 'price'})], {
      price: column(10, 20, 30, 40, 50, 60, 70, 80),
    })
    expect(buildFeatures(even)).toMatchObject([{role: 'price', log: false}])
    const withZero = catalogOf([attribute('price', 'numeric', {role: 'price'})], {
      price: column(0, ...skewed),
    })
    expect(buildFeatures(withZero)).toMatchObject([{role: 'price', log: false}])
  })

  it('compares prices within their category', () => {
    const prices = [50, 60, 70, 80, 90, 100, 110, 120, 2000, 2100, 2200, 2300, 2400, 2500, 2600, 2700]
    const catalog = catalogOf(
      [attribute('sort', 'categorical', {role: 'category'}), attribute('price', 'numeric', {role: 'price'})],
      {
        sort: {
          kind: 'categorical',
          values: ['shoe', 'bicycle'],
          codes: Uint8Array.from(prices, (p) => (p < 1000 ? 1 : 2)),
        },
        price: column(...prices),
      },
    )
    expect(encode(catalog, 0)[0]).toBeCloseTo(encode(catalog, 8)[0]!, 6)
    expect(encode(catalog, 8)[0]).toBeLessThan(-1)
  })

  it('keeps an attribute that only one category has, and drops one that is mostly unknown', () => {
    const sort = Uint8Array.from({length: 30}, (_, i) => (i < 10 ? 1 : 2))
    const range = Float32Array.from({length: 30}, (_, i) => (i < 10 ? 40 + 7 * i : Number.NaN))
    const rumour = Float32Array.from({length: 30}, (_, i) => (i % 3 === 0 ? i : Number.NaN))
    const catalog = catalogOf(
      [
        attribute('sort', 'categorical', {role: 'category'}),
        attribute('range', 'numeric'),
        attribute('rumour', 'numeric'),
      ],
      {
        sort: {kind: 'categorical', values: ['bicycle', 'shoe'], codes: sort},
        range: {kind: 'numeric', values: range},
        rumour: {kind: 'numeric', values: rumour},
      },
    )
    const attributes = buildFeatures(catalog).map((feature) => feature.attribute)
    expect(attributes).toContain('range')
    expect(attributes).not.toContain('rumour')
  })

  it('gives few-valued numbers a level for each value beside the line', () => {
    const catalog = catalogOf([attribute('cups', 'numeric')], {cups: column(1, 2, 4, 1, 2, 4, 4, 4)})
    expect(buildFeatures(catalog).map(({kind, role}) => `${kind} ${role}`)).toEqual([
      'number number',
      'level step',
      'level step',
      'level step',
    ])
  })

  it('drops constants and values that differ on nearly every product', () => {
    const n = 100
    const catalog = catalogOf(
      [attribute('name', 'categorical'), attribute('constant', 'numeric'), attribute('brand', 'categorical')],
      {
        name: {
          kind: 'categorical',
          values: Array.from({length: n}, (_, i) => `${i}`),
          codes: Uint8Array.from({length: n}, (_, i) => i + 1),
        },
        constant: {kind: 'numeric', values: new Float32Array(n).fill(7)},
        brand: {
          kind: 'categorical',
          values: ['x', 'y', 'z'],
          codes: Uint8Array.from({length: n}, (_, i) => 1 + (i % 3)),
        },
      },
    )
    const features = buildFeatures(catalog)
    expect(features.map(({attribute}) => attribute)).toEqual(['brand', 'brand', 'brand'])
  })

  it('codes a level as 1 − share where it is, −share where it is not, 0 where nothing is known', () => {
    const catalog = catalogOf([attribute('drinks', 'multi')], {
      drinks: multi([[1], [1, 2], [2], []], 'missing'),
    })
    const [first, second, third, unknown] = [0, 1, 2, 3].map((i) => encode(catalog, i))
    expect(first).toEqual([1 - 2 / 3, -2 / 3])
    expect(second).toEqual([1 - 2 / 3, 1 - 2 / 3])
    expect(third).toEqual([-2 / 3, 1 - 2 / 3])
    expect(unknown).toEqual([0, 0])
  })

  it('keeps to its limit, price first', () => {
    fc.assert(
      fc.property(anyCatalog, fc.integer({min: 1, max: 12}), (catalog, limit) => {
        const features = buildFeatures(catalog, limit)
        expect(features.length).toBeLessThanOrEqual(limit)
        const prices = catalog.columns.price
        const isConstant = prices?.kind === 'numeric' && new Set(prices.values).size === 1
        if (!isConstant) expect(features[0]?.attribute).toBe('price')
      }),
    )
  })
})

describe('utilities', () => {
  it('equals the dot product of weights and encoded features for every product of any catalogue', () => {
    fc.assert(
      fc.property(
        anyCatalog,
        fc.infiniteStream(fc.double({min: -2, max: 2, noNaN: true})),
        (catalog, stream) => {
          const features = buildFeatures(catalog)
          const weights = [...stream.take(features.length)]
          const out = new Float64Array(catalog.size)
          utilities(catalog, features, weights, out)
          const x = new Float64Array(features.length)
          for (let i = 0; i < catalog.size; i++) {
            encodeItem(catalog, features, i, x)
            expect(x.every(Number.isFinite)).toBe(true)
            const dot = x.reduce((sum, value, f) => sum + value * weights[f]!, 0)
            expect(out[i]).toBeCloseTo(dot, 9)
          }
        },
      ),
    )
  })

  it('refuses weights of another length', () => {
    const catalog = catalogOf([attribute('cups', 'numeric')], {cups: column(1, 2, 3)})
    expect(() => utilities(catalog, buildFeatures(catalog), [1, 2], new Float64Array(3))).toThrow(
      'invalid weights',
    )
  })
})

describe('expandPrior', () => {
  it('gives each feature the prior of its role, weaker where attributes are many', () => {
    const ids = Array.from({length: 32}, (_, a) => `a${a}`)
    const columns = Object.fromEntries(
      ids.map((id, a) => [id, column(...Array.from({length: 20}, (_, i) => ((i * 7 + a) % 20) + a))]),
    )
    const catalog = catalogOf(
      ids.map((id, a) => attribute(id, 'numeric', a === 0 ? {role: 'price'} : {better: 'higher'})),
      columns,
    )
    const prior = expandPrior(artefact, buildFeatures(catalog))
    // 32 attributes are four times the usual 8, so means and deviations halve at dilution 0.5.
    expect(prior.mean[0]).toBeCloseTo(-0.5, 12)
    expect(prior.precision[0]).toBeCloseTo(1 / 0.25 ** 2, 9)
    expect(prior.mean[1]).toBeCloseTo(-0.25, 12)
  })
})
