import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {readCatalogueFile} from '../catalogue/read-catalogue-file'
import {proposeAdvisor} from './propose-advisor'

const HEADER = [
  'ID,Type,SKU,Name,Published,Regular price,Categories,Parent',
  'Attribute 1 name,Attribute 1 value(s),Attribute 1 visible',
  'Attribute 2 name,Attribute 2 value(s),Attribute 2 visible',
].join()

/** 30 products with two variants each, laid out as WooCommerce exports them. */
function wooExport(): string {
  const rows = Array.from({length: 30}, (_, i) => {
    const [first, second] = i % 3 === 0 ? ['Red', 'Blue'] : ['Green', 'Black']
    const own = i % 2 === 0 ? 'Material,Cotton,1' : 'Fit,Slim,1'
    const category = ['Hats', 'Scarves', 'Gloves'][i % 3 === 2 ? 2 : (i >> 1) % 2]
    const variant = (n: number, colour: string) =>
      `${10 * i + n},variation,S${i}-${n},Thing ${i} ${colour},1,${10 + i + n},,S${i},Colour,${colour},,,,`
    return [
      `${10 * i},variable,S${i},Thing ${i},1,,${category},,Colour,"${first}, ${second}",1,${own}`,
      variant(1, first!),
      variant(2, second!),
    ].join('\n')
  })
  return [HEADER, ...rows].join('\n')
}

describe('an export with a row for each variable product and names of attributes in cells', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'lotse-')), 'woo.csv')
  writeFileSync(path, wooExport())
  const file = readCatalogueFile(path)
  const {advisor, leftOut} = proposeAdvisor(file, {id: '0'.repeat(32), name: 'T', currency: 'EUR'}, 'woo.csv')

  test('makes one product of a parent and its variants, and leaves no row out', () => {
    expect(file.products).toHaveLength(30)
    expect(file.problems).toEqual([])
  })

  test('calls values by the name that stands beside them', () => {
    const colour = advisor.questions.find(({attribute}) => attribute === 'colour')
    expect(colour?.text.en).toBe('Which colours do you like?')
    expect(advisor.catalog.attributes.find(({id}) => id === 'colour')).toMatchObject({
      column: 'Attribute 1 value(s)',
      label: {de: 'Farbe', en: 'Colour'},
    })
  })

  test('leaves out values that mean something else from row to row, and kinds of rows', () => {
    const reasons = Object.fromEntries(leftOut.map(({column, reason}) => [column, reason]))
    expect(reasons['Attribute 2 value(s)']).toBe('means something else from row to row ("Material", "Fit")')
    expect(reasons.Type).toBe('for running the shop')
  })

  test('asks once what the visitor is looking for', () => {
    const texts = advisor.questions.map(({text}) => text.en)
    expect(texts.filter((text) => text === 'What are you looking for?')).toHaveLength(1)
  })
})
