import {expect, it} from 'vitest'
import {words as de} from './de'
import {words as en} from './en'
import {signalWords} from './signal-words'

it('names a signal and what it said', () => {
  expect(signalWords({id: 'hour', bin: 'evening'}, de, 'evening')).toBe('Tageszeit: abends')
  expect(signalWords({id: 'hour', bin: 'evening'}, en, 'evening')).toBe('Time of day: in the evening')
})

it('calls a category what the shop calls it, even one that is named like a bin', () => {
  expect(signalWords({id: 'page', bin: 'phone'}, de, 'Smartphones')).toBe('Diese Seite: Smartphones')
})

it('says a bin that it has no word for as it is', () => {
  expect(signalWords({id: 'browser', bin: 'lynx'}, en, 'lynx')).toBe('Browser: lynx')
})

it('says what the visitor did in the shop, in the shop’s words where it has any', () => {
  expect(signalWords({id: 'sort', bin: 'price-up'}, de, 'price-up')).toBe(
    'Ihre Sortierung: nach Preis, günstige zuerst',
  )
  expect(signalWords({id: 'sort', bin: 'price-down'}, en, 'price-down')).toBe(
    'Your sorting: by price, high to low',
  )
  expect(signalWords({id: 'filter', bin: 'brand:maker=Aro price'}, de, 'Aro, Preis')).toBe(
    'Ihr Filter: Aro, Preis',
  )
  expect(signalWords({id: 'search', bin: 'price'}, en, 'Price')).toBe('Your search: Price')
})
