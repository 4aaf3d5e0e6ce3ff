import {expect, test} from 'vitest'
import type {Reason} from '../../advisor-core/dialogue/types'
import {START_WORDS} from '../embed/start-words'
import {words} from '../locales/de'
import {proofWords} from './proof-words'

const reason = (label: string, value: string, unit: string | null = null): Reason => ({
  kind: 'stands-out',
  attribute: 'x',
  attributeLabel: {de: label, en: label},
  value: {de: value, en: value === 'ja' ? 'yes' : value},
  unit,
  isPrice: false,
  wanted: null,
  beats: null,
  direction: null,
  excess: null,
  contribution: 0,
})
const proof = (each: Reason) =>
  proofWords(each, {words: {...words, start: START_WORDS.de}, say: ({de}) => de})

test('a number is said with its unit and the name of its field', () => {
  expect(proof(reason('Lautstärke', '42', 'dB'))).toBe('Lautstärke: 42 dB')
})

test('a value is said after its field, unless it names the field itself', () => {
  expect(proof(reason('Milch', 'Dampfrohr'))).toBe('Milch: Dampfrohr')
  expect(proof(reason('Dämpfung', 'viel Dämpfung'))).toBe('Viel Dämpfung')
})

test('of what a product has, the name is enough', () => {
  expect(proof(reason('Mahlwerk', 'ja'))).toBe('Mahlwerk')
})
