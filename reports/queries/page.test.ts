import {describe, expect, it} from 'vitest'
import {isAllTooEarly, pickSet, simulatedInstead, toGroups, toWaiting} from './page'
import {early, experiment, set, shown} from './test-support'

describe('the page', () => {
  it('puts topics in their sections and keeps those apart that are too early', () => {
    const groups = toGroups(
      set({
        topics: [
          early('device', 'device'),
          shown('hour', 'hour', []),
          shown('archetype', 'archetype', []),
          early('behaviour:sort', 'behaviour'),
          early('moon', 'moon'),
        ],
      }),
    )
    expect(groups.map(({id, shown: a, tooEarly: b}) => [id, a.map((t) => t.id), b.map((t) => t.id)])).toEqual(
      [
        ['archetype', ['archetype'], []],
        ['when', ['hour'], ['device']],
        ['other', [], ['behaviour:sort', 'moon']],
      ],
    )
  })

  const ofArms = ['as-is', 'four'].map((arm) => early(`experiment:shorter:${arm}`, 'experiment'))

  it('keeps experiments apart from the other topics, where the collector works them out', () => {
    const topics = [shown('archetype', 'archetype', []), ...ofArms]
    const idsOf = (of: ReturnType<typeof set>) => toGroups(of).map(({id}) => id)
    expect(idsOf(set({topics, experiments: [experiment()]}))).toEqual(['archetype'])
    expect(idsOf(set({topics}))).toEqual(['archetype', 'other'])
  })

  it('is not all too early once an experiment tells something, be it that its arms are uneven', () => {
    const topics = [early('archetype', 'archetype'), ...ofArms]
    const arms = experiment().arms.map((arm) => ({...arm, chosen: null, difference: null}))
    const waiting = experiment({arms, chosen: {reports: 100, needed: 5000, daysToGo: 90}})
    expect(isAllTooEarly(set({topics, experiments: [waiting]}))).toBe(true)
    expect(isAllTooEarly(set({topics, experiments: [experiment()]}))).toBe(false)
    expect(isAllTooEarly(set({topics, experiments: [{...waiting, uneven: ['four']}]}))).toBe(false)
    expect(toWaiting(set({topics, experiments: [waiting]})).map(({estimate}) => estimate)).toEqual([
      {kind: 'too-early', reports: 3, needed: 590, daysToGo: 40},
      {kind: 'too-early', reports: 100, needed: 5000, daysToGo: 90},
    ])
  })

  const young = set({topics: [early('archetype', 'archetype')]})
  const simulated = set({hash: 'bb'.repeat(32), simulated: true})

  it('opens with the real set, or the one the address asks for', () => {
    expect(pickSet([young, simulated], null)).toBe(young)
    expect(pickSet([young, simulated], 'bbbb')).toBe(simulated)
    expect(pickSet([young, simulated], 'cc')).toBe(young)
    expect(pickSet([], null)).toBeNull()
  })

  it('offers the simulated set only where the real one has nothing to show', () => {
    expect(simulatedInstead([young, simulated], young)).toBe(simulated)
    expect(simulatedInstead([set(), simulated], set())).toBeNull()
    expect(simulatedInstead([young, simulated], simulated)).toBeNull()
    expect(isAllTooEarly(young)).toBe(true)
  })
})
