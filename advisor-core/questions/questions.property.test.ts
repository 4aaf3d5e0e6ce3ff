import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {anyAskedCatalog, belief, compileAny, ONE_OF_EACH} from '../../test/support/advisor-fixtures'
import {anyCatalog} from '../../test/support/taste-arbitraries'
import {compileQuestion} from '../belief/compile-question'
import {entropyBits} from '../belief/posterior'
import {shouldAsk} from './ask-or-show'
import {cellMasses, informationGainBits, optionProbabilities} from './information-gain'
import {pickQuestion, SLATE_SIZE} from './pick-question'
import {acceptance, pickValues, yesNoGainBits} from './pick-values'
import {slateOutlook, slateValue, topProducts} from './slate-value'
import {createValueIndex} from './value-index'

/** The joint P(o, i) written out product by product: the oracle for everything below. */
function jointOracle(compiled: ReturnType<typeof compileQuestion>, b: Float64Array): number[][] {
  const rows = Array.from(compiled.baseRate, (rate, o) =>
    Array.from(b, (p, i) => {
      const likelihood = compiled.likelihood[o * compiled.cellCount + compiled.cells[i]!]!
      return (compiled.family === 'constraint' ? rate : 1) * p * likelihood
    }),
  )
  const total = rows.flat().reduce((sum, x) => sum + x, 0)
  return rows.map((row) => row.map((x) => x / total))
}

describe('value of a question', () => {
  test('information gain equals the mutual information written out product by product', () => {
    fc.assert(
      fc.property(anyAskedCatalog, ({catalog, belief: b, question}) => {
        const compiled = compileAny(catalog, question)
        const joint = jointOracle(compiled, b)
        const byProduct = Array.from(b, (_, i) => joint.reduce((sum, row) => sum + row[i]!, 0))
        let bits = entropyBits(byProduct)
        for (const row of joint) {
          const p = row.reduce((sum, x) => sum + x, 0)
          bits -= p * entropyBits(row.map((x) => x / p))
        }
        const gain = informationGainBits(compiled, cellMasses(b, [compiled])[0]!)
        expect(gain).toBeCloseTo(Math.max(0, bits), 9)
        expect(gain).toBeLessThanOrEqual(Math.log2(question.options.length) + 1e-9)
      }),
    )
  })

  test('option probabilities are the margins of the same joint', () => {
    fc.assert(
      fc.property(anyAskedCatalog, ({catalog, belief: b, question}) => {
        const compiled = compileAny(catalog, question)
        const expected = jointOracle(compiled, b).map((row) => row.reduce((sum, x) => sum + x, 0))
        const found = optionProbabilities(compiled, cellMasses(b, [compiled])[0]!)
        expected.forEach((p, o) => {
          expect(found[o]!).toBeCloseTo(p, 9)
        })
      }),
    )
  })

  test('four columns a pass give the same masses as one', () => {
    fc.assert(
      fc.property(
        anyCatalog.chain((catalog) => fc.tuple(fc.constant(catalog), belief(catalog.size))),
        ([catalog, b]) => {
          const compiled = ONE_OF_EACH.map((question) => compileQuestion(catalog, question))
          const together = cellMasses(b, compiled)
          compiled.forEach((one, q) => {
            expect(together[q]).toEqual(cellMasses(b, [one])[0])
          })
        },
      ),
    )
  })

  test('the outlook on the slate equals trying every answer', () => {
    fc.assert(
      fc.property(anyAskedCatalog, ({catalog, belief: b, question}) => {
        const compiled = compileAny(catalog, question)
        const now = topProducts(b, SLATE_SIZE)
        let value = 0
        let changed = 0
        for (const row of jointOracle(compiled, b)) {
          const p = row.reduce((sum, x) => sum + x, 0)
          const ranked = [...row.keys()].sort((i, j) => row[j]! - row[i]! || i - j)
          // Where rounding decides who is third, there is no right answer to compare with.
          fc.pre(row[ranked[SLATE_SIZE - 1]!]! > row[ranked[SLATE_SIZE]!]! * (1 + 1e-9))
          const after = ranked.slice(0, SLATE_SIZE)
          value += after.reduce((sum, i) => sum + row[i]!, 0)
          if (after.some((i) => !now.includes(i))) changed += p
        }
        const outlook = slateOutlook(compiled, b, cellMasses(b, [compiled])[0]!, SLATE_SIZE)
        expect(outlook.expectedValue).toBeCloseTo(value, 9)
        expect(outlook.changeProbability).toBeCloseTo(changed, 6)
      }),
    )
  })

  test('an answer to a partition never makes the slate worse in expectation', () => {
    fc.assert(
      fc.property(anyAskedCatalog, ({catalog, belief: b, question}) => {
        const compiled = compileAny(catalog, question)
        fc.pre(compiled.family === 'partition')
        const outlook = slateOutlook(compiled, b, cellMasses(b, [compiled])[0]!, SLATE_SIZE)
        expect(outlook.expectedValue).toBeGreaterThanOrEqual(slateValue(b, topProducts(b, SLATE_SIZE)) - 1e-9)
      }),
    )
  })
})

