import {describe, expect, it} from 'vitest'
import {normalQuantile} from './normal-quantile'
import {QUASI_POINTS, quasiNormals} from './quasi-normal'

describe('normalQuantile', () => {
  // Wichura 1988, table 3 (p and the percentage point, to more digits than are compared).
  it.each([
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-10, -6.361340902404056],
    [0.975, 1.959963984540054],
  ])('of %d is %d', (p, x) => expect(normalQuantile(p)).toBeCloseTo(x, 11))

  it('is odd around a half, and refuses what is no probability', () => {
    for (const p of [0.01, 0.3, 0.49]) expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 12)
    for (const p of [0, 1, -1, Number.NaN]) expect(() => normalQuantile(p)).toThrow('invalid p')
  })
})

describe('quasiNormals', () => {
  const dim = 64
  const points = quasiNormals(dim)
  const column = (j: number) => Array.from({length: QUASI_POINTS}, (_, s) => points[s * dim + j]!)

  it('takes every one of 512 equally probable values once in each dimension', () => {
    const wanted = Array.from({length: QUASI_POINTS}, (_, k) => normalQuantile((k + 0.5) / QUASI_POINTS))
    for (let j = 0; j < dim; j++) expect(column(j).sort((a, b) => a - b)).toEqual(wanted)
  })

  it('has no two dimensions that go together', () => {
    for (let j = 0; j < dim; j++) {
      for (let k = 0; k < j; k++) {
        const other = column(k)
        const correlation = column(j).reduce((sum, x, s) => sum + x * other[s]!, 0) / QUASI_POINTS
        expect(Math.abs(correlation)).toBeLessThan(0.2)
      }
    }
  })

  it('has no point that is extreme in all dimensions at once', () => {
    for (let s = 0; s < QUASI_POINTS; s++) {
      let square = 0
      for (let j = 0; j < dim; j++) square += points[s * dim + j]! ** 2
      // A chi-squared variable with 64 degrees of freedom: mean 64, deviation 11.
      expect(square).toBeLessThan(64 + 5 * 11.3)
    }
  })

  it('refuses more dimensions than it has', () => {
    expect(() => quasiNormals(65)).toThrow('invalid dim: 65')
  })
})
