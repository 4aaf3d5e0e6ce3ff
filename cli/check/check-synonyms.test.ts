import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {readCatalogueFile} from '../catalogue/read-catalogue-file'
import {readColumn} from '../catalogue/read-column'
import {proposeAdvisor} from '../propose/propose-advisor'
import {checkSynonyms} from './check-synonyms'

const file = readCatalogueFile(join(import.meta.dirname, '../../test/support/fixtures/monitors.csv'))
const {advisor} = proposeAdvisor(file, {id: '0'.repeat(32), name: 'Test', currency: 'EUR'}, 'monitors.csv')
const columns = Object.fromEntries(
  advisor.catalog.attributes.map((attribute) => [attribute.id, readColumn(attribute, file)]),
)
const check = (synonyms: Readonly<Record<string, readonly string[]>>) =>
  checkSynonyms({...advisor, synonyms}, columns).map(({place, problem}) => `${place}: ${problem}`)

describe('the check of synonyms', () => {
  test('finds nothing where each word means one thing', () => {
    expect(check({speakers: ['Boxen'], 'colour=black': ['nachtschwarz'], 'curved=yes': ['gebogen']})).toEqual(
      [],
    )
  })

  test.each([
    [{flavour: ['Geschmack']}, 'synonyms["flavour"]: there is no attribute "flavour"'],
    [{constructor: ['x']}, 'synonyms["constructor"]: there is no attribute "constructor"'],
    [{'colour=pink': ['rosé']}, 'synonyms["colour=pink"]: no product has the value "pink" of "colour"'],
    [{'weight=5': ['leicht']}, 'synonyms["weight=5"]: "weight" holds numbers, which have no synonyms'],
    [{'curved=maybe': ['x']}, 'synonyms["curved=maybe"]: no product has the value "maybe" of "curved"'],
    [{speakers: ['mit']}, 'synonyms["speakers"]: "mit" is a word of the language itself'],
    [{speakers: ['Gewicht']}, 'synonyms["speakers"]: "Gewicht" stands for "weight" as well'],
    [{speakers: ['gaming']}, 'synonyms["speakers"]: "gaming" stands for "use=gaming" as well'],
  ])('names what is wrong with %j', (synonyms, finding) => {
    expect(check(synonyms as Readonly<Record<string, readonly string[]>>)).toEqual([finding])
  })

  test('names a word that stands in two places, whatever its ending, once in each', () => {
    expect(check({speakers: ['Boxen'], connectivity: ['Box']})).toEqual([
      'synonyms["speakers"]: "Boxen" stands for "connectivity" as well',
      'synonyms["connectivity"]: "Box" stands for "speakers" as well',
    ])
  })
})
