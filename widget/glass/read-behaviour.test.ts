import {describe, expect, it} from 'vitest'
import {readBehaviour} from './read-behaviour'

const silent = () => null
const NOTHING = {sort: null, filter: null, search: null}
const read = (query: string) => readBehaviour(query, silent)
const told = (settings: Readonly<Record<string, string>>) => (name: string) => settings[name] ?? null

describe('how a list is sorted', () => {
  it.each([
    ['?sort_by=price-ascending', 'price-up'],
    ['?sort_by=price-descending', 'price-down'],
    ['?sort_by=best-selling', 'otherwise'],
    ['?orderby=price', 'price-up'],
    ['?orderby=price-desc', 'price-down'],
    ['?orderby=popularity', 'otherwise'],
    ['?order=price-asc', 'price-up'],
    ['?order=price-desc', 'price-down'],
    ['?product_list_order=price', 'price-up'],
    ['?product_list_order=price&product_list_dir=desc', 'price-down'],
    ['?sort=p.price&order=DESC', 'price-down'],
    ['?order=product.price.asc', 'price-up'],
    ['?sort=-price', 'price-down'],
    ['?sort=price_low_to_high', 'price-up'],
    ['?sort=price-high-to-low', 'price-down'],
    ['?sortierung=teuerste', 'price-down'],
    ['?products[sortBy]=preis_aufsteigend', 'price-up'],
  ] as const)('is read from %s', (query, sort) => expect(read(query).sort).toBe(sort))
})

describe('filters', () => {
  it.each([
    ['?filter.v.vendor=Aro', [{kind: 'brand', values: ['Aro']}]],
    [
      '?filter.p.vendor=Aro&filter.p.vendor=Nube',
      [
        {kind: 'brand', values: ['Aro']},
        {kind: 'brand', values: ['Nube']},
      ],
    ],
    ['?filter_brand=aro,nube', [{kind: 'brand', values: ['aro', 'nube']}]],
    ['?manufacturer=a1|b2', [{kind: 'brand', values: ['a1', 'b2']}]],
    ['?filter[marke][]=Aro', [{kind: 'brand', values: ['Aro']}]],
    ['?filter.v.price.gte=&filter.v.price.lte=300', [{kind: 'price'}]],
    ['?min_price=100', [{kind: 'price'}]],
    ['?filter.v.option.color=red', [{kind: 'attribute', name: 'color', values: ['red']}]],
    ['?filter_pa_frame-size=m', [{kind: 'attribute', name: 'frame size', values: ['m']}]],
  ])('are read from %s', (query, filter) => expect(read(query).filter).toEqual(filter))
})

describe('search words', () => {
  it.each(['?q=leise+Maschine', '?s=leise+Maschine', '?search=leise%20Maschine', '?sSearch=leise+Maschine'])(
    'are read from %s',
    (query) => expect(read(query).search).toBe('leise Maschine'),
  )
})

describe('what the page says itself', () => {
  it('goes before its address, one by one', () => {
    const setting = told({sort: 'price-asc', filter: 'brand=Aro&colour=red', search: 'kettle'})
    expect(readBehaviour('?sort=price-desc&q=pot&vendor=Nube', setting)).toEqual({
      sort: 'price-up',
      filter: [
        {kind: 'brand', values: ['Aro']},
        {kind: 'attribute', name: 'colour', values: ['red']},
      ],
      search: 'kettle',
    })
    expect(readBehaviour('?sort=price-desc&q=pot', told({search: 'kettle'}))).toMatchObject({
      sort: 'price-down',
      search: 'kettle',
    })
  })

  it('is that nothing is to be read, where it is empty', () => {
    const setting = told({sort: '', filter: '', search: ''})
    expect(readBehaviour('?sort=price-asc&q=pot&vendor=Aro', setting)).toEqual(NOTHING)
  })

  it('may be nothing at all', () => {
    expect(read('')).toEqual(NOTHING)
    expect(read('?q=&sort=%20')).toEqual(NOTHING)
  })
})
