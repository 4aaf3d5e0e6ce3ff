import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {readCatalogueFile} from '../catalogue/read-catalogue-file'
import {humanise, splitUnit, unitInHeader} from './humanise'
import {proposeAdvisor} from './propose-advisor'

/** A proposal for 60 products with the given columns besides id, name and price. */
function propose(columns: Readonly<Record<string, (i: number) => string | number>>) {
  const path = join(mkdtempSync(join(tmpdir(), 'lotse-')), 'x.csv')
  const rows = Array.from({length: 60}, (_, i) =>
    [i, `Thing ${i}x`, 10 + 7 * i, ...Object.values(columns).map((cell) => cell(i))].join(),
  )
  writeFileSync(path, [`id,name,price,${Object.keys(columns).join()}`, ...rows].join('\n'))
  return proposeAdvisor(readCatalogueFile(path), {id: '0'.repeat(32), name: 'T', currency: 'EUR'}, 'x.csv')
}

describe('headers', () => {
  test.each([
    ['Saugleistung (AW)', 'AW', 'saugleistung'],
    ['Luftstrom [m³/h]', 'm³/h', 'luftstrom'],
    ['Gewicht (kg)', 'kg', 'gewicht'],
    ['Größe (EU)', null, 'größe'],
    ['Farbe (Rahmen)', null, 'farbe rahmen'],
  ])('%s has the unit %s', (header, unit, key) => {
    expect(unitInHeader(header)).toBe(unit)
    expect(splitUnit(header).key).toBe(key)
  })

  test.each([
    ['5g', '5G'],
    ['nfc_chip', 'NFC chip'],
    ['frameSize_cm', 'Frame size'],
  ])('%s reads %s', (header, words) => {
    expect(humanise(header).en).toBe(words)
  })

  test('an unknown one over yes and no is asked in a sentence that suits nouns and adjectives', () => {
    const {advisor} = propose({Kindersicherung: (i) => (i % 2 ? 'ja' : 'nein')})
    expect(advisor.questions.find(({kind}) => kind === 'yes-no')?.text).toEqual({
      de: 'Kindersicherung: Was ist Ihnen lieber, ja oder nein?',
      en: 'Kindersicherung: which would you prefer, yes or no?',
    })
  })

  test('one with a rare unit in brackets gives numbers in that unit', () => {
    const {advisor} = propose({'Luftstrom (m³/h)': (i) => 100 + 10 * (i % 30)})
    const {attribute, options} = advisor.questions.find(({kind}) => kind === 'range')!
    expect(advisor.catalog.attributes.find(({id}) => id === attribute)?.unit).toBe('m³/h')
    expect(options[0]?.label.de).toMatch(/^Unter \d+ m³\/h$/)
  })

  test('opinions of others are no question, and the summary says why', () => {
    const {leftOut} = propose({rating: (i) => 3 + (i % 3)})
    expect(leftOut).toContainEqual({
      column: 'rating',
      reason: 'how others rated it: nothing that a visitor could be asked',
    })
  })

  test('two columns that divide the products alike are asked about once', () => {
    const {leftOut} = propose({
      style: (i) => ['Modern', 'Classic', 'Rustic'][i % 3]!,
      look: (i) => ['m', 'c', 'r'][i % 3]!,
    })
    expect(leftOut).toContainEqual({column: 'look', reason: 'says the same as style'})
  })

  test('rare values stand together as others, with the catalogue’s own rest', () => {
    const {advisor} = propose({
      style: (i) =>
        i < 30
          ? 'Modern'
          : i < 50
            ? 'Classic'
            : ['Rustic', 'Boho', 'Sonstige', 'Nordic', 'Bauhaus', 'Retro'][i % 6]!,
      room: (i) => (i === 0 ? 'Attic' : i < 4 ? 'Cellar' : i < 30 ? 'Kitchen' : 'Bath'),
    })
    const labels = (id: string) =>
      advisor.questions.find(({attribute}) => attribute === id)?.options.map(({label}) => label.de)
    expect(labels('style')?.at(-1)).toBe('Andere')
    expect(labels('style')).not.toContain('Sonstige')
    expect(labels('room')?.at(-1)).toBe('Andere')
  })

  test('the sort of thing has little noise, unless the engine knows it as the category', () => {
    const both = propose({
      product_type: (i) => (i % 2 ? 'Lamps' : 'Sofas'),
      subcategory: (i) => ['Floor', 'Desk', 'Corner'][i % 3]!,
    })
    const noiseOf = (id: string) => both.advisor.questions.find((question) => question.id === id)
    expect(noiseOf('type')).toMatchObject({noise: 0.01})
    expect(noiseOf('category')).not.toHaveProperty('noise')
  })
})
