import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {belief, question} from '../../test/support/advisor-fixtures'
import {anyCatalog, attribute, catalogOf} from '../../test/support/taste-arbitraries'
import type {Question} from '../advisor/types'
import {answerLogLikelihood} from '../belief/compile-question'
import {entropyBits} from '../belief/posterior'
import {type AutoOption, decodeAutoId, encodeAutoId} from './auto-ids'
import {cellMasses, informationGainBits} from './information-gain'
import {openAuto} from './open-auto'
import {packCells} from './pack-cells'
import {packedMasses} from './packed-masses'
import {digits, rangePicker} from './pick-ranges'
import {roundEdges, roundestWithin} from './round-edges'

const auto = (kind: Question['kind'], about: string, most = 4): Question => ({
  ...question(kind, about, []),
  auto: {most},
})

const ASKED = [
  auto('single', 'category', 2),
  auto('range', 'price'),
  auto('range', 'noise'),
  auto('several', 'drinks'),
]

const anyFormed = anyCatalog
  .chain((catalog) =>
    fc.record({
      catalog: fc.constant(catalog),
      belief: belief(catalog.size),
      asked: fc.constantFrom(...ASKED),
    }),
  )
  .map(({catalog, belief: b, asked}) => {
    const opened = openAuto(catalog, asked)
    const masses = packedMasses(packCells(opened.column ? [opened.column] : []), b)
    return {catalog, b, asked, opened, formed: opened.form(b, masses)}
  })

const anyOption: fc.Arbitrary<AutoOption> = fc.oneof(
  fc.string({unit: 'grapheme'}).map((value) => ({kind: 'value' as const, value})),
  fc
    .array(fc.string({unit: 'grapheme'}), {minLength: 1, maxLength: 4})
    .map((but) => ({kind: 'other' as const, but})),
  fc
    .tuple(fc.double({noNaN: true}), fc.double({noNaN: true}))
    .filter(([min, max]) => min !== Infinity && max !== -Infinity && (min > -Infinity || max < Infinity))
    .map(([min, max]) => ({kind: 'range' as const, min: min + 0, max: max + 0})),
)

describe('ids of formed options', () => {
  test('say all there is to say', () => {
    fc.assert(
      fc.property(anyOption, (option) => {
        expect(decodeAutoId(encodeAutoId(option))).toEqual(option)
      }),
    )
  })

  test('are refused where they are not what the engine writes', () => {
    for (const id of ['', 'v', 'x:1', 'r:..', 'r:1.0..2', 'v:%E0%A4%A', 'r:1..2..3', 'v:ä'])
      expect(decodeAutoId(id)).toBeNull()
  })
})

describe('formed options', () => {
  test('tell what the mutual information says, product by product', () => {
    let formedOnce = 0
    fc.assert(
      fc.property(anyFormed, ({b, formed}) => {
        if (!formed) return
        formedOnce++
        const {compiled, mass} = formed
        expect(Array.from(mass, (m) => m.toFixed(12))).toEqual(
          Array.from(cellMasses(b, [compiled])[0]!, (m) => m.toFixed(12)),
        )
        const rows = Array.from(compiled.baseRate, (rate, o) =>
          Array.from(
            b,
            (p, i) => rate * p * compiled.likelihood[o * compiled.cellCount + compiled.cells[i]!]!,
          ),
        )
        const total = rows.flat().reduce((sum, x) => sum + x, 0)
        const joint = rows.map((row) => row.map((x) => x / total))
        let bits = entropyBits(Array.from(b, (_, i) => joint.reduce((sum, row) => sum + row[i]!, 0)))
        for (const row of joint) {
          const p = row.reduce((sum, x) => sum + x, 0)
          bits -= p * entropyBits(row.map((x) => x / p))
        }
        expect(informationGainBits(compiled, mass)).toBeCloseTo(Math.max(0, bits), 9)
      }),
    )
    expect(formedOnce).toBeGreaterThan(30)
  })

  test('mean the same once answered, whatever else was on offer', () => {
    fc.assert(
      fc.property(anyFormed, fc.nat(5), ({asked, opened, formed}, pick) => {
        if (!formed) return
        const {compiled} = formed
        const o = pick % compiled.question.options.length
        const alone = opened.compile([compiled.question.options[o]!.id])!
        const said = (one: typeof compiled, chosen: number) => {
          const logLikelihood = answerLogLikelihood(one, [chosen])
          return Array.from(one.cells, (cell) => logLikelihood[cell]!.toFixed(12))
        }
        expect(alone.question.id).toBe(asked.id)
        expect(said(alone, 0)).toEqual(said(compiled, o))
      }),
    )
  })

  test('are the likeliest values by name, which tell most of all choices of so many', () => {
    const values = ['a', 'b', 'c', 'd', 'e', 'f']
    const catalog = catalogOf([attribute('brand', 'categorical')], {
      brand: {kind: 'categorical', values, codes: Uint8Array.from({length: 60}, (_, i) => 1 + (i % 6))},
    })
    fc.assert(
      fc.property(belief(60), fc.integer({min: 2, max: 5}), (b, most) => {
        const opened = openAuto(catalog, {...auto('single', 'brand', most), noise: 0})
        const masses = packedMasses(packCells([opened.column!]), b)
        const {compiled, mass} = opened.form(b, masses)!
        const gain = informationGainBits(compiled, mass)
        const named = compiled.question.options.length - 1
        for (const subset of subsetsOf(values, named)) {
          const ids = [
            ...subset.map((value) => encodeAutoId({kind: 'value', value})),
            encodeAutoId({kind: 'other', but: subset}),
          ]
          expect(informationGainBits(opened.compile(ids)!, mass)).toBeLessThanOrEqual(gain + 1e-9)
        }
      }),
      {numRuns: 30},
    )
  })
})

