import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  anyAskedCatalog,
  compileAny,
  EVERY_KIND,
  ONE_OF_EACH,
  question,
} from '../../test/support/advisor-fixtures'
import {anyCatalog, attribute, catalogOf} from '../../test/support/taste-arbitraries'
import {answerLogLikelihood, compileQuestion} from './compile-question'
import {divergenceBits, entropyBits, logPosterior, normalize} from './posterior'

const terms = (catalog: Parameters<typeof compileQuestion>[0], chosen: readonly number[]) =>
  EVERY_KIND.map((asked, q) => {
    const compiled = compileAny(catalog, asked)
    const option = chosen[q % chosen.length]! % asked.options.length
    return {
      id: asked.id,
      kind: 'cells' as const,
      cells: compiled.cells,
      logLikelihood: answerLogLikelihood(compiled, [option]),
    }
  })

describe('belief', () => {
  test('sums to 1 after any answers', () => {
    fc.assert(
      fc.property(anyCatalog, fc.array(fc.nat(5), {minLength: 1, maxLength: 6}), (catalog, chosen) => {
        const b = normalize(
          logPosterior(new Float64Array(catalog.size), terms(catalog, chosen)),
          new Float64Array(catalog.size),
        )
        expect(b.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
        expect(b.every((p) => p > 0)).toBe(true)
      }),
    )
  })

  test('is the same to the bit whatever order the evidence came in', () => {
    fc.assert(
      fc.property(
        anyCatalog,
        fc.array(fc.nat(5), {minLength: 1, maxLength: 6}),
        fc.nat(),
        (catalog, chosen, turn) => {
          const list = terms(catalog, chosen)
          const at = turn % list.length
          const turned = [...list.slice(at), ...list.slice(0, at)].reverse()
          const prior = new Float64Array(catalog.size)
          expect(logPosterior(prior, turned)).toEqual(logPosterior(prior, list))
        },
      ),
    )
  })

  test('neither gains nor loses a product on a missing value, against the catalogue as a whole', () => {
    fc.assert(
      fc.property(anyAskedCatalog, fc.nat(5), ({catalog, question: asked}, pick) => {
        const compiled = compileAny(catalog, asked)
        const chosen = pick % asked.options.length
        const logLikelihood = answerLogLikelihood(compiled, [chosen])
        let mean = 0
        let known = 0
        for (let i = 0; i < catalog.size; i++) {
          if (compiled.cells[i] === 0) continue
          known++
          mean += Math.exp(logLikelihood[compiled.cells[i]!]!)
        }
        if (known > 0) expect(Math.exp(logLikelihood[0]!)).toBeCloseTo(mean / known, 10)
      }),
    )
  })

  test('never punishes a cheaper product for a budget', () => {
    fc.assert(
      fc.property(anyCatalog, fc.nat(2), (catalog, option) => {
        const compiled = compileQuestion(catalog, ONE_OF_EACH[0]!)
        const logLikelihood = answerLogLikelihood(compiled, [option])
        const price = catalog.columns.price
        if (price?.kind !== 'numeric') throw new Error('no price')
        for (let i = 0; i < catalog.size; i++)
          for (let j = 0; j < catalog.size; j++)
            if (price.values[i]! <= price.values[j]!)
              expect(logLikelihood[compiled.cells[i]!]!).toBeGreaterThanOrEqual(
                logLikelihood[compiled.cells[j]!]!,
              )
      }),
      {numRuns: 30},
    )
  })

  test('gives every product some chance under every answer, so that no answer empties the list', () => {
    fc.assert(
      fc.property(anyAskedCatalog, ({catalog, question: asked}) => {
        const compiled = compileAny(catalog, asked)
        asked.options.forEach((_, o) => {
          expect(answerLogLikelihood(compiled, [o]).every(Number.isFinite)).toBe(true)
        })
      }),
    )
  })

  test('shares the chance of a partition out between the options', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const compiled = compileQuestion(catalog, ONE_OF_EACH[5]!)
        const options = compiled.baseRate.length
        for (let cell = 1; cell < compiled.cellCount; cell++) {
          let total = 0
          for (let o = 0; o < options; o++) total += compiled.likelihood[o * compiled.cellCount + cell]!
          expect(total).toBeCloseTo(1, 12)
        }
      }),
    )
  })
})

test('several chosen values are met by a product that has any of them', () => {
  const catalog = catalogOf([attribute('colour', 'categorical')], {
    colour: {kind: 'categorical', values: ['red', 'green', 'blue'], codes: Uint8Array.of(1, 2, 3, 0)},
  })
  const asked = question('several', 'colour', [{values: ['red']}, {values: ['green']}, {values: ['blue']}], {
    noise: 0,
  })
  const compiled = compileAny(catalog, asked)
  const likelihood = answerLogLikelihood(compiled, [0, 1]).map(Math.exp)
  expect([...compiled.cells].map((cell) => Number(likelihood[cell]!.toFixed(6)))).toEqual([
    1, 1, 0.000001, 0.666667,
  ])
})

test('a near miss of a budget is less likely than a hit and more likely than a far miss', () => {
  const catalog = catalogOf([attribute('price', 'numeric')], {
    price: {kind: 'numeric', values: Float32Array.of(280, 310, 600)},
  })
  const compiled = compileQuestion(catalog, question('budget', 'price', [{max: 300}]))
  const [hit, near, far] = [...compiled.cells].map((cell) => compiled.likelihood[cell]!)
  expect(hit).toBeGreaterThan(near!)
  expect(near).toBeGreaterThan(far!)
})

test('a question about an attribute that the catalogue lacks is refused by name', () => {
  const catalog = catalogOf([attribute('price', 'numeric')], {
    price: {kind: 'numeric', values: Float32Array.of(1)},
  })
  expect(() => compileQuestion(catalog, question('budget', 'weight', [{max: 3}]))).toThrow(
    'question weight-budget: no attribute "weight" in the catalogue',
  )
})

test('entropy of four equal chances is two bits, and divergence from itself is none', () => {
  const flat = [0.25, 0.25, 0.25, 0.25]
  expect(entropyBits(flat)).toBeCloseTo(2, 12)
  expect(divergenceBits(flat, flat)).toBe(0)
  expect(divergenceBits([1, 0, 0, 0], flat)).toBeCloseTo(2, 12)
})
