import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parseAdvisor} from '../../advisor-core/advisor'
import type {Advisor, Question} from '../../advisor-core/advisor/types'
import {madeUpComputers} from '../../test/support/made-up-computers'
import {type CatalogueFile, readCatalogueFile} from '../catalogue/read-catalogue-file'
import {readColumn} from '../catalogue/read-column'
import {coverOf, shareOfCover} from './option-shares'
import {proposeAdvisor} from './propose-advisor'

const SHOP = {id: '0'.repeat(32), name: 'Test', currency: 'EUR'}
const fixture = (name: string) => join(import.meta.dirname, '../../test/support/fixtures', name)

function fileOf(text: string): CatalogueFile {
  const path = join(mkdtempSync(join(tmpdir(), 'lotse-')), 'x.csv')
  writeFileSync(path, text)
  return readCatalogueFile(path)
}

const propose = (file: CatalogueFile) => proposeAdvisor(file, SHOP, 'x.csv')

const byId = ({questions}: Advisor) => new Map(questions.map((question) => [question.id, question]))
const english = (question: Question | undefined) => question?.options.map(({label}) => label.en)

describe('proposeAdvisor on structured texts', () => {
  const file = fileOf(madeUpComputers(400))
  const {advisor, leftOut} = propose(file)
  const questions = byId(advisor)

  test('writes what the parser accepts', () => {
    expect(parseAdvisor(JSON.parse(JSON.stringify(advisor)))).toEqual(advisor)
  })

  test('proposes at most twelve questions, the price among them', () => {
    expect(advisor.questions.length).toBeLessThanOrEqual(12)
    expect(questions.get('budget')).toMatchObject({kind: 'budget', attribute: 'price'})
  })

  test('asks about nothing that is an id, a link, prose, a constant or mostly empty, and says so', () => {
    const asked = advisor.questions.map(
      ({attribute}) => advisor.catalog.attributes.find(({id}) => id === attribute)!.column,
    )
    for (const column of ['id', 'name', 'page', 'notes', 'rare', 'same']) expect(asked).not.toContain(column)
    expect(Object.fromEntries(leftOut.map(({column, reason}) => [column, reason]))).toEqual({
      notes: 'nearly every product has its own text',
      rare: 'filled in for 32 % of the products only',
      same: 'the same everywhere ("EU")',
    })
  })

  test('offers options that each cover 2 to 80 % of the products', () => {
    for (const question of advisor.questions) {
      const attribute = advisor.catalog.attributes.find(({id}) => id === question.attribute)!
      const column = readColumn(attribute, file)
      const base = file.products.map((_, index) => index)
      for (const {match = {}} of question.options) {
        const {ofAll} = shareOfCover(coverOf({match, kind: question.kind, column, base}))
        expect(ofAll).toBeGreaterThanOrEqual(0.02)
        expect(ofAll).toBeLessThanOrEqual(0.8)
      }
    }
  })

  test('adds up amounts, in words a shopper knows', () => {
    expect(questions.get('storage')).toMatchObject({kind: 'at-least'})
    expect(english(questions.get('storage'))).toContain('At least 1 TB')
    expect(advisor.catalog.attributes.find(({id}) => id === 'storage')).toMatchObject({
      unit: 'GB',
      combine: 'sum',
    })
  })

  test('reads resolution, features and families out of longer texts', () => {
    expect(english(questions.get('resolution'))).toContain('At least Full HD (1080 lines)')
    expect(english(questions.get('screen_features'))).toEqual(
      expect.arrayContaining(['Touchscreen', 'IPS (clear from the side)']),
    )
    expect(english(questions.get('processor'))).toEqual(
      expect.arrayContaining(['Quark Core q5', 'Quark Core q7', 'Quark Core q3', 'Lepton']),
    )
  })

  test('asks for the better direction of a measure', () => {
    expect(questions.get('ram')).toMatchObject({
      kind: 'at-least',
      text: {de: 'Wie viel Arbeitsspeicher soll es mindestens sein?'},
    })
    expect(questions.get('weight')).toMatchObject({kind: 'range', text: {en: 'How heavy may it be at most?'}})
    expect(
      questions.get('weight')?.options.every(({match = {}}) => 'max' in match && !('min' in match)),
    ).toBe(true)
  })

  test('puts rare values together', () => {
    expect(questions.get('brand')?.options).toHaveLength(6)
    expect(questions.get('brand')?.options.at(-1)).toMatchObject({
      id: 'other',
      label: {de: 'Andere', en: 'Other'},
    })
  })

  test('proves every argument by a field and a bound', () => {
    const ids = new Set(advisor.catalog.attributes.map(({id}) => id))
    expect(advisor.arguments.length).toBeGreaterThan(0)
    for (const {attribute} of advisor.arguments) expect(ids.has(attribute)).toBe(true)
  })
})

