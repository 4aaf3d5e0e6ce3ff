import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {attribute, catalogOf} from '../../test/support/taste-arbitraries'
import {buildFeatures} from './build-features'
import {encodeItem} from './encode-item'
import {type ComparisonInput, pickComparison} from './pick-comparison'
import type {WeightedDraws} from './posterior-draws'

const SIZE = 9
const catalog = catalogOf(
  [
    attribute('price', 'numeric', {role: 'price'}),
    attribute('weight', 'numeric', {better: 'lower'}),
    attribute('silent', 'boolean'),
  ],
  {
    price: {kind: 'numeric', values: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9)},
    weight: {kind: 'numeric', values: Float32Array.of(9, 1, 8, 2, 7, 3, 6, 4, 5)},
    silent: {kind: 'boolean', codes: Uint8Array.of(1, 2, 2, 1, 2, 1, 2, 1, 1)},
  },
)
const features = buildFeatures(catalog)
const dim = features.length
const encoded = Array.from({length: SIZE}, (_, i) => {
  const row: number[] = []
  encodeItem(catalog, features, i, row)
  return row
})

const normalised = (list: readonly number[]) => {
  const total = list.reduce((sum, x) => sum + x, 0)
  return Float64Array.from(list, (x) => x / total)
}
const positive = fc.double({min: 0.01, max: 1, noNaN: true})
const DRAWS = 6
const anyInput: fc.Arbitrary<ComparisonInput> = fc
  .record({
    belief: fc.array(positive, {minLength: SIZE, maxLength: SIZE}).map(normalised),
    probabilities: fc.array(positive, {minLength: DRAWS, maxLength: DRAWS}).map(normalised),
    weights: fc.array(fc.double({min: -3, max: 3, noNaN: true}), {
      minLength: DRAWS * dim,
      maxLength: DRAWS * dim,
    }),
    bonus: fc.double({min: 0, max: 0.5, noNaN: true}),
  })
  .map(({belief, probabilities, weights, bonus}) => ({
    catalog,
    features,
    belief,
    draws: {dim, weights: Float64Array.from(weights), probabilities},
    positions: [bonus],
    choices: [],
    asked: [],
    ownStanding: 0.3,
    slateSize: 3,
  }))

const dot = (w: ArrayLike<number>, x: readonly number[]) =>
  x.reduce((sum, value, f) => sum + value * w[f]!, 0)
const drawOf = ({weights}: WeightedDraws, s: number) => weights.subarray(s * dim, (s + 1) * dim)

/** P(answer | draw): for each draw the chances of the first and the second. */
function answerTable({draws, positions}: ComparisonInput, a: number, b: number): number[][] {
  return Array.from(draws.probabilities, (_, s) => {
    const w = drawOf(draws, s)
    const first = Math.exp(dot(w, encoded[a]!) + positions[0]!)
    const second = Math.exp(dot(w, encoded[b]!))
    return [first / (first + second), second / (first + second)]
  })
}

/** Σ p(draw, answer) · log (p(draw, answer) / (p(draw) · p(answer))): mutual information by its definition. */
function bruteForceNats(input: ComparisonInput, a: number, b: number): number {
  const table = answerTable(input, a, b)
  const {probabilities} = input.draws
  return [0, 1].reduce((total, o) => {
    const reach = table.reduce((sum, row, s) => sum + probabilities[s]! * row[o]!, 0)
    return table.reduce((sum, row, s) => sum + probabilities[s]! * row[o]! * Math.log(row[o]! / reach), total)
  }, 0)
}

describe('pickComparison', () => {
  it('takes the pair with the largest mutual information of answer and weights, and tells it', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const found = pickComparison(input)!
        const byBelief = Array.from(input.belief.keys()).sort(
          (a, b) => input.belief[b]! - input.belief[a]! || a - b,
        )
        const all = byBelief.flatMap((a, i) => byBelief.slice(i + 1).map((b) => bruteForceNats(input, a, b)))
        expect(found.informationNats).toBeCloseTo(Math.max(...all), 9)
        expect(bruteForceNats(input, ...found.products)).toBeCloseTo(found.informationNats, 9)
      }),
    )
  })

  it('expects of the slate what both answers would do, each draw counting as it predicted the answer', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const {products, expectedValue} = pickComparison(input)!
        const {draws, belief, ownStanding} = input
        const table = answerTable(input, ...products)
        const prior = Array.from({length: dim}, (_, f) =>
          draws.probabilities.reduce((sum, p, s) => sum + p * drawOf(draws, s)[f]!, 0),
        )
        const value = [0, 1].reduce((total, o) => {
          const joint = table.map((row, s) => draws.probabilities[s]! * row[o]!)
          const reach = joint.reduce((sum, p) => sum + p, 0)
          const shift = prior.map(
            (mean, f) => joint.reduce((sum, p, s) => sum + (p / reach) * drawOf(draws, s)[f]!, 0) - mean,
          )
          const masses = Array.from(
            belief,
            (b, i) => b * Math.exp(dot(shift, encoded[i]!) + (i === products[o] ? ownStanding : 0)),
          )
          const sorted = [...masses].sort((x, y) => y - x)
          const sum = masses.reduce((all, mass) => all + mass, 0)
          return total + (reach * (sorted[0]! + sorted[1]! + sorted[2]!)) / sum
        }, 0)
        expect(expectedValue).toBeCloseTo(value, 9)
      }),
    )
  })

  it('never puts a pair twice', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const first = pickComparison(input)!
        const second = pickComparison({...input, asked: [first.products]})!
        expect(new Set([...first.products, ...second.products]).size).toBeGreaterThan(2)
      }),
    )
  })

  it('compares nothing where fewer than two products are possible', () => {
    const [input] = fc.sample(anyInput, {numRuns: 1, seed: 3})
    const belief = new Float64Array(SIZE)
    belief[4] = 1
    expect(pickComparison({...input!, belief})).toBeNull()
  })
})
