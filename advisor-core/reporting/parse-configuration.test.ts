import {createHash} from 'node:crypto'
import {describe, expect, it} from 'vitest'
import vector from '../../test/vectors/reporting-configuration.json'
import {canonicalJson} from './canonical-json'
import {ODDS, subsetSizeFor} from './caps'
import {configurationHash} from './configuration-hash'
import {createConfiguration} from './create-configuration'
import {parseConfiguration} from './parse-configuration'
import {ReportingError} from './reporting-error'
import {exampleConfiguration} from './test-support'

const sha256 = async (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const plain = (): Record<string, unknown> => JSON.parse(JSON.stringify(exampleConfiguration()))
const [archetype, ...others] = exampleConfiguration().topics
const withTopics = (...topics: unknown[]) => ({...plain(), topics})

describe('a configuration', () => {
  it('has the canonical text and hash that another implementation gives', async () => {
    const configuration = parseConfiguration(vector.configuration)
    expect(canonicalJson(configuration)).toBe(vector.canonical)
    expect(await configurationHash(configuration, sha256)).toBe(vector.sha256)
  })

  it('survives JSON', () => {
    expect(parseConfiguration(plain())).toEqual(exampleConfiguration())
  })

  it('gets names, none cells and subset sizes from its input', () => {
    const {topics} = exampleConfiguration(3)
    expect(topics.map(({id, cells, subsetSize}) => [id, cells[0], cells.length, subsetSize])).toEqual([
      ['archetype', 'none', 4, 1],
      ['question:budget', 'none', 4, 1],
      ['weekday', 'none', 3, 1],
      ['hour', 'none', 25, 6],
    ])
  })

  it('always leaves cells outside the subset', () => {
    for (const odds of ODDS) for (let k = 2; k <= 64; k++) expect(subsetSizeFor(k, odds)).toBeLessThan(k)
  })
})

describe('parsing refuses', () => {
  const cells = (count: number) => ['none', ...Array.from({length: count - 1}, (_, i) => `c${i}`)]
  const topic = (id: string, count: number) => ({
    id: `question:${id}`,
    source: {kind: 'question', question: id},
    cells: cells(count),
    subsetSize: subsetSizeFor(count, 7),
    live: true,
  })

  const arm = (name: string, more: object = {}) => ({
    id: `experiment:q:${name}`,
    source: {kind: 'experiment', experiment: 'q', arm: name, share: 1, ...more},
    cells: ['none', 'chosen', 'open'],
    subsetSize: 1,
    live: true,
  })

  it('none of an experiment whose arms all have a share and the same cells', () => {
    const {topics} = parseConfiguration(withTopics(archetype, arm('a', {share: 90}), arm('b', {share: 10})))
    expect(topics[1]).toMatchObject({id: 'experiment:q:a', source: {arm: 'a', share: 90}})
  })

  it.each<[string, unknown, string]>([
    ['nothing', null, 'configuration'],
    ['a list', [], 'configuration'],
    ['a missing field', {...plain(), odds: undefined}, 'configuration.odds'],
    ['an unknown field', {...plain(), visitor: 7}, 'configuration'],
    ['version 2', {...plain(), version: 2}, 'configuration.version'],
    ['a shop id in capitals', {...plain(), shop: 'A'.repeat(32)}, 'configuration.shop'],
    ['a simulated flag that is a word', {...plain(), simulated: 'no'}, 'configuration.simulated'],
    ['odds of 54', {...plain(), odds: 54}, 'configuration.odds'],
    ['odds of infinity', {...plain(), odds: Number.POSITIVE_INFINITY}, 'configuration.odds'],
    ['odds as text', {...plain(), odds: '7'}, 'configuration.odds'],
    ['a period of one day', {...plain(), periodDays: 1}, 'configuration.periodDays'],
    ['no topics', withTopics(), 'configuration.topics'],
    [
      '33 topics',
      withTopics(archetype, ...Array.from({length: 32}, (_, i) => topic(`q${i}`, 3))),
      'configuration.topics',
    ],
    ['another first topic', withTopics(...others, archetype), 'configuration.topics[0]'],
    ['an archetype that is not live', withTopics({...archetype, live: false}), 'configuration.topics[0]'],
    ['six classes', withTopics({...archetype, cells: cells(7)}), 'configuration.topics[0].cells'],
    ['no class', withTopics({...archetype, cells: ['none']}), 'configuration.topics[0].cells'],
    ['65 cells', withTopics(archetype, topic('q', 65)), 'configuration.topics[1].cells'],
    ['no none cell', withTopics({...archetype, cells: ['a', 'b']}), 'configuration.topics[0].cells'],
    ['a cell twice', withTopics({...archetype, cells: ['none', 'a', 'a']}), 'configuration.topics[0].cells'],
    ['an empty cell', withTopics({...archetype, cells: ['none', '']}), 'configuration.topics[0].cells[1]'],
    [
      'half a character',
      withTopics({...archetype, cells: ['none', '\ud83d']}),
      'configuration.topics[0].cells[1]',
    ],
    ['another subset size', withTopics({...archetype, subsetSize: 2}), 'configuration.topics[0].subsetSize'],
    ['a subset size of 0', withTopics({...archetype, subsetSize: 0}), 'configuration.topics[0].subsetSize'],
    [
      'a name not of its source',
      withTopics(archetype, {...topic('q', 3), id: 'x'}),
      'configuration.topics[1].id',
    ],
    ['a topic twice', withTopics(archetype, topic('q', 3), topic('q', 4)), 'configuration.topics[2].id'],
    [
      'an unknown kind of topic',
      withTopics(archetype, {...topic('q', 3), source: {kind: 'ip'}}),
      'configuration.topics[1].source.kind',
    ],
    [
      'a source with more to it',
      withTopics(archetype, {...topic('q', 3), source: {kind: 'hour', visitor: 'x'}}),
      'configuration.topics[1].source',
    ],
    [
      'an arm without a share',
      withTopics(archetype, arm('a'), arm('b', {share: 0})),
      'configuration.topics[2].source.share',
    ],
    ['an experiment with one arm', withTopics(archetype, arm('a')), 'configuration.topics[1]'],
    [
      'one with five',
      withTopics(archetype, ...[...'abcde'].map((name) => arm(name))),
      'configuration.topics[1]',
    ],
    [
      'an arm with cells of its own',
      withTopics(archetype, arm('a'), {...arm('b'), cells: ['none', 'chosen', 'x']}),
      'configuration.topics[2].cells',
    ],
    ['artefacts that are none', {...plain(), artefacts: null}, 'configuration.artefacts'],
    ['a hash that is none', {...plain(), artefacts: {traits: 'abc'}}, 'configuration.artefacts.traits'],
  ])('%s', (_, value, path) => {
    const refusal = catchError(() => parseConfiguration(value))
    expect(refusal).toBeInstanceOf(ReportingError)
    expect(refusal).toMatchObject({path})
  })

  it('says where, what was expected and what came', () => {
    expect(() => parseConfiguration({...plain(), odds: 54})).toThrow(
      'invalid configuration.odds: expected 3 or 7 or 20, received 54',
    )
  })

  it('what would have to be built', () => {
    const input = {shop: 'x', simulated: false, odds: 7, topics: [], artefacts: {}}
    expect(() => createConfiguration(input)).toThrow(ReportingError)
    const twice = {source: {kind: 'archetype'}, cells: ['quick', 'quick'], live: true} as const
    expect(() => createConfiguration({...input, shop: '0'.repeat(32), topics: [twice]})).toThrow(
      'invalid configuration.topics[0].cells',
    )
  })
})

function catchError(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}
