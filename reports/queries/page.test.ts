import {describe, expect, it} from 'vitest'
import {isAllTooEarly, pickSet, simulatedInstead, toGroups} from './page'
import {early, set, shown} from './test-support'

describe('the page', () => {
  it('puts topics in their sections and keeps those apart that are too early', () => {
    const groups = toGroups(
      set({
        topics: [
          early('device', 'device'),
          shown('hour', 'hour', []),
          shown('archetype', 'archetype', []),
          early('moon', 'moon'),
        ],
      }),
    )
    expect(groups.map(({id, shown: a, tooEarly: b}) => [id, a.map((t) => t.id), b.map((t) => t.id)])).toEqual(
      [
        ['archetype', ['archetype'], []],
        ['when', ['hour'], ['device']],
        ['other', [], ['moon']],
      ],
    )
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
