import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {keepPairBelief, type PairBelief} from '../belief/pair-belief'
import {createPairPool} from '../belief/pair-pool'
import {pairPriorWeights} from '../belief/pair-prior'
import {rankPairQuestions} from './pair-questions'
import {pickPairSlate} from './pair-slate'
import {pickPairMove, worthAsking} from './pick-pair-move'
import {createValueIndex} from './value-index'

const VALUES = 6
const PRIOR = {affinity: 2, breadth: 0.5, alone: 3, aloneBreadth: 0.25}

interface Situation {
  readonly rows: readonly (readonly number[])[]
  readonly belief: PairBelief
  readonly asked: ReadonlySet<number>
}

/** A belief over a small pool of products after one answer. */
const situation: fc.Arbitrary<Situation> = fc
  .record({
    rows: fc.array(
      fc.uniqueArray(fc.integer({min: 1, max: VALUES - 1}), {maxLength: 4}).map((row) => [0, ...row]),
      {minLength: 2, maxLength: 7},
    ),
    atMost: fc.constantFrom(1 as const, 2 as const),
    yes: fc.boolean(),
  })
  .map(({rows, atMost, yes}) => {
    const pool = createPairPool(createValueIndex(rows, VALUES), rows.keys(), atMost)
    const keeper = keepPairBelief(pool, pairPriorWeights(pool, PRIOR), [{share: 1, wrong: 1, right: 12}])
    keeper.hear(1, yes)
    return {rows, belief: keeper.read(), asked: new Set([0, 1])}
  })

/** Every set of products that might do, with its mass. */
function sets({belief: {pool, mass}}: Situation): {a: number; b: number; p: number}[] {
  return Array.from(pool.products).flatMap((_, a) =>
    Array.from({length: a + 1 - pool.lowest[a]!}, (_, at) => {
      const b = pool.lowest[a]! + at
      return {a, b, p: mass[pool.rowStart[a]! + b]!}
    }),
  )
}

/** P(these answers | the set), for answers as bits. */
function likelihood(
  {rows, belief}: Situation,
  a: number,
  b: number,
  values: readonly number[],
  heard: number,
): number {
  return values.reduce((product, value, bit) => {
    const had = rows[a]!.includes(value) || rows[b]!.includes(value)
    return product * (had === (heard >> bit) % 2 > 0 ? 1 - belief.noise : belief.noise)
  }, 1)
}

/** Masses of all sets under each combination of answers, written out one by one. */
function jointOracle(here: Situation, values: readonly number[]): number[][] {
  return Array.from({length: 1 << values.length}, (_, heard) =>
    sets(here).map(({a, b, p}) => p * likelihood(here, a, b, values, heard)),
  )
}

const bits = (masses: readonly number[]): number => {
  const total = masses.reduce((sum, p) => sum + p, 0)
  return masses.reduce((sum, p) => (p > 0 ? sum - (p / total) * Math.log2(p / total) : sum), 0)
}

const oneGroup = (): readonly number[] => [0]

describe('questions about what would do', () => {
  test('are worth the doubt about the set that all their answers together remove', () => {
    fc.assert(
      fc.property(situation, fc.integer({min: 1, max: 3}), (here, choices) => {
        for (const question of rankPairQuestions({...here, groupsOf: oneGroup, choices})) {
          const joint = jointOracle(here, question.values)
          const before = bits(sets(here).map(({p}) => p))
          const after = joint.reduce((sum, row) => sum + row.reduce((t, p) => t + p, 0) * bits(row), 0)
          expect(question.gainBits).toBeCloseTo(before - after, 4)
        }
      }),
    )
  })

  test('are never about what is known, never more than asked for, and never across groups', () => {
    fc.assert(
      fc.property(situation, fc.integer({min: 1, max: 3}), (here, choices) => {
        const groupsOf = (value: number): readonly number[] => (value === 5 ? [] : [value % 2])
        for (const {values} of rankPairQuestions({...here, groupsOf, choices})) {
          expect(values.length).toBeLessThanOrEqual(choices)
          expect(values.some((value) => here.asked.has(value))).toBe(false)
          expect(new Set(values.map((value) => value % 2)).size).toBe(1)
          if (values.length > 1) expect(values).not.toContain(5)
        }
      }),
    )
  })
})

describe('slate of what would do', () => {
  test('states the chance that one of those shown would do', () => {
    fc.assert(
      fc.property(situation, fc.integer({min: 1, max: 4}), (here, size) => {
        const {shown, reach} = pickPairSlate(here.belief, size)
        shown.forEach((_, k) => {
          const some = shown.slice(0, k + 1)
          const chance = sets(here).reduce(
            (sum, {a, b, p}) => (some.includes(a) || some.includes(b) ? sum + p : sum),
            0,
          )
          expect(reach[k]!).toBeCloseTo(chance, 5)
        })
      }),
    )
  })

  test('is within 1 − 1/e of the best of all slates of its size', () => {
    fc.assert(
      fc.property(situation, (here) => {
        const {reach} = pickPairSlate(here.belief, 2)
        let best = 0
        here.rows.forEach((_, x) => {
          here.rows.forEach((_, y) => {
            const pair = [x, y]
            const chance = sets(here).reduce(
              (sum, {a, b, p}) => (pair.includes(a) || pair.includes(b) ? sum + p : sum),
              0,
            )
            best = Math.max(best, chance)
          })
        })
        expect(reach.at(-1)!).toBeGreaterThanOrEqual((1 - 1 / Math.E) * best - 1e-5)
      }),
    )
  })
})

describe('ask or show', () => {
  const settings = {groupsOf: oneGroup, choices: 2}

  test('shows on the last turn, and once the slate holds everything that is possible', () => {
    fc.assert(
      fc.property(situation, (here) => {
        const last = pickPairMove({...here, ...settings, slateSize: 1, turnsLeft: 1})
        const all = pickPairMove({...here, ...settings, slateSize: here.rows.length, turnsLeft: 9})
        expect([last.kind, all.kind]).toEqual(['show', 'show'])
      }),
    )
  })

  test('never shows a slate and would rather ask before a likelier one', () => {
    const chance = fc.double({min: 0.01, max: 1, noNaN: true})
    fc.assert(
      fc.property(chance, chance, fc.double({min: 0, max: 4, noNaN: true}), (p, q, gainBits) => {
        const [low, high] = p < q ? [p, q] : [q, p]
        if (!worthAsking(low, gainBits, 10)) expect(worthAsking(high, gainBits, 10)).toBe(false)
        expect(worthAsking(p, 0, 10)).toBe(false)
      }),
    )
    expect([worthAsking(0.1, 1, 10), worthAsking(0.9, 1, 10)]).toEqual([true, false])
  })

  test('asks first when a question tells apart many products that are equally likely', () => {
    const rows = Array.from({length: 32}, (_, i) => [
      0,
      ...[1, 2, 3, 4, 5].filter((bit) => (i >> (bit - 1)) & 1),
    ])
    const pool = createPairPool(createValueIndex(rows, VALUES), rows.keys(), 1)
    const prior = pairPriorWeights(pool, {...PRIOR, aloneBreadth: -1})
    const belief = keepPairBelief(pool, prior, [{share: 1, wrong: 1, right: 99}]).read()
    const move = pickPairMove({belief, asked: new Set([0]), ...settings, slateSize: 2, turnsLeft: 9})
    expect(move.kind).toBe('ask')
  })
})
