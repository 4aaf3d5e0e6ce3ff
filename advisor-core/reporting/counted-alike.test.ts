import {describe, expect, it} from 'vitest'
import {type Counting, experimentArtefact, isCountedAlike} from './counted-alike'
import {createConfiguration} from './create-configuration'
import type {TopicSource} from './types'

const hash = (digit: string) => digit.repeat(64)
const arm = (experiment: string, id: string, share = 1) => ({
  source: {kind: 'experiment', experiment, arm: id, share} as const,
  cells: ['chosen', 'open'],
  live: true,
})
const topic = (source: TopicSource, cells = ['a', 'b', 'c']) => ({source, cells, live: true})

const TOPICS = [
  topic({kind: 'archetype'}),
  topic({kind: 'question', question: 'budget'}),
  topic({kind: 'joint', signal: 'device'}),
  topic({kind: 'trait', trait: 'novelty'}),
  topic({kind: 'kpi', kpi: 'helped'}),
  topic({kind: 'kpi', kpi: 'trait-answers'}),
  arm('short', 'usual'),
  arm('short', 'four'),
  arm('order', 'usual'),
  arm('order', 'price-first'),
]
const ARTEFACTS = {
  archetypes: hash('a'),
  [experimentArtefact('short')]: hash('b'),
  [experimentArtefact('order')]: hash('c'),
}
const MATRIX = [
  [0.8, 0.2],
  [0.3, 0.7],
]

function counting({
  topics = TOPICS,
  artefacts = ARTEFACTS,
  odds = 7,
  matrix = MATRIX,
}: {
  topics?: typeof TOPICS
  artefacts?: Record<string, string>
  odds?: number
  matrix?: number[][]
} = {}): Counting {
  const configuration = createConfiguration({
    shop: hash('0').slice(0, 32),
    simulated: false,
    odds,
    topics,
    outcomes: null,
    artefacts,
  })
  return {configuration, classification: {matrix}}
}

const IDS = counting().configuration.topics.map(({id}) => id)
const alike = (other: Counting, one = counting()) => IDS.filter((id) => isCountedAlike(id, one, other))
const without = (...ids: string[]) => IDS.filter((id) => !ids.includes(id))

describe('whether topics of two configurations are counted alike', () => {
  it('holds wherever they stand, whatever else is counted', () => {
    const hour = topic({kind: 'hour'})
    const [first, ...rest] = TOPICS
    expect(alike(counting({topics: [first!, hour, ...rest.reverse()]}))).toEqual(
      // The arms of an experiment are in another order there.
      without(
        'experiment:short:usual',
        'experiment:short:four',
        'experiment:order:usual',
        'experiment:order:price-first',
      ),
    )
    expect(alike(counting({topics: [first!, hour, ...TOPICS.slice(1)]}))).toEqual(IDS)
  })

  it('ends with the odds, for every topic', () => {
    expect(alike(counting({odds: 3}))).toEqual([])
  })

  it('ends for a topic whose cells are others, or that the other one does not have', () => {
    const [archetype, , ...rest] = TOPICS
    const more = topic({kind: 'question', question: 'budget'}, ['a', 'b', 'c', 'd'])
    expect(alike(counting({topics: [archetype!, more, ...rest]}))).toEqual(without('question:budget'))
    expect(alike(counting({topics: [archetype!, ...rest]}))).toEqual(without('question:budget'))
    expect(isCountedAlike('hour', counting(), counting())).toBe(false)
  })

  it('ends with the models, for archetypes and traits alone', () => {
    const other = counting({artefacts: {...ARTEFACTS, archetypes: hash('d')}})
    expect(alike(other)).toEqual(without('archetype', 'joint:device', 'trait:novelty'))
  })

  it('ends with the errors in naming archetypes, for what is about them and for what corrects it', () => {
    expect(alike(counting({matrix: [...MATRIX].reverse()}))).toEqual(
      without('archetype', 'joint:device', 'kpi:trait-answers'),
    )
  })

  it('ends with the rules, the shares or the arms of an experiment, for this one alone', () => {
    const short = without('experiment:short:usual', 'experiment:short:four')
    expect(alike(counting({artefacts: {...ARTEFACTS, [experimentArtefact('short')]: hash('d')}}))).toEqual(
      short,
    )
    const topics = (...arms: typeof TOPICS) => [...TOPICS.slice(0, 6), ...arms, ...TOPICS.slice(8)]
    const usual = arm('short', 'usual')
    expect(alike(counting({topics: topics(usual, arm('short', 'four', 2))}))).toEqual(short)
    expect(alike(counting({topics: topics(usual, arm('short', 'four'), arm('short', 'two'))}))).toEqual(short)
  })
})
