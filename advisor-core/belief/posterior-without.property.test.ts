import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {divergenceBits, type EvidenceTerm, logPosterior, normalize} from './posterior'
import {toCells} from './posterior-cells'
import {effectBits} from './posterior-without'

const nats = fc.double({min: -14, max: 3, noNaN: true})

/** A term of each kind over the same products. */
function anyTerm(size: number, id: string): fc.Arbitrary<EvidenceTerm> {
  return fc.oneof(
    fc.integer({min: 1, max: 6}).chain((cellCount) =>
      fc.record({
        id: fc.constant(id),
        kind: fc.constant('cells' as const),
        cells: fc
          .array(fc.nat(cellCount - 1), {minLength: size, maxLength: size})
          .map((cells) => Uint8Array.from(cells)),
        logLikelihood: fc
          .array(nats, {minLength: cellCount, maxLength: cellCount})
          .map((said) => Float64Array.from(said)),
      }),
    ),
    fc.record({
      id: fc.constant(id),
      kind: fc.constant('products' as const),
      products: fc.uniqueArray(fc.nat(size - 1), {minLength: 1, maxLength: 3}),
      logLikelihood: nats,
    }),
    fc.record({
      id: fc.constant(id),
      kind: fc.constant('dense' as const),
      logLikelihood: fc
        .array(nats, {minLength: size, maxLength: size})
        .map((said) => Float64Array.from(said)),
    }),
  )
}

/** A belief from one to five terms, of which one or two are looked at; one product may be out of the question. */
const anyBelief = fc.integer({min: 2, max: 30}).chain((size) =>
  fc.record({
    logPrior: fc.constantFrom(
      new Float64Array(size),
      Float64Array.from({length: size}, (_, i) => (i === size - 1 ? -Infinity : 0)),
    ),
    terms: fc
      .integer({min: 1, max: 5})
      .chain((count) => fc.tuple(...Array.from({length: count}, (_, t) => anyTerm(size, `t${t}`)))),
    own: fc.integer({min: 1, max: 2}),
  }),
)

describe('effect of a piece of evidence', () => {
  test('in closed form equals the divergence from the belief without it, written out', () => {
    fc.assert(
      fc.property(anyBelief, ({logPrior, terms, own: count}) => {
        const size = logPrior.length
        const own = terms.slice(0, count)
        const b = normalize(logPosterior(logPrior, terms), new Float64Array(size))
        const without = normalize(logPosterior(logPrior, terms.slice(count)), new Float64Array(size))
        const best = b.indexOf(Math.max(...b))
        const bits = effectBits({terms, own, logPrior, belief: b, best, masses: new Map()})
        expect(Math.abs(Math.abs(bits) - divergenceBits(b, without))).toBeLessThan(1e-9)
        const change = Math.log(b[best]! / without[best]!)
        if (Math.abs(change) > 1e-9 && bits !== 0) expect(Math.sign(bits)).toBe(Math.sign(change))
      }),
      {numRuns: 300},
    )
  })

  test('is the same whether the mass by cell is known already or not', () => {
    const cells = Uint8Array.of(0, 1, 1, 2)
    const own = [{id: 'a', kind: 'cells' as const, cells, logLikelihood: Float64Array.of(-1, 0, -3)}]
    const logPrior = new Float64Array(4)
    const b = normalize(logPosterior(logPrior, own), new Float64Array(4))
    const known = new Map([[cells, Float64Array.of(b[0]!, b[1]! + b[2]!, b[3]!)]])
    const input = {terms: own, own, logPrior, belief: b, best: 1}
    expect(effectBits({...input, masses: known})).toBe(effectBits({...input, masses: new Map()}))
  })

  test('is nothing for evidence that says the same about all products', () => {
    const own = [
      {id: 'a', kind: 'cells' as const, cells: new Uint8Array(3), logLikelihood: Float64Array.of(-2)},
    ]
    const belief = Float64Array.of(0.2, 0.3, 0.5)
    const input = {terms: own, own, logPrior: new Float64Array(3), belief, best: 2, masses: new Map()}
    expect(effectBits(input)).toBeCloseTo(0, 14)
  })
})

describe('a term by cell', () => {
  test('says the same about every product as the dense one that it was made from', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(-1.5, 0, 0.25, 3), {minLength: 1, maxLength: 40}), (said) => {
        const dense = {id: 'a', kind: 'dense' as const, logLikelihood: Float64Array.from(said)}
        const byCell = toCells(dense)
        expect(byCell.kind).toBe('cells')
        const prior = new Float64Array(said.length)
        expect(logPosterior(prior, [byCell])).toEqual(logPosterior(prior, [dense]))
      }),
    )
  })

  test('stays dense where a byte cannot count what it says', () => {
    const dense = {
      id: 'a',
      kind: 'dense' as const,
      logLikelihood: Float64Array.from({length: 257}, (_, i) => i),
    }
    expect(toCells(dense)).toBe(dense)
  })
})
