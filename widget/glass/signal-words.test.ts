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
