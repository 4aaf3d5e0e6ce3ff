import {describe, expect, it} from 'vitest'
import {canonicalJson} from '../advisor-core/reporting/canonical-json'
import type {ConfigurationInput} from '../advisor-core/reporting/create-configuration'
import {combineCounts} from './combine-counts'
import type {StoredCounts} from './store/types'
import {exampleConfiguration, SHOP} from './test-support'

const stored = (hash: string, over: Partial<ConfigurationInput> = {}, labels: object | null = null) => ({
  hash,
  shop: SHOP,
  canonical: canonicalJson(exampleConfiguration(over)),
  labels: labels && JSON.stringify(labels),
  origins: null,
})

const row = (configuration: string, over: Partial<StoredCounts> = {}): StoredCounts => ({
  configuration,
  period: 10,
  topic: 0,
  kind: 'advice',
  valueBucket: 0,
  reports: 100,
  cells: new Map([
    [1, 40],
    [2, 10],
  ]),
  ...over,
})

const OUTCOMES = {
  when: 'delayed',
  currency: 'EUR',
  values: Array.from({length: 15}, (_, i) => 10 * (i + 1)),
} as const

describe('combineCounts', () => {
  it('adds reports and cells of one week and topic, and leaves what it was given as it was', () => {
    const given = [row('b'), row('a', {cells: new Map([[2, 5]])})]
    const [newest, other] = combineCounts([stored('a'), stored('b')], given)
    expect(newest!.counts).toEqual([
      {
        ...row('a'),
        reports: 200,
        cells: new Map([
          [1, 40],
          [2, 15],
        ]),
      },
    ])
    expect(newest!.others).toEqual({configurations: 1, reports: 100, leftOut: 0})
    expect(other).toMatchObject({isNewest: false, others: null, counts: [given[0]]})
    expect(given[1]!.cells).toEqual(new Map([[2, 5]]))
  })

  it('keeps orders apart from advice, and each value band', () => {
    const order = {kind: 'outcome', reports: 7} as const
    const outcomes = (hash: string) => stored(hash, {outcomes: OUTCOMES})
    const [newest] = combineCounts(
      [outcomes('a'), outcomes('b')],
      [row('a'), row('b'), row('b', {...order, valueBucket: 3}), row('a', {...order, valueBucket: 4})],
    )
    expect(newest!.counts.map(({kind, valueBucket, reports}) => [kind, valueBucket, reports])).toEqual([
      ['advice', 0, 200],
      ['outcome', 4, 7],
      ['outcome', 3, 7],
    ])
    expect(newest!.others).toEqual({configurations: 1, reports: 100, leftOut: 0})
  })

  it('reads nothing of a configuration that tells orders in other terms: conversion would come out too low', () => {
    const [newest] = combineCounts([stored('a', {outcomes: OUTCOMES}), stored('b')], [row('a'), row('b')])
    expect(newest!.counts).toEqual([row('a')])
    expect(newest!.others).toEqual({configurations: 0, reports: 0, leftOut: 100})
  })

  it('reads nothing about a topic that is live no more, or that devices named with other errors', () => {
    const labels = {classification: {matrix: [[1]], questions: 3, visitors: 10}}
    const [archetype, budget] = exampleConfiguration().topics
    const input = (topic: typeof archetype, live = true) => ({
      source: topic!.source,
      cells: topic!.cells.slice(1),
      live,
    })
    const silent = {topics: [input(archetype), input(budget, false)]}
    const [newest] = combineCounts(
      [stored('a', silent, labels), stored('b')],
      [row('a'), row('b', {period: 9}), row('b', {period: 9, topic: 1})],
    )
    expect(newest!.others).toEqual({configurations: 0, reports: 0, leftOut: 200})
  })

  it('takes for the newest, of two with reports in the last week, the one with more of them', () => {
    const counts = [row('a', {period: 9, reports: 5000}), row('a', {reports: 3}), row('b', {reports: 60})]
    const order = combineCounts([stored('a'), stored('b'), stored('c')], counts)
    expect(order.map(({stored: {hash}}) => hash)).toEqual(['b', 'a', 'c'])
    expect(order.map(({isNewest}) => isNewest)).toEqual([true, false, false])
  })

  it('never adds real and simulated reports', () => {
    const [real, simulated] = combineCounts(
      [stored('a', {simulated: true}), stored('b')],
      [row('a'), row('b')],
    )
    expect(real).toMatchObject({stored: {hash: 'b'}, others: null, counts: [row('b')]})
    expect(simulated).toMatchObject({stored: {hash: 'a'}, others: null, counts: [row('a')]})
  })
})
