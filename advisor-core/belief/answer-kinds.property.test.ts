import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {
  anyAskedCatalog,
  belief,
  compileAny,
  EVERY_KIND,
  needing,
  question,
} from '../../test/support/advisor-fixtures'
import {anyCatalog, attribute, catalogOf, multi} from '../../test/support/taste-arbitraries'
import {optionNeeds} from '../advisor/option-needs'
import type {Match, Option, Question} from '../advisor/types'
import type {Catalog} from '../catalog/types'
import {slateOutlook, slateValue, topProducts} from '../questions/slate-value'
import {ANSWER_KINDS} from './answer-kinds'
import {answerCompatibility, answerLogLikelihood, type CompiledQuestion} from './compile-question'
import {entropyBits, logPosterior, normalize} from './posterior'

/** A product's own value; NaN or an empty list where it is missing, `null` where it is known to have none. */
function valuesOf(catalog: Catalog, id: string, product: number): number | readonly string[] | null {
  const column = catalog.columns[id]!
  switch (column.kind) {
    case 'numeric':
      return column.values[product]!
    case 'boolean':
      return [[], ['no'], ['yes']][column.codes[product]!]!
    case 'categorical':
      return column.codes[product] === 0 ? [] : [column.values[column.codes[product]! - 1]!]
    case 'multi': {
      const codes = [...column.codes.subarray(column.offsets[product]!, column.offsets[product + 1]!)]
      if (codes.length === 0) return column.emptyMeans === 'none' ? null : []
      return codes.map((code) => column.values[code - 1]!)
    }
  }
}

/** c of one need, in sixteenths as the engine keeps it; `null` where the value is missing. */
function suits(catalog: Catalog, {kind}: Question, need: {attribute: string; match: Match}, product: number) {
  const own = valuesOf(catalog, need.attribute, product)
  const {match} = need
  if (typeof own === 'number') {
    if (Number.isNaN(own)) return null
    return Math.round(16 * ANSWER_KINDS[kind].numberCompatibility(match, own)) / 16
  }
  if (own?.length === 0) return null
  return 'values' in match && own?.some((value) => match.values.includes(value)) ? 1 : 0
}

/** c(o, i) of DESIGN.md §3, for options with one need or several: the weighted mean of what is known. */
function oracleCompatibility(catalog: Catalog, asked: Question, option: Option): (number | null)[] {
  return Array.from({length: catalog.size}, (_, i) => {
    const known = optionNeeds(asked, option).flatMap((need) => {
      const c = suits(catalog, asked, need, i)
      return c === null ? [] : [{c, weight: need.weight ?? 1}]
    })
    if (known.length === 0) return null
    const total = known.reduce((sum, {weight}) => sum + weight, 0)
    const c = known.reduce((sum, each) => sum + each.weight * each.c, 0) / total
    const kept = Math.round(16 * c - 1e-12) / 16
    return ANSWER_KINDS[asked.kind].negated ? 1 - kept : kept
  })
}

const meanOf = (list: readonly (number | null)[]): number => {
  const known = list.filter((x) => x !== null)
  return known.length === 0 ? 1 : known.reduce((sum, x) => sum + x, 0) / known.length
}

/** P(o | i) or L_o(i) for one option, product by product, as the formulas read. */
function oracleRow(catalog: Catalog, asked: Question, chosen: number): number[] {
  const rows = asked.options.map((option) => oracleCompatibility(catalog, asked, option))
  const noise = asked.noise ?? ANSWER_KINDS[asked.kind].noise
  const options = rows.length
  const known = Array.from({length: catalog.size}, (_, i) => rows.some((row) => row[i] !== null))
  const filled = rows.map((row) => row.map((c) => c ?? meanOf(row)))
  const said = Array.from({length: catalog.size}, (_, i) => {
    const c = filled[chosen]![i]!
    if (ANSWER_KINDS[asked.kind].family === 'constraint') {
      const mean = meanOf(rows[chosen]!)
      return Math.max(1e-6, (1 - noise) * c + noise * mean)
    }
    const total = filled.reduce((sum, row) => sum + row[i]!, 0)
    return (1 - noise) * (total > 0 ? c / total : 1 / options) + noise / options
  })
  const mean = meanOf(said.map((p, i) => (known[i] ? p : null)))
  return said.map((p, i) => (known[i] ? p : mean))
}

const isNoCategory = (asked: Question): boolean => asked.attribute !== 'category' || asked.noise !== undefined

