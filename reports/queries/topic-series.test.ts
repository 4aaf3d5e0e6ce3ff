import {describe, expect, it} from 'vitest'
import {cell, early, label, series, shown} from './test-support'
import {toSeries} from './topic-series'

describe('toSeries', () => {
  it('orders archetypes by share, visits without one last, each keeping its place in the configuration', () => {
    const points = series(cell('none', 0.6), cell('a', 0.1), cell('b', 0.3))
    expect(points.map(({label: name, index, isNone}) => [name, index, isNone])).toEqual([
      ['B', 2, false],
      ['A', 1, false],
      ['NONE', 0, true],
    ])
  })

  it('keeps the order of cells that have one of their own', () => {
    const topic = shown('weekday', 'weekday', [cell('none', 0), cell('monday', 0.1), cell('tuesday', 0.9)])
    expect(toSeries(topic, label).map((point) => point.cell)).toEqual(['monday', 'tuesday', 'none'])
  })

  it('has no points where it is too early', () => {
    expect(toSeries(early('device', 'device'), label)).toEqual([])
  })

  it('carries the interval of every point', () => {
    const [point] = series(cell('none', 0.2), cell('a', 0.8, 0.03))
    expect(point).toMatchObject({low: 0.77, high: 0.8300000000000001, raw: 0.8, standardError: 0.015})
  })
})
