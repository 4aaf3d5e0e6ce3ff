import {expect, it} from 'vitest'
import {chooseTopic} from './choose-topic'
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
