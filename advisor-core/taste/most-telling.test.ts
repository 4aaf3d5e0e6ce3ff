import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {mostTelling, pairInformation, type TellingPair} from './most-telling'
import type {WeightedDraws} from './posterior-draws'

const DRAWS = 24
const ROWS = 7

interface Input {
  readonly draws: WeightedDraws
  readonly u: readonly Float64Array[]
  readonly bonus: number
  readonly leftOut: (a: number, b: number) => boolean
}

/** Every pair worked out in full, the first of equals kept. */
function plain({draws, u, bonus, leftOut}: Input): TellingPair | null {
  let best: TellingPair | null = null
  for (let b = 0; b < u.length; b++) {
    for (let a = 0; a < b; a++) {
      if (leftOut(a, b)) continue
      const informationNats = pairInformation(draws, u[a]!, u[b]!, bonus)
      if (!best || informationNats > best.informationNats) best = {a, b, informationNats}
    }
  }
  return best
}

/** Utilities from like one another to so far apart that exp leaves the range of numbers. */
const anyInput = fc
  .record({
    scale: fc.constantFrom(0, 0.01, 1, 5, 40, 900),
    z: fc.array(fc.double({min: -1, max: 1, noNaN: true}), {
      minLength: ROWS * DRAWS,
      maxLength: ROWS * DRAWS,
    }),
    p: fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: DRAWS, maxLength: DRAWS}),
    bonus: fc.double({min: -0.5, max: 0.5, noNaN: true}),
    out: fc.array(fc.boolean(), {minLength: ROWS * ROWS, maxLength: ROWS * ROWS}),
  })
  .map(({scale, z, p, bonus, out}): Input => {
    const total = p.reduce((sum, x) => sum + x, 1e-6 * DRAWS)
    return {
      draws: {
        dim: 0,
        weights: new Float64Array(0),
        probabilities: Float64Array.from(p, (x) => (x + 1e-6) / total),
      },
      u: Array.from({length: ROWS}, (_, i) =>
        Float64Array.from(z.slice(i * DRAWS, (i + 1) * DRAWS), (x) => scale * x),
      ),
      bonus,
      leftOut: (a, b) => out[a * ROWS + b]!,
    }
  })

describe('mostTelling', () => {
  it('finds what working out every pair finds, to the bit', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const {draws, u, bonus, leftOut} = input
        expect(mostTelling(draws, u, bonus, leftOut)).toEqual(plain(input))
      }),
      {numRuns: 400},
    )
  })

  it('takes the first of pairs that tell the same', () => {
    const row = (x: number) => Float64Array.of(x, -x)
    const draws = {dim: 0, weights: new Float64Array(0), probabilities: Float64Array.of(0.5, 0.5)}
    const u = [row(1), row(-1), row(1), row(-1)]
    expect(mostTelling(draws, u, 0, () => false)).toMatchObject({a: 0, b: 1})
    expect(mostTelling(draws, u, 0, (a, b) => a === 0 && b === 1)).toMatchObject({a: 1, b: 2})
  })

  it('has nothing to put where every pair is left out', () => {
    const draws = {dim: 0, weights: new Float64Array(0), probabilities: Float64Array.of(1)}
    expect(mostTelling(draws, [Float64Array.of(0), Float64Array.of(1)], 0, () => true)).toBeNull()
  })
})
