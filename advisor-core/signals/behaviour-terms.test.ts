import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {brandedCatalog} from '../../test/support/branded-catalog'
import {anyCatalog} from '../../test/support/taste-arbitraries'
import {addTerm} from '../belief/posterior'
import type {NumericColumn} from '../catalog/types'
import type {Evidence} from '../dialogue/types'
import {allSignalTerms, BEHAVIOUR_CAP} from './behaviour-terms'
import {rankInGroup} from './rank-in-group'
import {productsWith, SIGNAL_CAP, signalTerms} from './signal-terms'
import type {SignalId, SignalWeight} from './types'

const catalog = brandedCatalog()
const price = catalog.columns.price as NumericColumn
const entry = (signal: SignalId, bin: string): Extract<Evidence, {kind: 'signal'}> => ({
  kind: 'signal',
  id: `signal:${signal}`,
  signal,
  bin,
})
const said = (bins: Partial<Record<SignalId, string>>, weights: readonly SignalWeight[] = []) =>
  allSignalTerms(
    catalog,
    weights,
    Object.entries(bins).map(([signal, bin]) => entry(signal as SignalId, bin)),
  ).map((term) => (term.kind === 'dense' ? [...term.logLikelihood] : []))
const sumOf = (terms: readonly (readonly number[])[]) =>
  Array.from({length: catalog.size}, (_, i) => terms.reduce((sum, term) => sum + term[i]!, 0))
const spreadOf = (x: readonly number[]) => Math.max(...x) - Math.min(...x)
const cheapest = price.values.indexOf(10)
const dearest = price.values.indexOf(120)

describe('sorting by price', () => {
  it('speaks for the cheap ones, more the cheaper they are', () => {
    const [term] = said({sort: 'price-up'})
    const byPrice = [...term!.keys()].sort((a, b) => price.values[a]! - price.values[b]!)
    const inOrder = byPrice.map((product) => term![product]!)
    expect(inOrder).toEqual([...new Set(inOrder)].sort((a, b) => b - a))
    expect(term![cheapest]! - term![dearest]!).toBeCloseTo(1, 9)
  })

  it('the other way round speaks for the dear ones, less surely', () => {
    const [term] = said({sort: 'price-down'})
    expect(term![dearest]! - term![cheapest]!).toBeCloseTo(0.6, 9)
  })
})

describe('a brand that was filtered or looked for', () => {
  it('speaks for its products, and the price counts less than it would', () => {
    for (const [signal, named] of [
      ['filter', 1],
      ['search', 0.8],
    ] as const) {
      const [term] = said({[signal]: 'brand:maker=Aro'})
      const rank = rankInGroup(catalog, price)
      const aro = productsWith(catalog, 'maker', ['Aro'])
      expect(aro).toContain(1)
      term!.forEach((x, i) => {
        expect(x).toBeCloseTo(named * aro[i]! + 0.15 * rank[i]!, 9)
      })
    }
  })
})

describe('weights of the shop', () => {
  const own = (change: Partial<SignalWeight>): SignalWeight => ({
    signal: 'sort',
    bin: 'price-up',
    attribute: 'price',
    values: [],
    logRatio: -0.2,
    ...change,
  })

  it('take the place of ours, signal by signal', () => {
    expect(spreadOf(said({sort: 'price-up'}, [own({})])[0]!)).toBeCloseTo(0.2, 9)
    expect(said({sort: 'price-down'}, [own({})])).toEqual([])
    expect(said({sort: 'price-up'}, [own({logRatio: 0})])).toEqual([])
    expect(said({sort: 'price-up'}, [own({signal: 'search', bin: 'price'})])).toEqual(
      said({sort: 'price-up'}),
    )
  })

  it('may name values, or leave them to the visitor', () => {
    const [fixed] = said({sort: 'price-up'}, [own({attribute: 'colour', values: ['red'], logRatio: 0.4})])
    expect(fixed!.slice(0, 4)).toEqual([0.4, 0.4, 0, 0])
    const [named] = said({filter: 'value:colour=blue'}, [
      own({signal: 'filter', bin: 'value', attribute: 'colour', logRatio: 0.4}),
    ])
    expect(named!.slice(0, 4)).toEqual([0, 0, 0.4, 0.4])
  })
})

