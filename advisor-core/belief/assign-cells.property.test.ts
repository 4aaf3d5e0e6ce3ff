import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {question} from '../../test/support/advisor-fixtures'
import {multi} from '../../test/support/taste-arbitraries'
import type {Match, QuestionKind} from '../advisor/types'
import {ANSWER_KINDS} from './answer-kinds'
import {assignCells, LEVELS} from './assign-cells'

const bound = fc.oneof(fc.constantFrom(-5, 0, 0.1, 300), fc.double({min: -1e4, max: 1e4, noNaN: true}))
const numberMatch: fc.Arbitrary<Match> = fc.oneof(
  fc.record({min: bound}),
  fc.record({max: bound}),
  // Bounds in any order: an option that no number can meet is unwise, not forbidden.
  fc.record({min: bound, max: bound}),
)
const kinds = Object.keys(ANSWER_KINDS) as QuestionKind[]

describe('cells', () => {
  test('of numbers suit every option just as the number itself does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.array(numberMatch, {minLength: 1, maxLength: 5}),
        fc.array(fc.oneof(fc.constant(Number.NaN), bound, fc.float()), {minLength: 1, maxLength: 60}),
        fc.double({min: 0.8, max: 1.2, noNaN: true}),
        (kind, matches, drawn, near) => {
          // Numbers around the bounds are where the steps are.
          const edges = matches.flatMap((match) => ('values' in match ? [] : Object.values(match)))
          const values = Float32Array.from([...drawn, ...edges, ...edges.map((edge) => edge * near)])
          const {cells, levels} = assignCells(
            {kind: 'numeric', values},
            values.length,
            question(kind, 'x', matches),
          )
          values.forEach((value, i) => {
            const expected = matches.map((match) =>
              Math.round(LEVELS * ANSWER_KINDS[kind].numberCompatibility(match, value)),
            )
            if (Number.isNaN(value)) expect(cells[i]).toBe(0)
            else expect(levels[cells[i]!]).toEqual(expected)
          })
        },
      ),
      {numRuns: 300},
    )
  })

  test('of sets of values suit an option when one of the values does, however many options there are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.integer({min: 1, max: 9}), {maxLength: 5}), {minLength: 1, maxLength: 30}),
        fc.array(fc.uniqueArray(fc.integer({min: 1, max: 11}), {minLength: 1, maxLength: 3}), {
          minLength: 1,
          maxLength: 70,
        }),
        fc.constantFrom('missing' as const, 'none' as const),
        (rows, options, emptyMeans) => {
          const matches = options.map((codes) => ({values: codes.map((code) => `v${code}`)}))
          const column = multi(
            rows.map((row) => [...row].sort((a, b) => a - b)),
            emptyMeans,
          )
          const {cells, levels} = assignCells(column, rows.length, question('several', 'x', matches))
          rows.forEach((row, i) => {
            const expected = options.map((codes) => (codes.some((code) => row.includes(code)) ? LEVELS : 0))
            if (row.length === 0 && emptyMeans === 'missing') expect(cells[i]).toBe(0)
            else expect(levels[cells[i]!]).toEqual(expected)
          })
        },
      ),
    )
  })

  test('are as many as there are different prospects, and no more', () => {
    const values = Float32Array.from({length: 1000}, (_, i) => i)
    const {levels} = assignCells(
      {kind: 'numeric', values},
      values.length,
      question('budget', 'x', [{max: 300}]),
    )
    expect(new Set(levels.slice(1).map((row) => row.join())).size).toBe(levels.length - 1)
    expect(levels.length - 1).toBe(LEVELS + 1)
  })
})
