import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Reason} from '../../advisor-core/dialogue/types'
import {words as glassDe} from '../glass/de'
import {words as glassEn} from '../glass/en'
import {words as de} from './de'
import {words as en} from './en'
import type {Words} from './words'

const REASON: Reason = {
  kind: 'meets',
  attribute: 'noise',
  attributeLabel: {de: 'Lautstärke', en: 'Noise'},
  value: {de: '42', en: '42'},
  unit: 'dB',
  wanted: {de: 'Leise', en: 'Quiet'},
  beats: null,
  direction: null,
  excess: null,
  contribution: 1,
}
const PRICE: Reason = {
  ...REASON,
  attribute: 'price',
  attributeLabel: {de: 'Preis', en: 'Price'},
  value: {de: '429,50', en: '429.50'},
  unit: '€',
  wanted: {de: 'Bis 400 €', en: 'Up to €400'},
}
const MILK: Reason = {
  ...REASON,
  attributeLabel: {de: 'Milchschaum', en: 'Milk foam'},
  value: {de: 'ja', en: 'yes'},
  unit: null,
  wanted: {de: 'Ja', en: 'Yes'},
}
const COLOUR: Reason = {
  ...REASON,
  attributeLabel: {de: 'Farbe', en: 'Colour'},
  value: {de: 'rot', en: 'red'},
  unit: null,
  wanted: {de: 'Edelstahl oder Schwarz', en: 'Steel or black'},
}

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const sentence = (words: Words, locale: 'de' | 'en', reason: Reason) => {
  const {fact, rest} = words.reason(reason, (text) => text[locale])
  return plain(`[${fact}]${rest}`)
}

describe('reasons in words', () => {
  it.each<[Reason, string, string]>([
    [REASON, '[42 dB] Lautstärke: passt zu „Leise“', '[42 dB] Noise: fits “Quiet”'],
    [
      {...PRICE, kind: 'misses', excess: 29.5},
      '[429,50 €]: 29,5 € über „Bis 400 €“',
      '[€429.50]: €29.5 over “Up to €400”',
    ],
    [
      {...REASON, kind: 'misses', excess: -3},
      '[42 dB] Lautstärke: 3 dB weniger als gewünscht („Leise“)',
      '[42 dB] Noise: 3 dB less than you asked (“Quiet”)',
    ],
    [MILK, '[Milchschaum]: wie gewünscht', '[Milk foam]: as you asked'],
    [
      {...MILK, kind: 'misses', value: {de: 'nein', en: 'no'}},
      '[Milchschaum: nein], gewünscht war „Ja“',
      '[Milk foam: no], you asked for “Yes”',
    ],
    [
      {...COLOUR, kind: 'misses'},
      '[Rot]: gewünscht war „Edelstahl oder Schwarz“',
      '[Red]: you asked for “Steel or black”',
    ],
    [
      {...REASON, kind: 'stands-out', wanted: null, beats: 0.93, direction: 'lower'},
      '[42 dB] Lautstärke: weniger als 9 von 10 hier',
      '[42 dB] Noise: lower than 9 in 10 here',
    ],
    [
      {...REASON, kind: 'falls-behind', wanted: null, beats: 0.1, direction: 'lower'},
      '[42 dB] Lautstärke: mehr als 9 von 10 hier',
      '[42 dB] Noise: higher than 9 in 10 here',
    ],
    [
      {...COLOUR, kind: 'taste', wanted: null},
      '[Rot] Farbe: ähnlich wie das, was Ihnen hier gefiel',
      '[Red] Colour: like what you liked here',
    ],
  ])('%#: names the fact, then what it means', (reason, german, english) => {
    expect(sentence(de, 'de', reason)).toBe(german)
    expect(sentence(en, 'en', reason)).toBe(english)
  })

  it('leave no hole in the sentence, whatever the engine says', () => {
    const local = fc.record({
      de: fc.stringMatching(/^[A-Za-z0-9]{1,8}$/),
      en: fc.stringMatching(/^[A-Za-z0-9]{1,8}$/),
    })
    const reason: fc.Arbitrary<Reason> = fc.record({
      kind: fc.constantFrom('meets', 'misses', 'stands-out', 'falls-behind', 'taste'),
      attribute: fc.constant('a'),
      attributeLabel: local,
      value: local,
      unit: fc.constantFrom(null, 'kg', '€'),
      wanted: fc.option(local),
      beats: fc.option(fc.double({min: 0, max: 1, noNaN: true})),
      direction: fc.constantFrom(null, 'higher', 'lower'),
      excess: fc.option(fc.double({min: -1e6, max: 1e6, noNaN: true})),
      contribution: fc.constant(0),
    })
    fc.assert(
      fc.property(reason, (any) => {
        for (const text of [sentence(de, 'de', any), sentence(en, 'en', any)]) {
          expect(text).not.toMatch(/undefined|null|NaN| {2}|\[\]|:\s*$/)
        }
      }),
    )
  })
})

/** Every sentence of a locale, functions called with likely arguments. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : []
}

describe('the voice', () => {
  it.each([
    ['German', {...de, more: glassDe}],
    ['English', {...en, more: glassEn}],
  ])('has no exclamation mark and no empty sentence in %s', (_, words) => {
    const all = sentences(words)
    expect(all.length).toBeGreaterThan(80)
    for (const text of all) expect(text).toMatch(/^[^!]+$/)
  })

  it('addresses visitors formally in German', () => {
    for (const text of sentences({...de, more: glassDe}))
      expect(text).not.toMatch(/\b(du|dein|deine|dich|dir)\b/i)
  })

  it('counts in each language', () => {
    expect([0.2, 1.2, 2.6].map(de.question.more)).toEqual([
      'Das ist wohl die letzte Frage',
      'Danach noch etwa eine Frage',
      'Danach noch etwa 3 Fragen',
    ])
    expect([0.2, 1.2, 2.6].map(en.question.more)).toEqual([
      'Probably the last question',
      'About one more question after this',
      'About 3 more questions after this',
    ])
    expect(plain(de.price(1299, 'EUR'))).toBe('1.299 €')
    expect(plain(de.price(12.5, 'EUR'))).toBe('12,50 €')
    expect(en.price(1299, 'EUR')).toBe('€1,299')
  })
})
