import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {detectDecimalMark, parseNumber, parseQuantity} from './parse-number'
import {convert} from './units'

describe('parseQuantity', () => {
  test.each([
    ['1.37kg', {value: 1.37, unit: 'kg'}],
    ['8GB', {value: 8, unit: 'GB'}],
    ['15.6', {value: 15.6, unit: null}],
    ['1.299,00 €', {value: 1299, unit: '€'}],
    ['1,299.00', {value: 1299, unit: null}],
    ['$1,299.00', {value: 1299, unit: '$'}],
    ['EUR 19.90', {value: 19.9, unit: 'EUR'}],
    ['19.90 EUR', {value: 19.9, unit: 'EUR'}],
    ["1'299.50 CHF", {value: 1299.5, unit: 'CHF'}],
    ['1 299,50', {value: 1299.5, unit: null}],
    ['ca. 42 dB(A)', {value: 42, unit: 'dB(A)'}],
    ['55"', {value: 55, unit: '"'}],
    ['-5', {value: -5, unit: null}],
    ['0.125', {value: 0.125, unit: null}],
  ])('reads %s', (cell, quantity) => {
    expect(parseQuantity(cell, '.')).toEqual(quantity)
  })

  test.each(['', 'about', '256GB SSD + 1TB HDD', '1920x1080', '5-7', 'A4', '2024-01-05', '1.2.3,4,5'])(
    'takes "%s" for no number',
    (cell) => {
      expect(parseQuantity(cell, '.')).toBeNull()
    },
  )

  test('lets the column decide where one mark may be thousands or decimals', () => {
    expect(parseNumber('1.299', '.')).toBe(1.299)
    expect(parseNumber('1.299', ',')).toBe(1299)
    expect(detectDecimalMark(['2,5 kg', '1.299', '3,75 kg'], '.')).toBe(',')
    expect(detectDecimalMark(['2.2kg', '2.591kg'], ',')).toBe('.')
    expect(detectDecimalMark(['1.299', '2.499'], ',')).toBe(',')
  })

  test('reads what Intl prints, German and English', () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 10_000_000}), (hundredths) => {
        const value = hundredths / 100
        for (const [locale, mark] of [
          ['de-DE', ','],
          ['en-GB', '.'],
        ] as const) {
          const text = new Intl.NumberFormat(locale, {minimumFractionDigits: 2}).format(value)
          expect(parseNumber(text, mark)).toBe(value)
        }
      }),
    )
  })
})

describe('convert', () => {
  test('changes units of one dimension and refuses others', () => {
    expect(convert(1, 'TB', 'GB')).toBe(1000)
    expect(convert(280, 'g', 'kg')).toBe(0.28)
    expect(convert(17, 'zoll', 'inch')).toBe(17)
    expect(convert(1, 'kg', 'GB')).toBeNull()
    expect(convert(1, 'furlong', 'm')).toBeNull()
  })
})
