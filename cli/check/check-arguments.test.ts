import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import type {Advisor, Argument} from '../../advisor-core/advisor/types'
import {readArtefacts} from '../build/artefacts'
import {readCatalogueFile} from '../catalogue/read-catalogue-file'
import {proposeAdvisor} from '../propose/propose-advisor'
import {checkAdvisor} from './check-advisor'
import {checkWording} from './check-wording'

const root = join(import.meta.dirname, '../..')
const artefacts = readArtefacts(join(root, 'models/artefacts'))
const file = readCatalogueFile(join(root, 'test/support/fixtures/kitchen-feed.tsv'))
const {advisor} = proposeAdvisor(file, {id: '0'.repeat(32), name: 'Test', currency: 'EUR'}, 'x.tsv')

const findings = (change: Partial<Advisor>) =>
  checkAdvisor({...advisor, ...change}, file, artefacts).map(({place, problem}) => `${place}: ${problem}`)

const claim = (change: Partial<Argument>): Partial<Advisor> => ({
  arguments: [{id: 'x', attribute: 'price', match: {min: 39}, text: {de: 'Teuer', en: 'Dear'}, ...change}],
})

describe('arguments', () => {
  test('are left alone when the catalogue proves them', () => {
    expect(findings(claim({}))).toEqual([])
  })

  test('that nearly every product could claim are named', () => {
    expect(findings(claim({match: {min: 0}}))[0]).toMatch(
      /^arguments\[0\]\.match: holds for \d+ of \d+ products/,
    )
  })

  test('with a value that the field never has are named', () => {
    expect(findings(claim({attribute: 'colour', match: {values: ['purple']}}))).toEqual([
      'arguments[0].match.values: names "purple", which "colour" never has',
    ])
  })

  test('for an archetype or trait that is not there are named', () => {
    expect(
      findings(claim({for: {archetypes: ['nobody'], traits: [{trait: 'depth', level: 'high'}]}})),
    ).toEqual(['arguments[0].for.archetypes: names "nobody", which is no archetype'])
  })

  test('that press without a field of stock are named, and with one they are not', () => {
    const text = {de: 'Nur noch 2 Stück', en: 'Only 2 left'}
    expect(findings(claim({text}))).toEqual([
      'arguments[0].text: says "Nur noch 2 Stück" without a stock or date field that proves it',
    ])
    const attributes = advisor.catalog.attributes.map((attribute) =>
      attribute.id === 'price' ? {...attribute, column: 'Lagerbestand'} : attribute,
    )
    expect(checkWording({...advisor, ...claim({text}), catalog: {...advisor.catalog, attributes}})).toEqual(
      [],
    )
  })
})

describe('relations', () => {
  test('that lead from nothing or to nothing are named', () => {
    const relation = {
      from: {attribute: 'price', match: {max: 0.01}},
      to: {attribute: 'colour', match: {values: ['purple']}},
      text: {de: 'Passt dazu.', en: 'Goes with it.'},
    }
    expect(findings({relations: [relation]})).toEqual([
      'relations[0].from: holds for no product',
      'relations[0].to: names "purple", which "colour" never has',
    ])
  })
})
