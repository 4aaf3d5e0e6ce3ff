import {describe, expect, it} from 'vitest'
import {normalCdf} from '../traits/normal-cdf'
import {bandValues} from './value-bands'

const EDGES = Array.from({length: 14}, (_, i) => Math.round(10 * 10 ** ((3 * i) / 13)))
const even = EDGES.map(() => 100).concat(100, 100)

describe('bandValues', () => {
  it('lies inside each band, grows, and is nothing for no order', () => {
    const values = bandValues({edges: EDGES}, even)
    expect(values).toHaveLength(16)
    expect(values.slice(0, 2)).toEqual([0, 5])
    expect(values.at(-1)).toBe(EDGES.at(-1))
    EDGES.slice(0, -1).forEach((low, i) => {
      expect(values[i + 2]).toBeGreaterThan(low)
      expect(values[i + 2]).toBeLessThan(EDGES[i + 1]!)
    })
  })

  it('is the logarithmic mean where orders are even in logarithms', () => {
    const edges = [10, 20, 40, 80]
    const [, , , value] = bandValues({edges}, [0, 0, 50, 50, 50, 0])
    expect(value).toBeCloseTo(20 / Math.log(2), 9)
  })

  it.each([
    [30, 0.4],
    [30, 1],
    [80, 0.7],
    [80, 1.2],
    [300, 0.7],
  ])('gives the mean of log-normal orders around %i within 0.6 %% (σ = %f)', (median, sigma) => {
    const below = (x: number) => normalCdf(Math.log(x / median) / sigma)
    const ends = [0, ...EDGES.map(below), 1]
    const orders = [0, ...ends.slice(1).map((end, i) => 1e7 * (end - ends[i]!))]
    const values = bandValues({edges: EDGES}, orders)
    const mean = orders.reduce((sum, count, band) => sum + count * values[band]!, 0) / 1e7
    expect(Math.abs(mean / (median * Math.exp(sigma ** 2 / 2)) - 1)).toBeLessThan(0.006)
  })

  it('is finite for any numbers of orders', () => {
    for (const orders of [even.map(() => 0), even.map((_, i) => (i === 7 ? 1e6 : 0))])
      for (const value of bandValues({edges: EDGES}, orders)) expect(Number.isFinite(value)).toBe(true)
  })
})
