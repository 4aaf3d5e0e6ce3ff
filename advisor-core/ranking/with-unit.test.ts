import {describe, expect, it} from 'vitest'
import type {Attribute, Locale} from '../catalog/types'
import {formatAmount, formatNumber, formatNumberOf} from './format-value'
import {unitInEnglish, unitInGerman, withUnit} from './with-unit'

/** Spaces of any width are one: which of them stands there differs between versions of ICU. */
const plain = (text: string): string => text.replaceAll(/\s/g, ' ')
const ours = (value: number, unit: string | null) => {
  const {de, en} = withUnit(unit === '€' ? formatAmount(value) : formatNumber(value), unit)
  return {de: plain(de), en: plain(en)}
}
const byIntl = (value: number, options: Intl.NumberFormatOptions) => {
  const of = (locale: Locale | 'en-GB') => plain(new Intl.NumberFormat(locale, options).format(value))
  return {de: of('de'), en: of(options.style === 'currency' ? 'en' : 'en-GB')}
}

describe('a number with its unit', () => {
  it.each([
    ['€', 'EUR'],
    ['$', 'USD'],
    ['£', 'GBP'],
    ['CHF', 'CHF'],
    ['PLN', 'PLN'],
    ['SEK', 'SEK'],
  ])('has %s where Unicode’s tables of both languages have it', (unit, currency) => {
    const options = {style: 'currency', currency, maximumFractionDigits: 0} as const
    for (const value of [5, 279, 1299, 12_990]) expect(ours(value, unit)).toEqual(byIntl(value, options))
  })

  it('has the cents of an amount as Unicode’s tables have them', () => {
    expect(ours(1299.5, '€')).toEqual(byIntl(1299.5, {style: 'currency', currency: 'EUR'}))
  })

  it.each([
    ['%', 'percent'],
    ['°C', 'celsius'],
    ['kg', 'kilogram'],
    ['cm', 'centimeter'],
    ['km', 'kilometer'],
    ['l', 'liter'],
    ['ml', 'milliliter'],
    ['GB', 'gigabyte'],
  ])('has %s where Unicode’s tables of both languages have it', (symbol, unit) => {
    const options = {style: 'unit', unit, maximumFractionDigits: 2} as const
    for (const value of [1, 5.5, 1299]) expect(ours(value, symbol)).toEqual(byIntl(value, options))
  })

  it('has inches and degrees close behind it, and other units on the same line', () => {
    expect(withUnit({de: '15,6', en: '15.6'}, '″')).toEqual({de: '15,6″', en: '15.6″'})
    expect(withUnit({de: '45', en: '45'}, '°')).toEqual({de: '45°', en: '45°'})
    expect(withUnit({de: '42', en: '42'}, 'dB')).toEqual({de: '42\u00a0dB', en: '42\u00a0dB'})
    expect(withUnit({de: '42', en: '42'}, null)).toEqual({de: '42', en: '42'})
  })

  it('has the space between them that is asked for, where one is there at all', () => {
    expect(withUnit({de: '42', en: '42'}, 'dB', ' ')).toEqual({de: '42 dB', en: '42 dB'})
    expect([unitInGerman('85', '%', ' '), unitInEnglish('85', '%', ' ')]).toEqual(['85 %', '85%'])
    expect(withUnit({de: '9', en: '9'}, 'PLN', ' ')).toEqual({de: '9 PLN', en: 'PLN 9'})
    expect([unitInGerman('9', 'CHF', ' '), unitInEnglish('9', 'CHF', ' ')]).toEqual(['9 CHF', 'CHF 9'])
    expect([unitInGerman('14', '″', ' '), unitInEnglish('14', '″', ' ')]).toEqual(['14″', '14″'])
  })

  it('has words in the language of the sentence, one as one', () => {
    expect(ours(24, 'months')).toEqual({de: '24 Monate', en: '24 months'})
    expect(ours(1, 'months')).toEqual({de: '1 Monat', en: '1 month'})
    expect(ours(1, 'years')).toEqual({de: '1 Jahr', en: '1 year'})
    expect(ours(2, 'years')).toEqual({de: '2 Jahre', en: '2 years'})
    expect(ours(1200, 'rpm')).toEqual({de: '1.200 U/min', en: '1,200 rpm'})
    expect(ours(90, 'PS')).toEqual({de: '90 PS', en: '90 hp'})
    // A shop may call a unit whatever it likes.
    expect(ours(3, 'constructor')).toEqual({de: '3 constructor', en: '3 constructor'})
  })
})

describe('a number of an attribute', () => {
  const attribute = (role: Attribute['role'], unit: string | null) => ({role, unit}) as Attribute

  it('is a year without a mark of thousands, and an amount with both digits of its cents', () => {
    expect(formatNumberOf(attribute(null, null), 2024)).toEqual({de: '2024', en: '2024'})
    expect(formatNumberOf(attribute(null, null), 4000)).toEqual({de: '4.000', en: '4,000'})
    expect(formatNumberOf(attribute(null, 'W'), 2000)).toEqual({de: '2.000', en: '2,000'})
    expect(formatNumberOf(attribute('price', null), 2000)).toEqual({de: '2.000', en: '2,000'})
    expect(formatNumberOf(attribute('price', '€'), 19.9)).toEqual({de: '19,90', en: '19.90'})
  })
})