describe('proposeAdvisor on several categories', () => {
  const row = (i: number) => {
    const isLamp = i % 2 === 0
    const price = isLamp ? 20 + i : 400 + 20 * i
    return [
      `P${i}`,
      `Thing ${i}`,
      price,
      isLamp ? 'Lamps' : 'Sofas',
      isLamp ? 200 + 20 * (i % 20) : '',
      isLamp ? '' : 140 + 5 * (i % 21),
    ]
  }
  const text = [
    'id,title,price,product_type,lumen,width',
    ...Array.from({length: 120}, (_, i) => row(i).join(',')),
  ].join('\n')
  const {advisor} = propose(fileOf(text))
  const questions = byId(advisor)

  test('asks for the category first, and for the rest only where it makes sense', () => {
    expect(advisor.rules.askFirst).toEqual(['category'])
    expect(advisor.questions[0]).toMatchObject({id: 'category', kind: 'single'})
    expect(questions.get('brightness')?.when).toEqual({attribute: 'category', values: ['Lamps']})
    expect(questions.get('width')?.when).toEqual({attribute: 'category', values: ['Sofas']})
  })

  test('has a budget for each category, as lamps and sofas cost differently', () => {
    const top = (id: string) =>
      Math.max(...(questions.get(id)?.options ?? []).map(({match = {}}) => ('max' in match ? match.max! : 0)))
    expect(top('budget-lamps')).toBeLessThan(200)
    expect(top('budget-sofas')).toBeGreaterThan(1000)
  })
})

describe('proposeAdvisor on exports', () => {
  test('asks a Shopify shop about tags, types and options, in both languages', () => {
    const {advisor} = propose(readCatalogueFile(fixture('shirts-shopify.csv')))
    const asked = advisor.questions.map(
      ({attribute}) => advisor.catalog.attributes.find(({id}) => id === attribute)!.column,
    )
    expect(asked).toEqual(expect.arrayContaining(['Variant Price', 'Vendor', 'Type', 'Tags']))
    expect(asked).not.toContain('Variant SKU')
    expect(asked).not.toContain('Cost per item')
    const winter = byId(advisor)
      .get('tags')
      ?.options.find(({id}) => id === 'winter')
    expect(winter?.label).toEqual({de: 'Winter', en: 'Winter'})
  })

  test('reads German headers, decimal commas and thousands', () => {
    const {advisor} = propose(readCatalogueFile(fixture('fans-latin1.csv')))
    const questions = byId(advisor)
    expect(advisor.catalog.attributes.find(({id}) => id === 'price')).toMatchObject({decimal: ',', unit: '€'})
    expect(
      questions.get('budget')?.options.every(({match = {}}) => 'max' in match && match.max! > 1000),
    ).toBe(true)
    expect(questions.get('noise')).toMatchObject({
      kind: 'range',
      text: {de: 'Wie laut darf es höchstens sein?'},
    })
    expect(english(questions.get('colour'))).toEqual(expect.arrayContaining(['Green', 'White', 'Black']))
    expect(questions.get('bluetooth')).toMatchObject({kind: 'yes-no', text: {de: 'Brauchen Sie Bluetooth?'}})
  })

  test('gives each language its own sentences', () => {
    for (const name of ['shirts-shopify.csv', 'kitchen-feed.tsv', 'fans-latin1.csv'])
      for (const {text, why} of propose(readCatalogueFile(fixture(name))).advisor.questions) {
        expect(text.de).not.toBe(text.en)
        expect(why.de).not.toBe(why.en)
      }
  })
})
