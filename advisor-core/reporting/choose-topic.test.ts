import {expect, it} from 'vitest'
import {chooseTopic} from './choose-topic'
import {createConfiguration} from './create-configuration'
import {enumerate, exampleConfiguration, tally} from './test-support'

it('chooses the archetype half of the time and each other live topic as often as the next', () => {
  const {counts, total} = tally(enumerate((uniform) => chooseTopic(exampleConfiguration(), uniform)))
  expect(total).toBe(4n)
  expect(Object.fromEntries(counts)).toEqual({0: 2n, 1: 1n, 3: 1n})
})

it('chooses the archetype where it is the only live topic', () => {
  const configuration = exampleConfiguration()
  const alone = {
    ...configuration,
    topics: configuration.topics.map((topic, i) => ({...topic, live: i === 0})),
  }
  expect([...tally(enumerate((uniform) => chooseTopic(alone, uniform))).counts.keys()]).toEqual(['0'])
})

const arm = (name: string, share: number) => ({
  source: {kind: 'experiment' as const, experiment: 'short', arm: name, share},
  cells: ['chosen', 'open'],
  live: true,
})
const compared = createConfiguration({
  shop: '0123456789abcdef0123456789abcdef',
  simulated: false,
  odds: 7,
  topics: [
    {source: {kind: 'archetype'}, cells: ['careful'], live: true},
    arm('usual', 3),
    {source: {kind: 'hour'}, cells: ['day'], live: true},
    arm('four', 1),
  ],
  artefacts: {},
})
const chances = (arms?: readonly string[]) => {
  const {counts, total} = tally(enumerate((uniform) => chooseTopic(compared, uniform, arms)))
  return Object.fromEntries([...counts].map(([index, count]) => [index, Number(count) / Number(total)]))
}

it('takes an experiment as often as any other topic, and then the arm of the visit', () => {
  expect(chances(['experiment:short:four'])).toEqual({0: 0.5, 2: 0.25, 3: 0.25})
  expect(chances(['experiment:short:usual'])).toEqual({0: 0.5, 1: 0.25, 2: 0.25})
})

it('heeds no share of the configuration where a device has no arm of an experiment', () => {
  const without = {0: 0.5, 1: 0.125, 2: 0.25, 3: 0.125}
  expect(chances()).toEqual(without)
  expect(chances(['experiment:other:four'])).toEqual(without)
})

it('asks for the same choices with and without arms', () => {
  const asked = (arms: readonly string[]) => {
    const bounds: number[] = []
    chooseTopic(
      compared,
      (bound) => {
        bounds.push(bound)
        return bound === 2 && bounds.length === 1 ? 1 : 0
      },
      arms,
    )
    return bounds
  }
  expect(asked(['experiment:short:four'])).toEqual(asked([]))
  expect(asked([])).toEqual([2, 2, 2])
})
