import {expect, it} from 'vitest'
import {behaviourCells} from '../../advisor-core/reporting/topic-cells'
import {words as de} from './de'
import {words as en} from './en'
import {cellWords, topicWords} from './report-words'

const names = (locale: 'de' | 'en') => ({
  words: {de, en}[locale],
  say: (text: {de: string; en: string}) => text[locale],
  advisor: {},
  view: null,
})

it('says what a report about something done in the shop is about, and what it may hold', () => {
  const source = {kind: 'behaviour', signal: 'sort'} as const
  expect(topicWords(source, names('de'))).toBe(
    'Ob das gewählte Produkt teurer oder günstiger ist als ein anderes, das zu sehen war (Ihre Sortierung)',
  )
  expect(cellWords('price-up×cheaper', source, names('de'))).toBe('nach Preis, günstige zuerst, günstiger')
  expect(cellWords('nothing×dearer', source, names('en'))).toBe(
    'nothing of the kind done in the shop, dearer',
  )
})

it.each(['de', 'en'] as const)('has words for every possibility of such a report: %s', (locale) => {
  for (const signal of ['sort', 'filter', 'search'] as const)
    for (const cell of behaviourCells(signal))
      for (const part of cell.split('×')) {
        const {sent, bins} = names(locale).words
        expect(Object.hasOwn(sent.cells, part) || Object.hasOwn(bins, part), part).toBe(true)
      }
})