describe('the cap', () => {
  it('holds for circumstances and behaviour each: neither takes from the other', () => {
    const page: SignalWeight = {
      signal: 'page',
      bin: 'red',
      attribute: 'colour',
      values: ['red'],
      logRatio: 1,
    }
    const weights = [page, {...page, values: ['blue'], logRatio: -1}]
    const terms = said({page: 'red', sort: 'price-up', filter: 'brand:maker=Nube', search: 'price'}, weights)
    expect(spreadOf(terms[0]!)).toBeCloseTo(SIGNAL_CAP, 9)
    expect(spreadOf(sumOf(terms.slice(1)))).toBeCloseTo(BEHAVIOUR_CAP, 9)
  })

  it('holds between any two products, whatever weights a shop has', () => {
    const anyWeight = fc.record({
      signal: fc.constantFrom<SignalId>('hour', 'device', 'sort', 'filter'),
      bin: fc.constantFrom('x', 'price-up', 'price'),
      attribute: fc.constantFrom('price', 'noise', 'steel', 'category', 'drinks', 'gone'),
      values: fc.subarray(['yes', 'a', 'b', 'v1']),
      logRatio: fc.double({min: -1, max: 1, noNaN: true}),
    })
    fc.assert(
      fc.property(anyCatalog, fc.array(anyWeight, {maxLength: 8}), (some, weights) => {
        const entries = [
          entry('hour', 'x'),
          entry('device', 'x'),
          entry('sort', 'price-up'),
          entry('filter', 'price'),
        ]
        const spread = (wanted: readonly string[]) => {
          const sum = new Float64Array(some.size)
          for (const term of allSignalTerms(some, weights, entries))
            if (wanted.includes(term.id)) addTerm(sum, term)
          return spreadOf([...sum])
        }
        expect(spread(['signal:hour', 'signal:device'])).toBeLessThanOrEqual(SIGNAL_CAP + 1e-9)
        expect(spread(['signal:sort', 'signal:filter'])).toBeLessThanOrEqual(BEHAVIOUR_CAP + 1e-9)
      }),
    )
  })

  it('leaves circumstances as they are read without behaviour, to the bit', () => {
    const weights: SignalWeight[] = [
      {signal: 'hour', bin: 'x', attribute: 'colour', values: ['red'], logRatio: 0.3},
      {signal: 'hour', bin: 'x', attribute: 'maker', values: ['Aro'], logRatio: -0.7},
    ]
    const entries = [entry('hour', 'x')]
    expect(allSignalTerms(catalog, weights, entries)).toEqual(signalTerms(catalog, weights, entries))
  })
})

describe('ranks', () => {
  it('are within the category, from 0 to 1, the same for the same number, in the middle where it is missing', () => {
    fc.assert(
      fc.property(anyCatalog, fc.constantFrom('price', 'noise', 'cups'), (some, id) => {
        const column = some.columns[id] as NumericColumn
        const group = some.columns.category as {readonly codes: ArrayLike<number>}
        const ranks = rankInGroup(some, column)
        column.values.forEach((value, i) => {
          const others = [...column.values.keys()].filter(
            (j) => j !== i && group.codes[j] === group.codes[i] && !Number.isNaN(column.values[j]!),
          )
          const below = others.filter((j) => column.values[j]! < value).length
          const level = others.filter((j) => column.values[j] === value).length
          const expected =
            Number.isNaN(value) || others.length === 0 ? 0.5 : (below + level / 2) / others.length
          expect(Math.abs(ranks[i]! - expected)).toBeLessThanOrEqual(1 / 64)
        })
      }),
    )
  })
})
