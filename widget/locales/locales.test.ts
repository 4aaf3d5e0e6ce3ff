import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import type {Reason} from '../../advisor-core/dialogue/types'
import {START_WORDS} from '../embed/start-words'
import {words as glassDe} from '../glass/de'
import {words as glassEn} from '../glass/en'
import {words as de} from './de'
import {words as en} from './en'
import type {LocaleWords} from './words'

const REASON: Reason = {
  kind: 'meets',
  attribute: 'noise',
  attributeLabel: {de: 'Lautstärke', en: 'Noise'},
  value: {de: '42', en: '42'},
  unit: 'dB',
  isPrice: false,
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
  isPrice: true,
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

const NUMBER: Reason = {...REASON, wanted: null}
const WEIGHT: Reason = {
  ...NUMBER,
  attributeLabel: {de: 'Gewicht', en: 'Weight'},
  value: {de: '1,4', en: '1.4'},
  unit: 'kg',
}
const WIDTH: Reason = {
  ...NUMBER,
  attributeLabel: {de: 'Breite', en: 'Width'},
  value: {de: '22', en: '22'},
  unit: 'cm',
}
const RANGE: Reason = {
  ...NUMBER,
  attributeLabel: {de: 'Reichweite', en: 'Range'},
  value: {de: '100', en: '100'},
  unit: 'km',
  wanted: {de: '70 km', en: '70 km'},
}
const WARRANTY = {de: 'Garantie', en: 'Warranty'}
const SPIN = {de: 'Schleudern', en: 'Spin'}
const MANY = {de: 'ab 1.200 U/min', en: 'from 1,200 rpm'}
const SCREEN = {de: 'Bildschirm', en: 'Screen'}

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const sentence = (words: LocaleWords, locale: 'de' | 'en', reason: Reason) => {
  const {fact, rest} = words.reason(reason, (text) => text[locale])
  return plain(`[${fact}]${rest}`)
}

describe('reasons in words', () => {
  it.each<[Reason, string, string]>([
    [REASON, '[42 dB] Lautstärke: passt zu „Leise“', '[42 dB] noise: fits “Quiet”'],
    [
      {
        ...REASON,
        wanted: {de: 'leise, wie ein Gespräch am Nebentisch', en: 'quiet, like a conversation nearby'},
      },
      '[42 dB] Lautstärke: wie gewünscht',
      '[42 dB] noise: as you asked',
    ],
    [RANGE, '[100 km] Reichweite: passt zu „70 km“', '[100 km] range: fits “70 km”'],
    [
      {...RANGE, value: {de: '70', en: '70'}},
      '[70 km] Reichweite: wie gewünscht',
      '[70 km] range: as you asked',
    ],
    [
      {...NUMBER, attributeLabel: SCREEN, value: {de: '15,6', en: '15.6'}, unit: '″'},
      '[15,6″] Bildschirm: wie gewünscht',
      '[15.6″] screen: as you asked',
    ],
    [
      {...NUMBER, value: {de: '85', en: '85'}, unit: '%'},
      '[85 %] Lautstärke: wie gewünscht',
      '[85%] noise: as you asked',
    ],
    [
      {...PRICE, unit: 'CHF', kind: 'misses', excess: 29.5},
      '[429,50 CHF]: 29,50 CHF über Ihrem Budget',
      '[CHF 429.50]: CHF 29.50 over your budget',
    ],
    [
      {...PRICE, value: {de: '279', en: '279'}, unit: 'PLN', kind: 'misses', excess: 29.5},
      '[279 PLN]: 29,50 PLN über Ihrem Budget',
      '[PLN 279]: PLN 29.50 over your budget',
    ],
    // Money, but not what it costs.
    [
      {...PRICE, attributeLabel: {de: 'Pfand', en: 'Deposit'}, isPrice: false, kind: 'misses', excess: 3},
      '[429,50 €] Pfand: 3 € mehr als gewünscht',
      '[€429.50] deposit: €3 more than you asked',
    ],
    [
      {...NUMBER, attributeLabel: WARRANTY, value: {de: '24', en: '24'}, unit: 'months'},
      '[24 Monate] Garantie: wie gewünscht',
      '[24 months] warranty: as you asked',
    ],
    [
      {
        ...NUMBER,
        attributeLabel: WARRANTY,
        value: {de: '2', en: '2'},
        unit: 'years',
        kind: 'misses',
        excess: -1,
      },
      '[2 Jahre] Garantie: 1 Jahr weniger als gewünscht',
      '[2 years] warranty: 1 year less than you asked',
    ],
    [
      {...NUMBER, attributeLabel: SPIN, value: {de: '1.400', en: '1,400'}, unit: 'rpm', wanted: MANY},
      '[1.400 U/min] Schleudern: passt zu „ab 1.200 U/min“',
      '[1,400 rpm] spin: fits “from 1,200 rpm”',
    ],
    [
      {...NUMBER, attributeLabel: {de: 'Leistung', en: 'Power'}, value: {de: '90', en: '90'}, unit: 'PS'},
      '[90 PS] Leistung: wie gewünscht',
      '[90 hp] power: as you asked',
    ],
    [
      {...PRICE, kind: 'misses', excess: 29.5},
      '[429,50 €]: 29,50 € über Ihrem Budget',
      '[€429.50]: €29.50 over your budget',
    ],
    [
      {...PRICE, kind: 'misses', excess: -30},
      '[429,50 €]: 30 € weniger als gewünscht',
      '[€429.50]: €30 less than you asked',
    ],
    [
      {...REASON, kind: 'misses', excess: 3},
      '[42 dB] Lautstärke: 3 dB zu viel für „Leise“',
      '[42 dB] noise: 3 dB too much for “Quiet”',
    ],
    [
      {...RANGE, kind: 'misses', excess: -10, wanted: {de: 'lange Touren', en: 'long tours'}},
      '[100 km] Reichweite: 10 km zu wenig für „lange Touren“',
      '[100 km] range: 10 km too little for “long tours”',
    ],
    [
      {...REASON, kind: 'unknown', value: {de: '–', en: '–'}},
      '[Lautstärke]: keine Angabe',
      '[Noise]: not stated',
    ],
    [
      {...REASON, kind: 'misses', excess: 3, wanted: {de: 'bis 39 dB', en: 'up to 39 dB'}},
      '[42 dB] Lautstärke: 3 dB lauter als gewünscht',
      '[42 dB] noise: 3 dB louder than you asked',
    ],
    [
      {...NUMBER, kind: 'misses', excess: -3},
      '[42 dB] Lautstärke: 3 dB leiser als gewünscht',
      '[42 dB] noise: 3 dB quieter than you asked',
    ],
    [
      {...WEIGHT, kind: 'misses', excess: 0.30000001},
      '[1,4 kg] Gewicht: 0,3 kg mehr als gewünscht',
      '[1.4 kg] weight: 0.3 kg more than you asked',
    ],
    [
      {...WIDTH, kind: 'misses', excess: 4},
      '[22 cm] Breite: 4 cm breiter als gewünscht',
      '[22 cm] width: 4 cm wider than you asked',
    ],
    [MILK, '[Milchschaum]: wie gewünscht', '[Milk foam]: as you asked'],
    [
      {...MILK, value: {de: 'nein', en: 'no'}, wanted: {de: 'Nein', en: 'No'}},
      '[Milchschaum: nein], wie gewünscht',
      '[Milk foam: no], as you asked',
    ],
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
      {...COLOUR, kind: 'misses', wanted: null},
      '[Rot] Farbe: anders als gewünscht',
      '[Red] colour: not what you asked for',
    ],
    [
      {...COLOUR, kind: 'taste', wanted: null},
      '[Rot] Farbe: ähnlich wie das, was Ihnen hier gefiel',
      '[Red] colour: like what you liked here',
    ],
  ])('%#: names the fact, then what it means', (reason, german, english) => {
    expect(sentence(de, 'de', reason)).toBe(german)
    expect(sentence(en, 'en', reason)).toBe(english)
  })

  it.each<[Reason, string, string, string, string]>([
    [{...REASON, direction: 'lower'}, 'leiser', 'lauter', 'quieter', 'louder'],
    [{...REASON, direction: 'higher'}, 'weniger', 'mehr', 'less', 'more'],
    [{...WIDTH, direction: 'lower'}, 'schmaler', 'breiter', 'narrower', 'wider'],
    [
      {...WIDTH, attributeLabel: SCREEN, unit: '″', direction: 'higher'},
      'kleiner',
      'größer',
      'smaller',
      'larger',
    ],
    [
      {...WIDTH, attributeLabel: SCREEN, unit: 'mm', direction: 'lower'},
      'kleiner',
      'größer',
      'smaller',
      'larger',
    ],
    [{...WEIGHT, direction: 'lower'}, 'leichter', 'schwerer', 'lighter', 'heavier'],
    [{...WEIGHT, unit: 'g', direction: 'lower'}, 'leichter', 'schwerer', 'lighter', 'heavier'],
    // What a thing may carry, not what it weighs.
    [{...WEIGHT, direction: 'higher'}, 'weniger', 'mehr', 'less', 'more'],
    [{...WEIGHT, unit: 'kWh', direction: 'lower'}, 'sparsamer', 'hungriger', 'less power', 'more power'],
    [{...WEIGHT, unit: 'W', direction: 'lower'}, 'sparsamer', 'hungriger', 'less power', 'more power'],
    [{...WEIGHT, unit: 'W', direction: 'higher'}, 'weniger', 'mehr', 'less', 'more'],
    [{...PRICE, direction: 'lower'}, 'günstiger', 'teurer', 'cheaper', 'dearer'],
    [{...RANGE, direction: 'higher'}, 'weniger', 'mehr', 'less', 'more'],
  ])('%#: compare by what the number measures', (reason, lessDe, moreDe, lessEn, moreEn) => {
    const [good, bad] = reason.direction === 'lower' ? [0, 1] : [1, 0]
    const ahead: Reason = {...reason, kind: 'stands-out', wanted: null, beats: 0.93}
    const behind: Reason = {...reason, kind: 'falls-behind', wanted: null, beats: 0.03}
    const german = [lessDe, moreDe]
    const english = [lessEn, moreEn]
    expect(sentence(de, 'de', ahead)).toMatch(new RegExp(`: ${german[good]} als 9 von 10 hier$`))
    expect(sentence(de, 'de', behind)).toMatch(new RegExp(`: ${german[bad]} als fast alle hier$`))
    expect(sentence(en, 'en', ahead)).toMatch(new RegExp(`: ${english[good]} than 9 in 10 here$`))
    expect(sentence(en, 'en', behind)).toMatch(new RegExp(`: ${english[bad]} than nearly all here$`))
    expect(sentence(de, 'de', {...ahead, beats: 0.5})).toMatch(/ als die Hälfte hier$/)
    expect(sentence(en, 'en', {...ahead, beats: 0.5})).toMatch(/ than half of those here$/)
  })

  it('write an English label small within the sentence, but not a name or an abbreviation', () => {
    const labelled = (label: string) =>
      sentence(en, 'en', {...WEIGHT, kind: 'stands-out', attributeLabel: {de: label, en: label}})
    expect(['Energy per year', 'RAM', 'SSD size', 'Wi-Fi range'].map(labelled)).toEqual([
      '[1.4 kg] energy per year',
      '[1.4 kg] RAM',
      '[1.4 kg] SSD size',
      '[1.4 kg] Wi-Fi range',
    ])
  })

  it('say what a better and a cheaper product gain over the first suggestion', () => {
    const type: Reason = {
      ...COLOUR,
      value: {de: 'Siebträger', en: 'portafilter'},
      wanted: {de: 'selbst, mit Zeit und Handgriffen', en: 'by hand, taking my time'},
    }
    const saved: Reason = {...PRICE, kind: 'stands-out', value: {de: '70', en: '70'}, wanted: null}
    const gain = (role: 'better' | 'cheaper', reason: Reason) =>
      [de.gain(role, reason, (text) => text.de), en.gain(role, reason, (text) => text.en)].map(
        ({fact, rest}) => plain(`[${fact}]${rest}`),
      )
    expect(gain('better', type)).toEqual([
      '[Siebträger]: wie gewünscht, anders als der erste Vorschlag',
      '[Portafilter]: fits “by hand, taking my time”, unlike the first suggestion',
    ])
    expect(gain('better', REASON)).toEqual([
      '[42 dB] Lautstärke: passt zu „Leise“, anders als der erste Vorschlag',
      '[42 dB] noise: fits “Quiet”, unlike the first suggestion',
    ])
    expect(gain('cheaper', saved)).toEqual([
      '[70 €] günstiger als der erste Vorschlag',
      '[€70] cheaper than the first suggestion',
    ])
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
      unit: fc.constantFrom(null, 'kg', '€', 'months', 'PLN'),
      isPrice: fc.boolean(),
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
    ['German', {...de, start: START_WORDS.de, more: glassDe}],
    ['English', {...en, start: START_WORDS.en, more: glassEn}],
  ])('has no exclamation mark and no empty sentence in %s', (_, words) => {
    const all = sentences(words)
    expect(all.length).toBeGreaterThan(80)
    for (const text of all) expect(text).toMatch(/^[^!]+$/)
  })

  it('addresses visitors formally in German', () => {
    for (const text of sentences({...de, start: START_WORDS.de, more: glassDe}))
      expect(text).not.toMatch(/\b(du|dein|deine|dich|dir)\b/i)
  })

  it('says in how many cases an answer changes the recommendation, from its probability', () => {
    expect([null, 0.04, 0.12, 0.71, 0.97].map(de.question.whyChange)).toEqual([
      '',
      'Ihre Antwort ändert kaum noch, was ich empfehle.',
      'In etwa 1 von 10 Fällen ändert Ihre Antwort, was ich empfehle.',
      'In etwa 7 von 10 Fällen ändert Ihre Antwort, was ich empfehle.',
      'Ihre Antwort ändert so gut wie sicher, was ich empfehle.',
    ])
    expect([null, 0.04, 0.71, 0.97].map(en.question.whyChange)).toEqual([
      '',
      'Your answer hardly changes what I recommend any more.',
      'In about 7 of 10 cases your answer changes what I recommend.',
      'Your answer is almost certain to change what I recommend.',
    ])
  })

  it('says an effect in words, and nothing of bits', () => {
    const effect = (effectBits: number, kind: 'answer' | 'trait' = 'answer', changesSlate = false) =>
      [glassDe, glassEn].map(({glass}) => glass.effect({kind, effectBits, changesSlate}))
    expect(effect(0.01)).toEqual(['ohne spürbare Wirkung', 'no noticeable effect'])
    expect(effect(0.1)[0]).toBe('wenig Wirkung: spricht für den ersten Vorschlag')
    expect(effect(-0.5)[0]).toBe('mittlere Wirkung: spricht gegen den ersten Vorschlag')
    expect(effect(2.1)).toEqual([
      'starke Wirkung: spricht für den ersten Vorschlag',
      'strong effect: speaks for the first suggestion',
    ])
    expect(effect(0.4, 'trait')).toEqual([
      'mittlere Wirkung: ändert mein Bild von Ihnen',
      'medium effect: changes my picture of you',
    ])
    expect(effect(0.01, 'answer', true)).toEqual(['hat die Vorschläge geändert', 'changed the suggestions'])
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
    expect([1, 5].map(de.chips.fold)).toEqual(['Ihre Antwort (1), ändern', 'Ihre Antworten (5), ändern'])
    expect([1, 5].map(en.chips.fold)).toEqual(['Your answer (1), edit', 'Your answers (5), edit'])
    expect([0, 1, 3].map((n) => de.slate.resultsNote(n, 'X'))).toEqual([
      'Ohne Angaben von Ihnen, nur aus dem Sortiment, liegt X vorn.',
      'Nach einer Angabe von Ihnen liegt X vorn.',
      'Nach 3 Angaben von Ihnen liegt X vorn.',
    ])
    expect(plain(de.price(1299, 'EUR'))).toBe('1.299 €')
    expect(plain(de.price(12.5, 'EUR'))).toBe('12,50 €')
    expect(en.price(1299, 'EUR')).toBe('€1,299')
  })
})
