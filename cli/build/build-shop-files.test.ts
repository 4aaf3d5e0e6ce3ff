import {createHash} from 'node:crypto'
import {mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parseCompiledAdvisor} from '../../advisor-core/advisor'
import type {Advisor} from '../../advisor-core/advisor/types'
import {parseCatalog} from '../../advisor-core/catalog'
import {parseConfiguration} from '../../advisor-core/reporting'
import {madeUpComputers} from '../../test/support/made-up-computers'
import {parseCards} from '../../widget/cards'
import {CHUNKS} from '../../widget/chunks.mjs'
import {isManifest} from '../../widget/manifest'
import {readCatalogueFile} from '../catalogue/read-catalogue-file'
import {proposeAdvisor} from '../propose/propose-advisor'
import {readArtefacts} from './artefacts'
import {buildShopFiles} from './build-shop-files'
import {writeShopFiles} from './write-shop-files'

const SHOP = {id: '0123456789abcdef'.repeat(2), name: 'Test', currency: 'EUR'}
const root = join(import.meta.dirname, '../..')
const fixture = (name: string) => join(root, 'test/support/fixtures', name)
const temporary = () => mkdtempSync(join(tmpdir(), 'lotse-'))

/** Stands in for the built widget: the loader hands its start card to the test. */
const WIDGET = new Map(
  CHUNKS.map(({name}): [string, Uint8Array] => [`${name}.js`, new TextEncoder().encode(`// ${name}`)]).concat(
    [['loader.js', new TextEncoder().encode('"use strict";globalThis.seen(LOTSE_START)')]],
  ),
)

function buildOf(path: string, report: Partial<Advisor['report']> = {}) {
  const file = readCatalogueFile(path)
  const proposed = proposeAdvisor(file, SHOP, 'x.csv').advisor
  const advisor = {...proposed, report: {...proposed.report, ...report}}
  const artefacts = readArtefacts(join(root, 'models/artefacts'))
  return {advisor, ...buildShopFiles({advisor, file, artefacts, widget: WIDGET})}
}

function computers(): string {
  const path = join(temporary(), 'computers.csv')
  writeFileSync(path, madeUpComputers(120))
  return path
}

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)

