import {expect, it} from 'vitest'
import {parseCards} from './cards'
import {fileUrl, isManifest, type Manifest} from './manifest'

const CARDS = {
  version: 1,
  locale: 'de',
  currency: 'EUR',
  products: [{id: 'a', name: 'A', price: 1, link: null, image: null}],
}

it('reads cards as they are', () => {
  expect(parseCards(CARDS)).toBe(CARDS)
})

it.each([
  null,
  'text',
  {},
  {...CARDS, version: 2},
  {...CARDS, currency: 3},
  {...CARDS, products: [{id: 'a'}]},
])('names what is wrong with %j', (input) => {
  expect(() => parseCards(input)).toThrow(/^Failed to read cards: /)
})

const MANIFEST: Manifest = {
  version: 1,
  build: 'b',
  shop: 's',
  locales: ['de'],
  files: {catalog: {file: 'catalog.1.bin', bytes: 3, integrity: 'sha384-x'}},
}

it('finds files beside the manifest, wherever it lies', () => {
  expect(isManifest(MANIFEST)).toBe(true)
  expect(fileUrl(MANIFEST, 'https://cdn.example/a/manifest.json', 'catalog')).toBe(
    'https://cdn.example/a/catalog.1.bin',
  )
  expect(() => fileUrl(MANIFEST, 'https://cdn.example/', 'tfjs')).toThrow('no file "tfjs"')
})

it.each([null, [], {version: 1}, {...MANIFEST, version: 2}, {...MANIFEST, locales: 'de'}])(
  'takes %j for no manifest',
  (input) => {
    expect(isManifest(input)).toBe(false)
  },
)
