import {describe, expect, it} from 'vitest'
import type {Reason, SlateItem} from '../../advisor-core/dialogue/types'
import {START_WORDS} from '../embed/start-words'
import {words} from '../locales/en'
import {tellApart} from './tell-apart'

const NAMES = ['Ilva 3', 'Ilva 3', 'Ilva 3', 'Ondo 9']

const memory = (gigabytes: string): Reason => ({
  kind: 'meets',
  attribute: 'memory',
  attributeLabel: {de: 'Arbeitsspeicher', en: 'Memory'},
  value: {de: gigabytes, en: gigabytes},
  unit: 'GB',
  isPrice: false,
  wanted: null,
  beats: null,
  direction: null,
  excess: null,
  contribution: 1,
})
const weight: Reason = {
  ...memory('1.4'),
  attribute: 'weight',
  attributeLabel: {de: 'Gewicht', en: 'Weight'},
  unit: 'kg',
}
const item = (product: number, reasons: readonly Reason[], drawback: Reason | null = null): SlateItem => ({
  product,
  role: 'next',
  relative: 1,
  fit: null,
  fitWord: null,
  reasons,
  drawback,
  gain: null,
})
const apart = (...slate: SlateItem[]) =>
  slate.map((one) =>
    tellApart(one, slate, {
      words: {...words, start: START_WORDS.en},
      say: (text) => text.en,
      card: (product) => ({id: '', name: NAMES[product]!, price: null, link: null, image: null}),
    }),
  )

describe('products of one name', () => {
  it('are told apart by the first fact that no other of them shares', () => {
    expect(apart(item(0, [weight, memory('8')]), item(1, [weight, memory('16')]))).toEqual([
      '8 GB memory',
      '16 GB memory',
    ])
  })

  it('are told apart by a drawback where the reasons are the same, and by nothing where all is', () => {
    expect(apart(item(0, [weight], memory('4')), item(1, [weight]), item(2, [weight]))).toEqual([
      '4 GB memory',
      '',
      '',
    ])
  })

  it('get nothing beside a name that is their own', () => {
    expect(apart(item(0, [memory('8')]), item(3, [memory('16')]))).toEqual(['', ''])
  })
})
