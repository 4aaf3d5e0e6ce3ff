import {describe, expect, it} from 'vitest'
import {toCompared, toDifferences, toExperiments, toVerdict} from './experiments'
import {between, experiment, set} from './test-support'

const heldOutAfter = experiment({
  id: 'experiment:hold-out',
  experiment: 'hold-out',
  arms: [
    {
      arm: 'advice',
      share: 0.9,
      chosen: between(0.5, 0.01),
      difference: null,
      orders: null,
      orderRate: between(0.03, 0.004),
      orderValue: between(80, 9),
      revenue: null,
    },
    {
      arm: 'held-out',
      share: 0.1,
      chosen: between(0.4, 0.03),
      difference: {value: -0.1, low: -0.14, high: -0.05},
      orders: {value: 0, low: -0.2, high: 0.3},
      orderRate: between(0.02, 0.008),
      orderValue: between(90, 20),
      revenue: {value: -0.4, low: -0.9, high: 0.1},
    },
  ],
})

describe('toVerdict', () => {
  it.each([
    [{value: 0.05, low: 0.01, high: 0.09}, 'higher'],
    [{value: -0.05, low: -0.09, high: -0.01}, 'lower'],
    [{value: 0.05, low: -0.01, high: 0.11}, 'open'],
    [{value: 0.05, low: 0, high: 0.1}, 'open'],
    [{value: -0.05, low: -0.1, high: 0}, 'open'],
    [null, 'too-early'],
  ] as const)('of %j is %s', (difference, verdict) => {
    expect(toVerdict(difference)).toBe(verdict)
  })
})

describe('toExperiments', () => {
  it('puts the permanent experiment last, and what is held out first in it, with the signs turned', () => {
    const [first, last] = toExperiments(set({experiments: [heldOutAfter, experiment()]}))
    expect(first?.experiment).toBe('shorter')
    expect(last?.arms).toEqual([
      {...heldOutAfter.arms[1], difference: null, orders: null, revenue: null},
      {
        ...heldOutAfter.arms[0],
        difference: {value: 0.1, low: 0.05, high: 0.14},
        orders: {value: 0, low: -0.3, high: 0.2},
        revenue: {value: 0.4, low: -0.1, high: 0.9},
      },
    ])
  })

  it('leaves the permanent experiment as it is where the held-out visits are first already', () => {
    const [once] = toExperiments(set({experiments: [heldOutAfter]}))
    expect(toExperiments(set({experiments: [once!]}))).toEqual([once])
  })

  it('is empty where the collector tells of none', () => expect(toExperiments(set())).toEqual([]))
})

describe('toCompared', () => {
  it('compares with the first arm', () => {
    const {reference, others} = toCompared(experiment())
    expect([reference?.arm, ...others.map(({arm}) => arm)]).toEqual(['as-is', 'four'])
  })
})

describe('toDifferences', () => {
  it('has a point for every arm that can be compared, and none before', () => {
    expect(toDifferences(experiment(), (arm) => arm.toUpperCase())).toEqual([
      {
        cell: 'four',
        label: 'FOUR',
        index: 1,
        isNone: false,
        share: 0.05,
        low: expect.closeTo(0.025),
        high: expect.closeTo(0.075),
      },
    ])
    const arms = experiment().arms.map((arm) => ({...arm, difference: null}))
    expect(toDifferences(experiment({arms}), String)).toEqual([])
  })
})
