import {describe, expect, it} from 'vitest'
import {cell, early, series, set, shown} from '../queries/test-support'
import {pickLocale} from './locale'
import {createSpeech} from './speech'

/** Printed numbers hold no-break spaces; for reading a test, plain ones do. */
const plain = (text: string) => text.replace(/\s/g, ' ')

describe('createSpeech', () => {
  it('prints shares and intervals as each language writes them', () => {
    const [point] = series(cell('none', 0.2), cell('a', 0.376, 0.0125))
    const [de, en] = [createSpeech('de', null), createSpeech('en', null)]
    expect(plain(`${de.percent(0.376)} (${de.range(point!)})`)).toBe('38 % (36 bis 39 %)')
    expect(plain(`${en.percent(0.376)} (${en.range(point!)})`)).toBe('38% (36 to 39%)')
    expect(plain(de.exactRange(point!))).toBe('36,4 bis 38,9 %')
  })

  it('names topics and cells by the shop’s words, then by its own, and at last by their id', () => {
    const labelled = set({
      labels: {
        shop: 'Kontor',
        topics: {
          'question:milk': {
            label: {de: 'Mit Milch?', en: 'With milk?'},
            cells: {oat: {de: 'Hafer', en: 'oat'}},
          },
        },
      },
    })
    const speech = createSpeech('de', labelled)
    const milk = shown('question:milk', 'question', [])
    expect(speech.topic(milk)).toBe('Mit Milch?')
    expect(['oat', 'yes', 'none', 'half-fat'].map((id) => speech.cell(milk, id))).toEqual([
      'Hafer',
      'ja',
      'Nicht gefragt oder keine Angabe',
      'half fat',
    ])
    expect(speech.topic(early('weekday', 'weekday'))).toBe('Wochentag')
    expect(speech.topic(early('question:frame_size', 'question'))).toBe('frame size')
  })

  it('names experiments and their arms by the shop’s words, then by their ids, and the permanent one by its own', () => {
    const words = (word: string) => ({de: word, en: word})
    const labelled = set({
      labels: {
        shop: 'Kontor',
        topics: {
          'experiment:shorter': {label: words('Kurz'), cells: {}, arms: {four: words('Vier')}},
          'experiment:hold-out': {label: words('?'), cells: {}, arms: {advice: words('?')}},
        },
      },
    })
    const de = createSpeech('de', labelled)
    const topic = (id: string) => de.topic({id, source: {kind: 'experiment'}})
    expect(topic('experiment:shorter')).toBe('Kurz')
    expect(topic('experiment:price-first')).toBe('price first')
    expect(topic('experiment:hold-out')).toBe('Was bringen Schlüsse über die Antworten hinaus?')
    expect(de.arm('experiment:shorter', 'four')).toBe('Vier')
    expect(de.arm('experiment:shorter', 'as-is')).toBe('as is')
    expect(de.arm('experiment:hold-out', 'advice')).toBe('Mit Schlüssen')
  })

  it('prints differences in points, with a sign where there is one', () => {
    const de = createSpeech('de', null)
    expect([0.0414, -0.0006, 0, -0.02].map(de.signedPoints)).toEqual(['+4,1', '−0,1', '0,0', '−2,0'])
    expect(de.points(0.0414)).toBe('4,1')
  })

  it('says how long it takes in days, and promises no days beyond a year', () => {
    const state = {reports: '3', needed: '590'}
    const {words} = createSpeech('en', null)
    expect(words.tooEarlyTopic({...state, daysToGo: 1})).toBe(
      'about 1 day to go at the rate so far, 3 of about 590 reports',
    )
    expect(words.tooEarlyTopic({...state, daysToGo: 40})).toBe(
      'about 40 days to go at the rate so far, 3 of about 590 reports',
    )
    expect(words.tooEarlyTopic({...state, daysToGo: 4000})).toContain('more than a year')
    expect(words.tooEarlyTopic({...state, daysToGo: null})).toBe('no report from a finished week yet')
  })
})

describe('pickLocale', () => {
  it('follows the address, then the browser, then speaks English', () => {
    expect(pickLocale('en', ['de-AT'])).toBe('en')
    expect(pickLocale('fr', ['fr-FR', 'de-AT'])).toBe('de')
    expect(pickLocale(null, ['fr-FR'])).toBe('en')
  })
})
