import {describe, expect, it} from 'vitest'
import type {Advisor} from '../../advisor-core/advisor/types'
import type {Column} from '../../advisor-core/catalog/types'
import {canonicalJson, parseConfiguration} from '../../advisor-core/reporting'
import {makeReportConfiguration} from './make-report-configuration'

const text = {de: 'x', en: 'x'}
const question = (id: string, more: object = {}) => ({
  id,
  kind: 'single' as const,
  attribute: id,
  text,
  why: text,
  options: ['a', 'b'].map((option) => ({id: option, label: text})),
  ...more,
})

function advisor(
  report: Partial<Advisor['report']> = {},
  questions: Advisor['questions'] = [question('q1'), question('q2')],
): Advisor {
  return {
    version: 1,
    shop: {id: 'ab'.repeat(16), name: 'Shop', currency: 'EUR'},
    locales: ['de'],
    catalog: {
      file: 'x.csv',
      format: 'csv',
      mapping: {id: 'id', title: 'title'},
      attributes: [
        {
          id: 'group',
          kind: 'categorical',
          label: text,
          unit: null,
          role: 'category',
          better: null,
          column: 'group',
        },
      ],
    },
    questions,
    arguments: [],
    personas: [],
    signals: [],
    rules: {askFirst: ['q2'], maxQuestions: 7, traitQuestions: 2},
    report: {collector: '/', odds: 7, ...report},
  } as unknown as Advisor
}

const column = (count: number): Column => ({
  kind: 'categorical',
  values: Array.from({length: count}, (_, i) => `v${i}`),
  codes: new Uint16Array(1),
})
const artefacts = {
  archetypes: {classes: [{id: 'careful'}, {id: 'quick'}]},
  bank: {traits: [{id: 'care'}]},
  hashes: {},
} as unknown as Parameters<typeof makeReportConfiguration>[1]
const make = (from: Advisor, columns: Record<string, Column> = {group: column(3)}) =>
  makeReportConfiguration(from, artefacts, columns)
const live = (configuration: ReturnType<typeof make>) =>
  configuration.topics.filter((topic) => topic.live).map(({id}) => id)

