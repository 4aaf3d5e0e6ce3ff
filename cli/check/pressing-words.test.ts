import {expect, test} from 'vitest'
import {pressingWords} from './pressing-words'

test.each([
  'Nur noch 3 Stück',
  'Nur noch wenige auf Lager',
  'Davon sind nur noch zwei da',
  'Nur noch heute zu diesem Preis',
  'Nur heute',
  'Letzte Chance',
  'Das letzte Exemplar ist bald weg',
  'Solange der Vorrat reicht',
  'Limitierte Auflage',
  'Jetzt zugreifen',
  '12 Personen sehen sich das gerade an',
  'Only 2 left',
  'Only a few left in stock',
  'Hurry',
  'Last chance',
  'Order today',
  'Ends soon',
  '5 people are looking at this',
])('takes "%s" for pressure', (text) => {
  expect(pressingWords(text)).not.toBeNull()
})

test.each([
  'Danach frage ich nur noch, was zu Ihrer Wahl gehört.',
  'Was suchen Sie heute?',
  'Reicht für einen Tag im Sattel ohne Ladegerät im Gepäck.',
  'Die letzte Frage: Wie viel möchten Sie ausgeben?',
  'Der große Tank will selten nachgefüllt werden.',
  'Which one do you want today?',
  'Quiet enough for others to sleep on next door.',
  'Lasts a whole day',
  'The last question',
])('takes "%s" for what it is', (text) => {
  expect(pressingWords(text)).toBeNull()
})
