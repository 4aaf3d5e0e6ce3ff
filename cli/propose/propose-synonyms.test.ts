import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {readArtefacts} from '../build/artefacts'
import {readCatalogueFile} from '../catalogue/read-catalogue-file'
import {checkAdvisor} from '../check/check-advisor'
import {proposeAdvisor} from './propose-advisor'

const root = join(import.meta.dirname, '../..')
const SHOP = {id: '0'.repeat(32), name: 'Test', currency: 'EUR'}

function proposalFor(name: string) {
  const file = readCatalogueFile(join(root, 'test/support/fixtures', name))
  return {file, advisor: proposeAdvisor(file, SHOP, name).advisor}
}

describe('proposed synonyms', () => {
  const {advisor} = proposalFor('monitors.csv')
  const {synonyms = {}} = advisor

  test('name attributes and values in the other language, and as the glossary spells them', () => {
    expect(synonyms).toMatchObject({
      speakers: expect.arrayContaining(['lautsprecher']),
      height_adjustable: ['höhenverstellbar'],
      'use=photo editing': ['bildbearbeitung', 'fotobearbeitung'],
      colour: expect.arrayContaining(['color']),
    })
  })

  test('hold no unit, no number and nothing that is a label already', () => {
    const words = Object.values(synonyms).flat()
    expect(words.length).toBeGreaterThan(20)
    for (const word of words) expect(word).not.toMatch(/\d|^(zoll|inch|inches|hz|kg|watt|preis|marke)$/i)
  })

  test.each(['monitors.csv', 'laptops.csv', 'fans-latin1.csv', 'kitchen-feed.tsv', 'shirts-shopify.csv'])(
    'of %s collide with nothing, as the check sees it',
    (name) => {
      const {file, advisor: proposed} = proposalFor(name)
      const findings = checkAdvisor(proposed, file, readArtefacts(join(root, 'models/artefacts')))
      expect(findings.filter(({place}) => place.startsWith('synonyms'))).toEqual([])
    },
  )
})