describe('buildShopFiles', () => {
  const {advisor, manifest, files} = buildOf(computers())
  const open = (name: keyof typeof manifest.files) => files.get(manifest.files[name]!.file)!

  test('writes a manifest that the widget accepts, with every file of the shop', () => {
    expect(isManifest(JSON.parse(text(files.get('manifest.json'))))).toBe(true)
    expect(Object.keys(manifest.files).sort()).toEqual(
      [
        'advisor',
        'cards.de',
        'cards.en',
        'catalog',
        'engine',
        'glass',
        'glass.de',
        'glass.en',
        'locale.de',
        'locale.en',
        'report',
        'report-config',
        'taste',
        'insight',
        'text',
        'tfjs',
        'traits',
        'widget',
        'worker',
      ].sort(),
    )
    expect([...files.keys()].slice(-2)).toEqual(['lotse.js', 'manifest.json'])
  })

  test('names files by their content and binds them by hash and length', () => {
    for (const {file, bytes, integrity} of Object.values(manifest.files)) {
      const content = files.get(file)!
      const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
      expect(file).toMatch(new RegExp(`^[a-z.-]+\\.${hash}\\.(js|json|bin)$`))
      expect(bytes).toBe(content.length)
      expect(integrity).toBe(`sha384-${createHash('sha384').update(content).digest('base64')}`)
    }
  })

  test('gives the widget parts that its own parsers accept and that belong together', () => {
    const catalog = parseCatalog(open('catalog').slice().buffer)
    expect(catalog.size).toBe(120)
    expect(parseCompiledAdvisor(JSON.parse(text(open('advisor')))).questions).toEqual(advisor.questions)
    const cards = parseCards(JSON.parse(text(open('cards.de'))))
    expect(cards.products).toHaveLength(catalog.size)
    const price = catalog.columns.price
    expect(price?.kind === 'numeric' && price.values[7]).toBeCloseTo(cards.products[7]!.price!, 2)
    const topics = parseConfiguration(JSON.parse(text(open('report-config')))).topics
    expect(topics.map(({id}) => id)).toEqual(
      expect.arrayContaining(['archetype', 'question:budget', 'hour', 'weekday', 'device', 'last-question']),
    )
    expect(topics.find(({id}) => id === 'question:category')?.cells).toEqual([
      'none',
      ...advisor.questions.find(({id}) => id === 'category')!.options.map(({id}) => id),
      'no-preference',
    ])
  })

  test('ships what tells orders only where somebody is told of them', () => {
    const orderFiles = (report: Partial<Advisor['report']>) =>
      [...buildOf(fixture('kitchen-feed.tsv'), report).files.keys()].filter((name) => /order/.test(name))
    expect(orderFiles({collector: '/'})).toEqual([expect.stringMatching(/^order\./), 'lotse-order.js'])
    expect(orderFiles({collector: null})).toEqual([])
    expect(orderFiles({collector: '/', outcomes: 'off'})).toEqual([])
  })

  test('bakes the first question into the loader, in plain ASCII', () => {
    const loader = text(files.get('lotse.js'))
    expect(loader).toMatch(/^[\x20-\x7e\n]*$/)
    let start: unknown
    new Function('globalThis', loader)({
      seen: (value: unknown) => {
        start = value
      },
    })
    const question = advisor.questions.find(({id}) => id === 'category')!
    expect(start).toMatchObject({
      build: manifest.build,
      question: {
        id: 'category',
        text: question.text,
        options: question.options.map(({id, label}) => ({id, label})),
      },
    })
  })

  test('has the same bytes each time', () => {
    const path = computers()
    expect(buildOf(path).files).toEqual(buildOf(path).files)
  })

  test('takes variants together: one card with the lowest price, one row in the catalogue', () => {
    const built = buildOf(fixture('shirts-shopify.csv'))
    const cards = parseCards(JSON.parse(text(built.files.get(built.manifest.files['cards.en']!.file))))
    expect(cards.products.map(({id, price}) => [id, price])).toEqual([
      ['plain-tee', 17.9],
      ['wool-sweater', 89],
      ['rain-coat', 140],
      ['linen-skirt', 49],
      ['cotton-skirt', 45],
    ])
    expect(cards.products[0]).toMatchObject({
      link: '/products/plain-tee',
      image: 'https://example.org/tee.jpg',
    })
  })

  test('says what is in stock, as long as one variant is', () => {
    const built = buildOf(fixture('kitchen-feed.tsv'))
    const cards = parseCards(JSON.parse(text(built.files.get(built.manifest.files['cards.de']!.file))))
    expect(cards.products[0]).toMatchObject({id: 'K1-r', available: true, price: 34.9})
  })

  test('counts products that no column tells apart as one', () => {
    const path = join(temporary(), 'twins.csv')
    const rows = Array.from(
      {length: 12},
      (_, i) => `T${i},Thing ${i},${10 * (1 + (i % 6))},${i % 2 ? 'red' : 'blue'}`,
    )
    writeFileSync(path, ['id,title,price,colour', ...rows].join('\n'))
    expect(buildOf(path).twins).toBe(6)
  })
})

describe('writeShopFiles', () => {
  test('replaces an earlier build and leaves other files alone', () => {
    const folder = temporary()
    writeFileSync(join(folder, 'robots.txt'), 'mine')
    const first = buildOf(computers(), {collector: '/'}).files
    expect([...first.keys()]).toContain('lotse-order.js')
    writeShopFiles(folder, first)
    const second = buildOf(fixture('kitchen-feed.tsv')).files
    writeShopFiles(folder, second)
    expect(readdirSync(folder).sort()).toEqual([...second.keys(), 'robots.txt'].sort())
    expect(readFileSync(join(folder, 'robots.txt'), 'utf8')).toBe('mine')
  })
})