describe('stopping', () => {
  test('asks nothing more once one product has all the belief', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const b = new Float64Array(catalog.size)
        b[0] = 1
        const questions = ONE_OF_EACH.map((question) => compileQuestion(catalog, question))
        expect(pickQuestion({belief: b, questions, remaining: 7})).toEqual({kind: 'stop', reason: 'settled'})
      }),
    )
  })

  test('asks nothing more when the limit is reached', () => {
    fc.assert(
      fc.property(anyAskedCatalog, ({catalog, belief: b, question}) => {
        const questions = [compileAny(catalog, question)]
        expect(pickQuestion({belief: b, questions, remaining: 0})).toEqual({
          kind: 'stop',
          reason: 'nothing-left',
        })
      }),
    )
  })

  test('shows at once when all candidates fit on the slate, asks when a question halves a long list', () => {
    expect(shouldAsk(Math.log2(10), 1, 10)).toBe(false)
    expect(shouldAsk(Math.log2(400), 1, 10)).toBe(true)
    expect(shouldAsk(Math.log2(400), 0, 10)).toBe(false)
  })
})

describe('questions that the engine forms itself', () => {
  const rows = fc.integer({min: 4, max: 12}).chain((values) =>
    fc.record({
      values: fc.constant(values),
      rows: fc.array(fc.uniqueArray(fc.nat(values - 1), {maxLength: 5}), {minLength: 5, maxLength: 30}),
    }),
  )

  test('a single value is the most informative one of all, by the oracle', () => {
    fc.assert(
      fc.property(rows, ({values, rows: items}) => {
        const index = createValueIndex(items, values)
        const b = new Float64Array(items.length).fill(1 / items.length)
        const noise = {noise: 0.1, tolerance: new Float64Array(values).fill(0.05)}
        const groups = [Array.from({length: values}, (_, v) => v)]
        const picked = pickValues({
          index,
          belief: b,
          noise,
          groups,
          asked: new Uint8Array(values),
          choices: 1,
        })
        const gains = groups[0]!.map((v) => {
          const mass = items.filter((row) => row.includes(v)).length / items.length
          const {has, lacks} = acceptance(noise, v)
          return mass > 0 ? yesNoGainBits(mass, has, lacks) : 0
        })
        expect(picked?.gainBits ?? 0).toBeCloseTo(Math.max(...gains), 12)
      }),
    )
  })

  test('two values tell at least as much as the better of them, and no value is asked twice', () => {
    fc.assert(
      fc.property(rows, fc.nat(11), ({values, rows: items}, known) => {
        const index = createValueIndex(items, values)
        const b = new Float64Array(items.length).fill(1 / items.length)
        const noise = {noise: 0.1, tolerance: new Float64Array(values).fill(0.05)}
        const asked = new Uint8Array(values)
        asked[known % values] = 1
        const groups = [Array.from({length: values}, (_, v) => v)]
        const one = pickValues({index, belief: b, noise, groups, asked, choices: 1})
        const two = pickValues({index, belief: b, noise, groups, asked, choices: 2})
        expect(two?.gainBits ?? 0).toBeGreaterThanOrEqual((one?.gainBits ?? 0) - 1e-12)
        expect(two?.values ?? []).not.toContain(known % values)
      }),
    )
  })

  test('a value outside the dictionary is refused by name', () => {
    expect(() => createValueIndex([[0], [3]], 3)).toThrow('product 1: value 3 is outside 0 … 2')
  })
})