/** Two vectors that are the same but for a factor: how the likelihood of an answer is compared. */
function expectProportional(found: readonly number[], expected: readonly number[]): void {
  const scale = found[0]! / expected[0]!
  found.forEach((p, i) => {
    expect(p / (scale * expected[i]!)).toBeCloseTo(1, 6)
  })
}

const perProduct = ({cells}: CompiledQuestion, byCell: Float64Array): number[] =>
  Array.from(cells, (cell) => Math.exp(byCell[cell]!))

describe.each(EVERY_KIND.map((asked) => [asked.id, asked] as const))('answers to %s', (_, each) => {
  const asked: Question = each.attribute === 'category' ? {...each, noise: 0.05} : each
  const {combination, family} = ANSWER_KINDS[asked.kind]

  test('say what the formulas say, product by product', () => {
    expect(isNoCategory(asked)).toBe(true)
    fc.assert(
      fc.property(anyCatalog, fc.nat(5), (catalog, pick) => {
        const chosen = pick % asked.options.length
        const compiled = compileAny(catalog, asked)
        expectProportional(
          perProduct(compiled, answerLogLikelihood(compiled, [chosen])),
          oracleRow(catalog, asked, chosen),
        )
      }),
      {numRuns: 40},
    )
  })

  test('say nothing about a product that nothing is known of', () => {
    fc.assert(
      fc.property(anyCatalog, fc.nat(5), (catalog, pick) => {
        const compiled = compileAny(catalog, asked)
        const logLikelihood = answerLogLikelihood(compiled, [pick % asked.options.length])
        const known = perProduct(compiled, logLikelihood).filter((_p, i) => compiled.cells[i] !== 0)
        fc.pre(known.length > 0)
        const mean = known.reduce((sum, p) => sum + p, 0) / known.length
        expect(Math.exp(logLikelihood[0]!)).toBeCloseTo(mean, 9)
      }),
      {numRuns: 30},
    )
  })

  test('never make the slate worse in expectation, by the joint of answers and products', () => {
    fc.assert(
      fc.property(
        anyCatalog.chain((catalog) => fc.tuple(fc.constant(catalog), belief(catalog.size))),
        ([catalog, b]) => {
          const compiled = compileAny(catalog, asked)
          const {cells, cellCount, baseRate, likelihood} = compiled
          const mass = new Float64Array(cellCount)
          b.forEach((p, i) => {
            mass[cells[i]!]! += p
          })
          // The joint's own marginal over the products.
          const marginal = b.map((p, i) =>
            baseRate.reduce(
              (sum, rate, o) =>
                sum + (family === 'constraint' ? rate : 1) * p * likelihood[o * cellCount + cells[i]!]!,
              0,
            ),
          )
          const total = marginal.reduce((sum, p) => sum + p, 0)
          const now = marginal.map((p) => p / total)
          const outlook = slateOutlook(compiled, b, mass, 3)
          expect(outlook.expectedValue).toBeGreaterThanOrEqual(slateValue(now, topProducts(now, 3)) - 1e-9)
        },
      ),
      {numRuns: 30},
    )
  })

  test.runIf(family === 'constraint')('never count against a product that satisfies more', () => {
    fc.assert(
      fc.property(anyCatalog, fc.array(fc.nat(5), {minLength: 1, maxLength: 3}), (catalog, picks) => {
        const chosen = [...new Set(picks.map((pick) => pick % asked.options.length))]
        const compiled = compileAny(catalog, asked)
        const said = combination === 'one' ? chosen.slice(0, 1) : chosen
        const logLikelihood = answerLogLikelihood(compiled, said)
        const {cellCount, compatibility} = compiled
        const atLeast = (x: number, y: number): boolean =>
          asked.options.every(
            (_o, o) => compatibility[o * cellCount + x]! >= compatibility[o * cellCount + y]!,
          )
        for (let x = 1; x < cellCount; x++)
          for (let y = 1; y < cellCount; y++)
            if (atLeast(x, y)) expect(logLikelihood[x]!).toBeGreaterThanOrEqual(logLikelihood[y]! - 1e-12)
      }),
      {numRuns: 30},
    )
  })

  test('keep every product possible, however many options are named', () => {
    fc.assert(
      fc.property(anyCatalog, (catalog) => {
        const compiled = compileAny(catalog, asked)
        const all = asked.options.map((_o, o) => o)
        const said = combination === 'one' ? [0] : all
        const term = {id: 'a', kind: 'cells' as const, cells: compiled.cells}
        const logLikelihood = answerLogLikelihood(compiled, said)
        const flat = new Float64Array(catalog.size)
        const b = normalize(logPosterior(flat, [{...term, logLikelihood}]), flat)
        expect(b.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
        expect(b.every((p) => p > 0)).toBe(true)
        expect(Number.isFinite(entropyBits(b))).toBe(true)
        expect(answerCompatibility(compiled, said).every((c) => c >= 0 && c <= 1 + 1e-9)).toBe(true)
      }),
      {numRuns: 30},
    )
  })
})

const colours = catalogOf([attribute('colour', 'multi')], {
  colour: multi([[1], [2], [1, 2], [3], []], 'missing'),
})
const all = [{values: ['v1']}, {values: ['v2']}]

function odds(asked: Question, chosen: readonly number[], catalog: Catalog = colours): number[] {
  const compiled = compileAny(catalog, asked)
  return perProduct(compiled, answerLogLikelihood(compiled, chosen))
}

describe('what several options say', () => {
  test('must-have: a product with both comes before those with one, and those before one with none', () => {
    const [one, other, both, none] = odds(question('must-have', 'colour', all), [0, 1])
    expect(both).toBeGreaterThan(30 * one!)
    expect(one).toBeCloseTo(other!, 12)
    expect(one).toBeGreaterThan(10 * none!)
  })

  test('nice-to-have says the same, much more softly', () => {
    const must = odds(question('must-have', 'colour', all), [0])
    const nice = odds(question('nice-to-have', 'colour', all), [0])
    expect(nice[0]! / nice[1]!).toBeGreaterThan(1.5)
    expect(nice[0]! / nice[1]!).toBeLessThan(must[0]! / must[1]! / 10)
  })

  test('exclusion: what is named is unwanted, and who lacks all of it is not asked for more', () => {
    const [one, other, both, none] = odds(question('exclusion', 'colour', all), [0])
    expect(other).toBeGreaterThan(20 * one!)
    expect(one).toBeCloseTo(both!, 12)
    expect(none).toBeCloseTo(other!, 12)
  })

  test('order: what is named first weighs most, by rank-order centroid weights', () => {
    const asked = question('order', 'colour', all, {noise: 0})
    const compiled = compileAny(colours, asked)
    const c = (chosen: readonly number[]) =>
      Array.from(compiled.cells, (cell) => answerCompatibility(compiled, chosen)[cell]!)
    // For two: 3/4 and 1/4.
    expect(c([0, 1]).slice(0, 4)).toEqual([0.75, 0.25, 1, 0])
    expect(c([1, 0]).slice(0, 4)).toEqual([0.25, 0.75, 1, 0])
  })

  test('needs: what is missing of a product leaves its other attributes to decide', () => {
    const catalog = catalogOf([attribute('travel', 'numeric'), attribute('sort', 'categorical')], {
      travel: {kind: 'numeric', values: Float32Array.of(120, Number.NaN, 60, Number.NaN)},
      sort: {kind: 'categorical', values: ['mtb', 'city'], codes: Uint8Array.of(1, 1, 1, 0)},
    })
    const asked = needing('needs', [
      [
        {attribute: 'travel', match: {min: 100}},
        {attribute: 'sort', match: {values: ['mtb']}},
      ],
    ])
    const compiled = compileAny(catalog, asked)
    const c = Array.from(compiled.cells, (cell) => answerCompatibility(compiled, [0])[cell]!)
    expect(c.slice(0, 3)).toEqual([1, 1, 0.5])
    expect(c[3]).toBeCloseTo((1 + 1 + 0.5) / 3, 12)
    expect(compiled.cells[3]).toBe(0)
  })
})

test('needs over many attributes stay within the cells that there are', () => {
  const size = 3000
  const ids = Array.from({length: 6}, (_, a) => `n${a}`)
  const catalog = catalogOf(
    ids.map((id) => attribute(id, 'numeric')),
    Object.fromEntries(
      ids.map((id, a) => [
        id,
        {
          kind: 'numeric' as const,
          values: Float32Array.from({length: size}, (_, i) => ((i * (7 + a) * 7919) % 1009) / 1009),
        },
      ]),
    ),
  )
  const asked = needing(
    'needs',
    ids.map((id) => [{attribute: id, match: {min: 0.9}}]),
  )
  const compiled = compileAny(catalog, asked)
  expect(compiled.cellCount).toBeLessThanOrEqual(65_536)
  expect(compiled.cellCount).toBeGreaterThan(1)
})

test('asked questions of every kind are in the arbitraries', () => {
  const kinds = new Set(fc.sample(anyAskedCatalog, {numRuns: 400, seed: 1}).map((each) => each.question.kind))
  expect(kinds.size).toBe(Object.keys(ANSWER_KINDS).length)
})
