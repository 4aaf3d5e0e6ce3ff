import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {parseArchetypeModel} from '../../advisor-core/archetypes/parse-archetype-model'
import {pickArchetypeItem} from '../../advisor-core/archetypes/pick-archetype-item'
import {parseTraitBank} from '../../advisor-core/traits/parse-trait-bank'

const folder = join(import.meta.dirname, '../artefacts')
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))
const bank = parseTraitBank(read('traits.json'))
const model = parseArchetypeModel(read('archetypes.json'))

describe('the committed item bank', () => {
  it('has four or five items a trait, keyed both ways', () => {
    for (const {id} of bank.traits) {
      const keys = bank.items.filter(({trait}) => trait === id).map(({keyed}) => keyed)
      expect([4, 5], id).toContain(keys.length)
      expect(keys.filter((key) => key === 1).length, id).toBeGreaterThanOrEqual(2)
      expect(keys.filter((key) => key === -1).length, id).toBeGreaterThanOrEqual(id === 'conformity' ? 2 : 1)
    }
  })

  it('makes short plain statements in both languages, without an exclamation mark', () => {
    for (const {id, text, plain} of bank.items) {
      for (const words of [text.de, text.en, plain.de, plain.en]) {
        expect(words, id).toMatch(/\.$/)
        expect(words, id).not.toContain('!')
        expect(words.length, id).toBeLessThan(100)
      }
      expect(Math.max(plain.de.length, plain.en.length), id).toBeLessThanOrEqual(60)
    }
  })

  it('states for each item where it comes from and on how many people its parameters rest', () => {
    for (const {id, source, status, calibratedOn} of bank.items) {
      expect(source, id).toMatch(/^(IPIP \(public domain\)|own wording, CC0)/)
      expect(calibratedOn > 0, id).toBe(status === 'calibrated')
    }
    expect(bank.items.filter(({status}) => status === 'calibrated').length).toBeGreaterThanOrEqual(20)
  })

  it('claims no correlation where none was estimated', () => {
    const size = bank.traits.length
    bank.traits.forEach(({id}, i) => {
      if (bank.items.some(({trait, status}) => trait === id && status === 'calibrated')) return
      const row = bank.correlation.slice(i * size, (i + 1) * size)
      expect(
        row.filter((value) => value !== 0),
        id,
      ).toEqual([1])
    })
  })
})

describe('the committed archetypes', () => {
  it('look only at calibrated traits of the committed bank', () => {
    for (const {id} of model.indicators) {
      const items = bank.items.filter(({trait}) => `trait:${trait}` === id)
      expect(
        items.some(({status}) => status === 'calibrated'),
        id,
      ).toBe(true)
    }
  })

  it('are regions with a first question worth asking', () => {
    expect(model.origin).toBe('regions')
    expect(pickArchetypeItem(bank, model, [], [], {})!.gainBits).toBeGreaterThan(0.1)
  })

  it('are named in neutral words in both languages', () => {
    for (const {name} of model.classes) {
      expect(name.de).toMatch(/^\p{Lu}[\p{L} ,]+ und \p{L}+$/u)
      expect(name.en).toMatch(/^\p{Lu}[\p{L} ,-]+ and [\p{L}-]+$/u)
    }
  })
})