describe('the report configuration of a shop', () => {
  it('names every topic it could count, within the caps, and makes the first questions live', () => {
    const configuration = make(advisor())
    expect(live(configuration)).toEqual(['archetype', 'question:q2', 'question:q1', 'last-question'])
    expect(configuration.topics.map(({id}) => id)).toEqual(
      expect.arrayContaining([
        'hour',
        'joint:weekday',
        'joint:device',
        'chosen-group',
        'transition',
        'kpi:helped',
        'trait:care',
        'agreement:q1',
        'signal-group:hour',
      ]),
    )
    expect(parseConfiguration(JSON.parse(JSON.stringify(configuration)))).toEqual(configuration)
  })

  it('makes those topics live that the advisor file names, and only those', () => {
    expect(live(make(advisor({live: ['trait:care', 'signal-group:device']})))).toEqual([
      'archetype',
      'trait:care',
      'signal-group:device',
    ])
    expect(() => make(advisor({live: ['question:nowhere']}))).toThrow('report.live')
  })

  it('counts what was done in the shop where products have a price, if the advisor file says so', () => {
    const base = advisor({live: ['behaviour:filter']})
    const price = {
      ...base.catalog.attributes[0]!,
      id: 'price',
      kind: 'numeric' as const,
      role: 'price' as const,
    }
    const catalog = {...base.catalog, attributes: [...base.catalog.attributes, price]}
    const columns: Record<string, Column> = {
      group: column(3),
      price: {kind: 'numeric', values: new Float32Array(3)},
    }
    const configuration = make({...base, catalog}, columns)
    expect(live(configuration)).toEqual(['archetype', 'behaviour:filter'])
    expect(configuration.topics.filter(({source}) => source.kind === 'behaviour')).toMatchObject([
      {id: 'behaviour:sort', live: false},
      {
        cells: [
          'none',
          'nothing×cheaper',
          'nothing×dearer',
          'brand×cheaper',
          'brand×dearer',
          'price×cheaper',
          'price×dearer',
        ],
      },
      {id: 'behaviour:search', live: false},
    ])
    expect(parseConfiguration(JSON.parse(JSON.stringify(configuration)))).toEqual(configuration)
    expect(() => make(base)).toThrow('report.live')
  })

  it('keeps what is live when there are more topics than a configuration holds', () => {
    const many = Array.from({length: 28}, (_, i) => question(`q${i}`))
    const configuration = make(advisor({live: ['signal-group:device']}, many))
    expect(configuration.topics).toHaveLength(32)
    expect(live(configuration)).toEqual(['archetype', 'signal-group:device'])
  })

  it('counts a question whose options are formed only where its values are a short public list', () => {
    const auto = [question('q1', {options: [], auto: {most: 4}})]
    const cells = (count: number) =>
      make(advisor({}, auto), {q1: column(count)}).topics.find(({id}) => id === 'question:q1')?.cells.length
    expect(cells(62)).toBe(64)
    expect(cells(63)).toBeUndefined()
    const numbers: Column = {kind: 'numeric', values: new Float32Array(3)}
    expect(make(advisor({}, auto), {q1: numbers}).topics.some(({id}) => id === 'question:q1')).toBe(false)
  })

  it('counts what is compared, whatever else is live, in the proportion in which arms are drawn', () => {
    const arm = (id: string, share?: number) => ({id, label: text, ...(share && {share})})
    const experiments = (share: number) => ({
      holdOut: 10,
      running: [{id: 'short', label: text, arms: [arm('usual'), arm('four', share)]}],
    })
    const of = (share: number) => make({...advisor({live: ['hour']}), experiments: experiments(share)})
    expect(live(of(2))).toEqual([
      'archetype',
      'experiment:hold-out:advice',
      'experiment:hold-out:held-out',
      'experiment:short:usual',
      'experiment:short:four',
      'hour',
    ])
    const cells = ['none', 'chosen', 'open']
    const source = {kind: 'experiment', experiment: 'hold-out'}
    expect(of(2).topics.slice(1, 3)).toMatchObject([
      {source: {...source, arm: 'advice', share: 90}, cells},
      {source: {...source, arm: 'held-out', share: 10}, cells},
    ])
    expect(of(2).topics[3]).toMatchObject({source: {arm: 'usual', share: 1}})
    expect(of(2).topics[4]).toMatchObject({source: {arm: 'four', share: 2}})
    // Counters of other proportions are never added: the configuration is another one.
    expect(canonicalJson(of(2))).not.toBe(canonicalJson(of(3)))
    // Nor are those of arms with other rules; what they are called does not matter.
    const ruled = (rules: object, label = text, own: object = {}) => {
      const arms = [arm('usual'), {...arm('four'), rules, label}]
      const usual = advisor()
      const experiments = {running: [{id: 'short', label: text, arms}]}
      const shop = {...usual, rules: {...usual.rules, ...own}, experiments}
      return canonicalJson(make(shop))
    }
    expect(ruled({maxQuestions: 4})).not.toBe(ruled({maxQuestions: 2}))
    expect(ruled({maxQuestions: 4})).toBe(ruled({maxQuestions: 4}, {de: 'y', en: 'y'}))
    // What the file says is what an arm does that names nothing: of the rule that is compared, not of others.
    expect(ruled({maxQuestions: 4}, text, {maxQuestions: 4})).not.toBe(ruled({maxQuestions: 4}))
    expect(ruled({maxQuestions: 4}, text, {comparisons: 0})).toBe(ruled({maxQuestions: 4}))
  })

  it.each([
    ['CHF', 1],
    ['PLN', 10],
    ['RSD', 100],
    ['XOF', 1000],
    ['HUF', 1000],
    ['UZS', 10_000],
  ])('tells orders in %s as values that are %d times those in euros', (currency, times) => {
    const shop = advisor()
    const values = (of: string) => make({...shop, shop: {...shop.shop, currency: of}}).outcomes!.values
    expect(values(currency)).toEqual(values('EUR').map((value) => value * times))
  })

  it('tells orders as one of 15 values, at the time the shop chose or not at all', () => {
    expect(make(advisor()).outcomes).toMatchObject({when: 'delayed', currency: 'EUR'})
    const values = make(advisor()).outcomes?.values
    expect(values).toHaveLength(15)
    expect([values?.[0], values?.[1], values?.at(-1)]).toEqual([1, 10, 10_000])
    expect(make(advisor({outcomes: 'immediate'})).outcomes?.when).toBe('immediate')
    expect(make(advisor({outcomes: 'off'})).outcomes).toBeNull()
  })
})
