import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {MatchOption, QuestionKind} from '../../advisor-core/advisor/types'
import type {CategoricalColumn, NumericColumn} from '../../advisor-core/catalog/types'
import {expectedGainBits} from './expected-gain'
import {lowerOptions, rangeOptions, upperOptions} from './number-options'
import {coverOf, shareOfCover} from './option-shares'
import {wordOptions} from './word-options'

const numbers = fc.oneof(
  // Hundredths, as catalogues write them.
  fc.array(
    fc.integer({min: 1, max: 500_000}).map((n) => n / 100),
    {minLength: 1, maxLength: 200},
  ),
  fc.array(fc.constantFrom(2, 4, 8, 8, 8, 16, 32), {minLength: 1, maxLength: 200}),
  fc.array(fc.integer({min: -50, max: 50}), {minLength: 1, maxLength: 200}),
)

const KINDS: readonly [
  QuestionKind,
  (sample: {sorted: Float64Array; products: number; unit: null}) => readonly MatchOption[],
][] = [
  ['budget', upperOptions],
  ['at-least', lowerOptions],
  ['range', rangeOptions],
]

describe('options over numbers', () => {
  test.each(KINDS)('of kind %s cover 2 to 80 %% of the products each, and differ', (kind, make) => {
    fc.assert(
      fc.property(numbers, fc.nat({max: 40}), (values, missing) => {
        const column: NumericColumn = {
          kind: 'numeric',
          values: Float32Array.from([...values, ...new Array<number>(missing).fill(Number.NaN)]),
        }
        const sorted = Float64Array.from(values, (value) => Number(Math.fround(value).toPrecision(6))).sort()
        const options = make({sorted, products: column.values.length, unit: null})
        const base = Array.from(column.values, (_, index) => index)
        expect(options.length).toBeLessThanOrEqual(6)
        expect(new Set(options.map(({id}) => id)).size).toBe(options.length)
        expect(new Set(options.map(({label}) => label.de)).size).toBe(options.length)
        for (const {match} of options) {
          const {ofFilled} = shareOfCover(coverOf({match, kind, column, base}))
          expect(ofFilled).toBeLessThanOrEqual(0.82)
          expect(ofFilled).toBeGreaterThan(0.01)
        }
      }),
    )
  })

  test('leave no gap and no overlap between ranges', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const sorted = Float64Array.from(values).sort()
        const options = rangeOptions({sorted, products: values.length, unit: 'kg'})
        for (const value of values) {
          const inside = options.filter(({match}) => {
            const {min = -Infinity, max = Infinity} = 'values' in match ? {} : match
            return value >= min && value < max
          })
          if (options.length > 0) expect(inside).toHaveLength(1)
        }
      }),
    )
  })
})

describe('options over words', () => {
  test('hold every value once and cover 2 to 80 % of the products each', () => {
    const codes = fc.array(fc.integer({min: 0, max: 30}), {minLength: 1, maxLength: 300})
    fc.assert(
      fc.property(codes, (list) => {
        const values = Array.from({length: 30}, (_, i) => `value ${String.fromCharCode(97 + (i % 26))}${i}`)
        const column: CategoricalColumn = {kind: 'categorical', values, codes: Uint8Array.from(list)}
        const base = list.map((_, index) => index)
        const options = wordOptions({column, base, labelOf: (value) => ({de: value, en: value})})
        if (options.length === 0) return
        const named = options.flatMap(({match}) => ('values' in match ? match.values : []))
        const present = new Set(list.filter((code) => code > 0).map((code) => values[code - 1]!))
        expect(new Set(named)).toEqual(present)
        expect(named).toHaveLength(present.size)
        expect(options.length).toBeLessThanOrEqual(6)
        for (const {match} of options) {
          const share = shareOfCover(coverOf({match, kind: 'several', column, base}))
          expect(share.ofAll).toBeGreaterThanOrEqual(0.02)
          expect(share.ofFilled).toBeLessThanOrEqual(0.8)
        }
      }),
    )
  })

  test('keep sizes in their order, neighbours together', () => {
    const values = ['L', 'M', 'S', 'XL', 'XS', 'XXL', 'XXS']
    const codes = Uint8Array.from({length: 140}, (_, i) => (i % 7) + 1)
    const column: CategoricalColumn = {kind: 'categorical', values, codes}
    const options = wordOptions({
      column,
      base: Array.from(codes, (_, i) => i),
      labelOf: (v) => ({de: v, en: v}),
    })
    expect(options.map(({label}) => label.en)).toEqual(['XXS–XS', 'S', 'M', 'L', 'XL', 'XXL'])
  })
})

describe('expectedGainBits', () => {
  test('is at least 0 and at most the logarithm of the number of options', () => {
    const covers = fc.integer({min: 1, max: 30}).chain((size) =>
      fc.array(
        fc
          .array(fc.constantFrom(-1, 0, 1), {minLength: size, maxLength: size})
          .map((list) => Int8Array.from(list)),
        {minLength: 1, maxLength: 6},
      ),
    )
    fc.assert(
      fc.property(covers, (list) => {
        const gain = expectedGainBits(list)
        expect(gain).toBeGreaterThanOrEqual(0)
        expect(gain).toBeLessThanOrEqual(Math.log2(list.length) + 1e-9)
      }),
    )
  })

  test('is larger for halves than for a small part, and 0 where all are alike', () => {
    const part = (ones: number) => Int8Array.from({length: 100}, (_, i) => Number(i < ones))
    const rest = (ones: number) => Int8Array.from({length: 100}, (_, i) => Number(i >= ones))
    expect(expectedGainBits([part(50), rest(50)])).toBeGreaterThan(expectedGainBits([part(5), rest(5)]))
    expect(expectedGainBits([part(100)])).toBeCloseTo(0)
  })
})