function subsetsOf<T>(list: readonly T[], k: number): T[][] {
  if (k === 0) return [[]]
  return list.flatMap((x, at) => subsetsOf(list.slice(at + 1), k - 1).map((rest) => [x, ...rest]))
}

describe('ranges', () => {
  test('are cut where the belief divides best, by trying every cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({min: 0, max: 20}), {minLength: 2, maxLength: 8}),
        fc.integer({min: 2, max: 4}),
        (mass, most) => {
          const total = mass.reduce((sum, m) => sum + m, 0)
          fc.pre(total > 0)
          const edges = mass.slice(1).map((_, e) => e + 1)
          const worth = (cuts: readonly number[]): number =>
            [0, ...cuts].reduce((sum, from, r) => {
              const p = mass.slice(from, cuts[r] ?? mass.length).reduce((s, m) => s + m, 0) / total
              return sum + (p < 0.02 ? -Infinity : -p * Math.log2(p)) - (r > 0 ? 0.04 * digits(from) : 0)
            }, 0)
          const best = Math.max(
            ...Array.from({length: most}, (_, k) => subsetsOf(edges, k))
              .flat()
              .map(worth),
          )
          expect(worth(rangePicker(edges, most)(mass))).toBeCloseTo(best, 9)
        },
      ),
      {numRuns: 60},
    )
  })

  test('begin and end at the roundest numbers between neighbours', () => {
    expect(roundestWithin(137, 262)).toBe(200)
    expect(roundestWithin(1.31, 1.38)).toBe(1.35)
    expect(roundestWithin(-3, 4)).toBe(0)
    expect(roundestWithin(99, 100)).toBe(100)
    expect([...roundEdges(Float32Array.of(1, 2, 2, 4, Number.NaN))]).toEqual([2, 4])
  })

  test('have ascending edges between the numbers, at most 48', () => {
    fc.assert(
      fc.property(fc.array(fc.float({min: -1e6, max: 1e6, noNaN: true}), {maxLength: 300}), (list) => {
        const edges = roundEdges(Float32Array.from(list))
        expect(edges.length).toBeLessThanOrEqual(48)
        const least = Math.min(...list)
        const most = Math.max(...list)
        edges.forEach((edge, e) => {
          expect(edge).toBeGreaterThan(e === 0 ? least : edges[e - 1]!)
          expect(edge).toBeLessThanOrEqual(most * (1 + Math.sign(most) * 1e-6))
        })
      }),
    )
  })
})

test('a question without an attribute to form options of is refused by name', () => {
  const catalog = fc.sample(anyCatalog, {numRuns: 1, seed: 1})[0]!
  expect(() => openAuto(catalog, auto('single', 'steel'))).toThrow(
    'question steel-single: no options can be formed over "steel"',
  )
})
