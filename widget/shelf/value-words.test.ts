import {describe, expect, it} from 'vitest'
import type {LocalText} from '../../advisor-core/catalog/types'
import {valueWords} from './value-words'

const de = {say: (text: LocalText) => text.de}
const en = {say: (text: LocalText) => text.en}
const row = (value: string, unit: string | null) => ({values: [{de: value, en: value}, null], unit})

describe('a value in the table', () => {
  it('has its unit behind it, money in English before', () => {
    expect(valueWords(row('42', 'dB'), 0, en)).toBe('42\u00a0dB')
    expect(valueWords(row('279', '€'), 0, en)).toBe('€279')
    expect(valueWords(row('279', '€'), 0, de)).toBe('279\u00a0€')
    expect(valueWords(row('279', 'CHF'), 0, en)).toBe('CHF\u00a0279')
    expect(valueWords(row('15.6', '″'), 0, en)).toBe('15.6″')
    expect(valueWords(row('85', '%'), 0, en)).toBe('85%')
  })

  it('without a unit is the value, and a missing one a dash', () => {
    expect(valueWords(row('steam wand', null), 0, en)).toBe('steam wand')
    expect(valueWords(row('42', 'dB'), 1, en)).toBe('–')
  })
})
