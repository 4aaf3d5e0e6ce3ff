import {describe, expect, it} from 'vitest'
import {makeBank} from '../../test/support/trait-bank'
import {ArtefactError} from './artefact-fields'
import {parseTraitBank} from './parse-trait-bank'
import type {TraitItem} from './types'

const bank = makeBank()
const withItem = (change: Partial<Record<keyof TraitItem, unknown>>): unknown => ({
  ...bank,
  items: bank.items.map((item, i) => (i === 1 ? {...item, ...change} : item)),
})

describe('parseTraitBank', () => {
  it('gives back a bank that went through JSON', () => {
    expect(parseTraitBank(JSON.parse(JSON.stringify(bank)))).toEqual(bank)
  })

  it.each([
    [null, 'traits: expected an object, received null'],
    [{...bank, version: 2}, 'traits.version: expected 1, received 2'],
    [{...bank, correlation: [1]}, 'traits.correlation: expected 9 numbers'],
    [{...bank, correlation: [1, 0.5, 0, 0.4, 1, 0, 0, 0, 1]}, 'traits.correlation[3]: expected 0.5'],
    [{...bank, correlation: [1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1]}, 'a positive definite matrix'],
    [withItem({trait: 'z'}), 'traits.items[1].trait: expected "a" or "b" or "c", received "z"'],
    [
      withItem({intercepts: [1, 2, 3]}),
      'traits.items[1].intercepts: expected 3 numbers, each below the one before',
    ],
    [withItem({intercepts: [1, 0]}), 'traits.items[1].intercepts'],
    [withItem({discrimination: 0}), 'traits.items[1].discrimination: expected a number above 0'],
    [withItem({status: 'calibrated'}), 'traits.items[1].calibratedOn'],
    [withItem({calibratedOn: 10}), 'traits.items[1].calibratedOn: expected 0, received 10'],
    [withItem({text: {de: 'nur deutsch'}}), 'traits.items[1].text.en: expected a text that is not empty'],
    [withItem({id: 'a1'}), 'traits.items[1].id: expected an id not used before'],
  ])('names what is wrong (%#)', (value, message) => {
    expect(() => parseTraitBank(value)).toThrow(ArtefactError)
    expect(() => parseTraitBank(value)).toThrow(message)
  })
})
