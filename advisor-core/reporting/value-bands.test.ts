import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {normalCdf} from '../traits/normal-cdf'
import {bandValues} from './value-bands'

const EDGES = Array.from({length: 14}, (_, i) => Math.round(10 * 10 ** ((3 * i) / 13)))
const ROUND = [10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 750, 1000, 2000, 5000]

/** Mean of log-normal orders by their bands, relative to the true one. */
function relativeMean(edges: readonly number[], median: number, sigma: number): number {
  const ends = [0, ...edges.map((x) => normalCdf(Math.log(x / median) / sigma)), 1]
  const values = bandValues({edges})
  const mean = ends.slice(1).reduce((sum, end, i) => sum + (end - ends[i]!) * values[i + 1]!, 0)
  return mean / (median * Math.exp(sigma ** 2 / 2))
}

describe('bandValues', () => {
  it('is nothing for no order, half of the first edge below it, the last edge above it', () => {
    const values = bandValues({edges: EDGES})
    expect(values).toHaveLength(16)
    expect(values.slice(0, 2)).toEqual([0, 5])
    expect(values.at(-1)).toBe(EDGES.at(-1))
  })

  it('is ab ln(b / a) / (b − a) between edges a and b that grow by the same factor', () => {
    const [, , , value] = bandValues({edges: [10, 20, 40, 80]})
    expect(value).toBeCloseTo(40 * Math.LN2, 9)
  })

  it('is the middle, nearly, of bands that are equally wide', () => {
    const values = bandValues({edges: Array.from({length: 14}, (_, i) => 50 * (i + 3))})
    for (let i = 1; i < 12; i++) expect(values[i + 2]! / (50 * (i + 3.5))).toBeCloseTo(1, 2)
  })

  it('lies inside each band, whatever the edges', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({min: 1, max: 1e9}), {minLength: 14, maxLength: 14}), (some) => {
        const edges = some.sort((a, b) => a - b)
        const values = bandValues({edges})
        edges.slice(0, -1).forEach((low, i) => {
          expect(values[i + 2]).toBeGreaterThanOrEqual(low)
          expect(values[i + 2]).toBeLessThanOrEqual(edges[i + 1]!)
        })
      }),
    )
  })

  it.each([
    [25, 0.4],
    [30, 0.4],
    [30, 1],
    [80, 0.3],
    [80, 0.7],
    [80, 1.2],
    [300, 0.7],
  ])('gives the mean of log-normal orders around %d within 0.4 %%, σ = %f', (median, sigma) => {
    expect(Math.abs(relativeMean(EDGES, median, sigma) - 1)).toBeLessThan(0.004)
    // Where edges are round numbers and bands not equally wide.
    expect(Math.abs(relativeMean(ROUND, median, sigma) - 1)).toBeLessThan(0.006)
  })
})
