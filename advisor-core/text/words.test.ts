import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {editDistance} from './edit-distance'
import {numberOfDigits, numberOfWord} from './number-words'
import {stem} from './stem'
import {tokenise} from './tokenise'
import {convertTo, findUnit} from './units'

describe('stem', () => {
  it.each([
    ['leise', 'leiser', 'leisesten'],
    ['Siebträger', 'Siebträgern', 'Siebtraeger'],
    ['quiet', 'quieter', 'quietest'],
    ['Kaffeemaschine', 'Kaffeemaschinen'],
    ['shoe', 'shoes'],
    ['battery', 'batteries'],
  ])('brings the forms of a word together: %s', (first, ...forms) => {
    for (const form of forms) expect(stem(form)).toBe(stem(first))
  })

  it('keeps the noun Größe apart from the adjective große', () => {
    expect(stem('Größe')).not.toBe(stem('große'))
    expect(stem('Groesse')).toBe(stem('Größe'))
  })
})

/** Optimal string alignment by its definition. */
function naive(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  const cost = a.at(-1) === b.at(-1) ? 0 : 1
  const swap =
    a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
      ? naive(a.slice(0, -2), b.slice(0, -2)) + 1
      : Number.POSITIVE_INFINITY
  return Math.min(
    naive(a.slice(0, -1), b) + 1,
    naive(a, b.slice(0, -1)) + 1,
    naive(a.slice(0, -1), b.slice(0, -1)) + cost,
    swap,
  )
}

describe('editDistance', () => {
  it('is the distance of the definition, cut off where it may be', () => {
    const word = fc.string({unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6})
    fc.assert(
      fc.property(word, word, fc.nat({max: 4}), (a, b, most) => {
        expect(editDistance(a, b, most)).toBe(Math.min(naive(a, b), most + 1))
      }),
      {numRuns: 150},
    )
  })
})

describe('numbers', () => {
  it.each([
    ['zwei', 2],
    ['viertausend', 4000],
    ['zweihundertfünfzig', 250],
    ['einundzwanzig', 21],
    ['thousand', 1000],
    ['Wald', null],
    ['und', null],
  ])('reads %s', (word, number) => expect(numberOfWord(word)).toBe(number))

  it.each([
    ['1.500', 1500],
    ['1,500', 1500],
    ['1.299,90', 1299.9],
    ['1,299.90', 1299.9],
    ['2,5', 2.5],
    ['0.500', 0.5],
  ])('reads %s in both languages', (text, number) => expect(numberOfDigits(text)).toBe(number))

  it('takes three digits behind the decimal mark of the language for a fraction before a measure only', () => {
    const first = (text: string, locale: 'de' | 'en') => tokenise(text, locale)[0]?.number
    expect(first('1,250 kg', 'de')).toBe(1.25)
    expect(first('1.250 kg', 'en')).toBe(1.25)
    expect(first('1.250 €', 'en')).toBe(1250)
    expect(first('1.250 Wh', 'de')).toBe(1250)
  })
})

describe('units', () => {
  it('converts within a dimension and not beyond', () => {
    expect(convertTo(1, findUnit('TB')!, 'GB')).toBe(1000)
    expect(convertTo(2, findUnit('Kilo')!, 'g')).toBe(2000)
    expect(convertTo(15, findUnit('Zoll')!, 'kg')).toBeNull()
    expect(convertTo(300, findUnit('$')!, '€')).toBe(300)
  })
})
