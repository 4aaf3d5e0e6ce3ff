import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {brandedCatalog} from '../../test/support/branded-catalog'
import {decodeDeeds, encodeDeeds} from './behaviour-bin'
import {behaviourBins} from './behaviour-bins'
import {behaviourLabel} from './behaviour-label'
import type {PageBehaviour, SignalWeight} from './types'

const catalog = brandedCatalog()
const NOTHING: PageBehaviour = {sort: null, filter: null, search: null}
const bins = (behaviour: Partial<PageBehaviour>, weights: readonly SignalWeight[] = []) =>
  behaviourBins(catalog, weights, {...NOTHING, ...behaviour})

describe('search words', () => {
  it.each([
    ['Mühle & Söhne Kessel', 'brand:maker=M%C3%BChle%20%26%20S%C3%B6hne'],
    ['kessel von muehle soehne', 'brand:maker=M%C3%BChle%20%26%20S%C3%B6hne'],
    ['muhle sohne', 'brand:maker=M%C3%BChle%20%26%20S%C3%B6hne'],
    ['aro oder nube', 'brand:maker=Aro,Nube'],
    ['aromatisch', null],
    ['günstiger Kessel', 'price'],
    ['guenstig', 'price'],
    ['nicht billig', null],
    ['nicht zu teuer', 'price'],
    ['cheap kettle', 'price'],
    ['kettle under 100', 'price'],
    ['Kessel bis 100 €', 'price'],
    ['bis 100 Liter', null],
    ['Aro unter 50 Euro', 'brand:maker=Aro price'],
    ['roter Kessel', null],
    ['', null],
  ])('"%s" become the bin %s and nothing else', (search, bin) =>
    expect(bins({search})).toEqual({search: bin}),
  )

  it('are in no bin beyond what the catalogue has itself', () => {
    const vocabulary = new Set(['brand:maker', 'price', 'Aro', 'Nube', 'M%C3%BChle%20%26%20S%C3%B6hne'])
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('Aro', 'cheap', 'Nube'), (typed, more) => {
        const {search} = bins({search: `${typed} ${more}`})
        for (const word of (search ?? '').split(/[ =,]/)) if (word !== '') expect(vocabulary).toContain(word)
      }),
    )
  })
})

describe('filters', () => {
  it('name brands and values by the words of an address', () => {
    expect(bins({filter: [{kind: 'brand', values: ['nube', 'ARO']}]})).toEqual({
      filter: 'brand:maker=Aro,Nube',
    })
    expect(bins({filter: [{kind: 'attribute', name: 'Marke', values: ['Aro']}]})).toEqual({
      filter: 'brand:maker=Aro',
    })
    expect(bins({filter: [{kind: 'attribute', name: 'farbe', values: ['rot']}, {kind: 'price'}]})).toEqual({
      filter: 'price value:colour=red',
    })
  })

  it('by a brand that goes by a number are about brands all the same', () => {
    expect(bins({filter: [{kind: 'brand', values: ['4711']}]})).toEqual({filter: 'brand'})
  })

  it('that were taken back leave those that are still set', () => {
    expect(bins({filter: [{kind: 'removed'}]})).toEqual({filter: null})
    expect(bins({filter: [{kind: 'removed'}, {kind: 'price'}]})).toEqual({filter: 'price'})
  })

  it('are not what any parameter of an address is', () => {
    expect(bins({filter: [{kind: 'attribute', name: 'utm source', values: ['mail']}]})).toEqual({})
    expect(bins({filter: [{kind: 'attribute', name: 'colour', values: ['plaid']}]})).toEqual({})
  })
})

describe('a bin', () => {
  it('is none for what would count for nothing', () => {
    expect(bins({sort: 'price-up'})).toEqual({sort: 'price-up'})
    expect(bins({sort: 'otherwise'})).toEqual({sort: null})
    const off: SignalWeight = {signal: 'sort', bin: 'price-up', attribute: 'price', values: [], logRatio: 0}
    expect(bins({sort: 'price-up'}, [off])).toEqual({sort: null})
    expect(bins({sort: 'otherwise'}, [{...off, bin: 'otherwise', logRatio: 0.2}])).toEqual({
      sort: 'otherwise',
    })
  })

  it('gives back what it was made of, whatever brands are called', () => {
    const anyBrands = fc.uniqueArray(fc.string({minLength: 1}), {minLength: 1, maxLength: 4})
    fc.assert(
      fc.property(anyBrands, fc.boolean(), (brands, priced) => {
        const deeds = [{head: 'brand', attribute: 'maker', values: brands}]
        const bin = encodeDeeds(priced ? [...deeds, {head: 'price', attribute: null, values: []}] : deeds)
        const back = decodeDeeds(brandedCatalog(brands), bin ?? '')
        expect(back.map(({head}) => head)).toEqual(priced ? ['brand', 'price'] : ['brand'])
        expect([...back[0]!.values].sort()).toEqual([...brands].sort())
      }),
    )
  })

  it('that was kept may say anything, and says nothing then', () => {
    for (const bin of ['', '%', 'brand:constructor=a', 'brand:maker=%E0%A4%A', 'brand:price=1', 'A B C'])
      expect(decodeDeeds(catalog, bin)).toEqual([])
    const anyBin = fc.oneof(
      fc.string(),
      fc.string().map((junk) => `brand:maker=${junk},Aro`),
    )
    fc.assert(
      fc.property(anyBin, (bin) => {
        for (const {values} of decodeDeeds(catalog, bin))
          for (const value of values) expect(['Aro', 'Mühle & Söhne', 'Nube']).toContain(value)
      }),
    )
  })

  it('is shown in the catalogue’s own words, a sorting by its code', () => {
    expect(behaviourLabel(catalog, 'brand:maker=Aro,Nube price')).toEqual({
      de: 'Aro, Nube, Preis',
      en: 'Aro, Nube, Price',
    })
    expect(behaviourLabel(catalog, 'value:colour=red').de).toBe('Rot')
    expect(behaviourLabel(catalog, 'brand').de).toBe('Marke')
    expect(behaviourLabel(catalog, 'price-up').de).toBe('price-up')
  })
})
