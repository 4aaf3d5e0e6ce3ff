import {describe, expect, it} from 'vitest'
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

const label = (word: string) => ({de: word, en: word})
const named = {
  words: en,
  say: ({en}: {readonly en: string}) => en,
  advisor: {
    questions: [{id: 'use', text: label('What for?'), options: [{id: 'a', label: label('Work')}]}],
    experiments: {
      running: [{id: 'short', label: label('How many'), arms: [{id: 'four', label: label('Four at most')}]}],
    },
  },
  view: null,
}

describe('what a report says, in words', () => {
  it('names the question it is about, and its options', () => {
    const source = {kind: 'question', question: 'use'} as const
    expect(topicWords(source, named)).toContain('What for?')
    expect(cellWords('a', source, named)).toBe('Work')
  })

  it('names the version of an experiment that it tells in clear, also of the permanent one', () => {
    const of = (experiment: string, arm: string) =>
      topicWords({kind: 'experiment', experiment, arm, share: 1}, named)
    expect(of('short', 'four')).toBe('Comparison of versions: How many – Four at most (named as it is)')
    expect(of('hold-out', 'held-out')).toBe(
      'Comparison of versions: What do inferences add to the answers? – Answers alone (named as it is)',
    )
    // As it is called where the file knows it no more.
    expect(of('gone', 'x')).toBe('Comparison of versions: gone – x (named as it is)')
    const source = {kind: 'experiment', experiment: 'short', arm: 'four', share: 1} as const
    expect(cellWords('chosen', source, named)).toBe('product chosen')
    expect(cellWords('none', source, named)).toBe('no version')
  })

  it('does with an advisor file that it cannot read', () => {
    const source = {kind: 'experiment', experiment: 'short', arm: 'four', share: 1} as const
    for (const advisor of [null, 1, {experiments: 2}, {experiments: {running: [{id: 'short', arms: 3}]}}])
      expect(topicWords(source, {...named, advisor})).toBe(
        'Comparison of versions: short – four (named as it is)',
      )
  })
})
