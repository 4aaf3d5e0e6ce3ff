import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {brandedCatalog} from '../../test/support/branded-catalog'
import type {NumericColumn} from '../catalog/types'
import {behaviourCells} from '../reporting/topic-cells'
import type {SignalId} from '../signals/types'
import type {AdvisorModel} from './model'
import {priceComparisons} from './price-comparisons'
import {UNSEEN} from './state'
import type {Evidence} from './types'

const catalog = brandedCatalog()
const model = {catalog} as unknown as AdvisorModel
const {values: prices} = catalog.columns.price as NumericColumn
const priced = (price: number): number => prices.indexOf(price)
const [cheap, middle, dear] = [priced(10), priced(60), priced(120)]

const did = (signal: SignalId, bin: string): Evidence => ({
  kind: 'signal',
  id: `signal:${signal}`,
  signal,
  bin,
})
const chose = (product: number, ...shown: number[]) =>
  ({kind: 'choice', id: 'choice', action: 'cart', product, shown}) as const
const told = (evidence: Evidence[], choice = chose(cheap, dear, cheap, middle), off: SignalId[] = []) =>
  Object.fromEntries(priceComparisons(model, {evidence, signalsOff: off}, choice))

describe('what a choice says about what was done in the shop', () => {
  it('is nothing where nothing was chosen', () => {
    expect(priceComparisons(model, {evidence: [did('sort', 'price-up')], signalsOff: []}, null)).toEqual([])
  })

  it('is whether the product chosen is cheaper or dearer than each of the others that were shown', () => {
    const sorted = [did('sort', 'price-up')]
    expect(told(sorted)).toEqual({'behaviour:sort': ['price-up×cheaper', 'price-up×cheaper']})
    expect(told(sorted, chose(middle, dear, cheap, middle))).toEqual({
      'behaviour:sort': ['price-up×cheaper', 'price-up×dearer'],
    })
    expect(told(sorted, chose(cheap, UNSEEN, cheap, cheap))).toEqual({'behaviour:sort': []})
  })

  it('is the base of every signal where the visitor did nothing in the shop', () => {
    const base = ['nothing×dearer', 'nothing×dearer']
    expect(told([did('hour', 'evening')], chose(dear, dear, cheap, middle))).toEqual({
      'behaviour:sort': base,
      'behaviour:filter': base,
      'behaviour:search': base,
    })
  })

  it('is nothing where two deeds cannot be told apart, or the deed says nothing about the price', () => {
    expect(told([did('filter', 'brand price')])).toEqual({})
    expect(told([did('sort', 'price-up'), did('search', 'price')])).toEqual({})
    expect(told([did('filter', 'value:colour=red')])).toEqual({})
    expect(told([did('sort', 'otherwise')])).toEqual({})
  })

  it('is nothing about a signal that is switched off, and nothing at all after a deed that is', () => {
    expect(Object.keys(told([], undefined, ['sort']))).toEqual(['behaviour:filter', 'behaviour:search'])
    expect(told([did('sort', 'price-up')], undefined, ['sort'])).toEqual({})
    expect(told([did('sort', 'price-up'), did('search', 'price')], undefined, ['sort'])).toEqual({})
  })

  it('compares products of a brand that was named with each other only, and the others with each other', () => {
    const aro = [...prices.keys()].filter((i) => i % 4 === 1).sort((a, b) => prices[a]! - prices[b]!)
    const [first, second, third] = [aro[0]!, aro[1]!, aro[2]!]
    const named = [did('filter', 'brand:maker=Aro')]
    const other = prices.findIndex((_, i) => i % 4 === 2)
    expect(told(named, chose(third, other, first, third))).toEqual({'behaviour:filter': ['brand×dearer']})
    expect(told(named, chose(third, third, second, first))['behaviour:filter']).toHaveLength(2)
    expect(told(named, chose(other, other, first, second))).toEqual({'behaviour:filter': []})
  })

  it('never names a product, value or word, and of two products says the same whichever is chosen', () => {
    const anyBin = fc.constantFrom('price-up', 'price-down', 'brand:maker=Aro', 'brand', 'price')
    const anyShown = fc.uniqueArray(fc.nat(catalog.size - 1), {minLength: 2, maxLength: 5})
    fc.assert(
      fc.property(anyBin, fc.constantFrom('sort', 'filter', 'search'), anyShown, (bin, signal, shown) => {
        const cells = new Set([...behaviourCells(signal)])
        const [a = 0, b = 0] = shown
        const about = (product: number) =>
          told([did(signal, bin)], chose(product, ...shown))[`behaviour:${signal}`]
        const [one = [], other = []] = [about(a), about(b)]
        for (const cell of one) expect(cells.has(cell) || cell.endsWith('×level')).toBe(true)
        const pair = [chose(a, a, b), chose(b, a, b)].map((choice) =>
          told([did(signal, bin)], choice)[`behaviour:${signal}`]?.join(),
        )
        const swapped = pair[0]?.replace(/cheaper|dearer/, (gap) =>
          gap === 'cheaper' ? 'dearer' : 'cheaper',
        )
        expect(pair[1]).toBe(swapped)
        // The draw among the others is as wide from either side.
        if (pair[0]) expect(one).toHaveLength(other.length)
      }),
    )
  })
})
