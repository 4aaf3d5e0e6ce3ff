import fc from 'fast-check'
import type {Attribute, AttributeKind, Catalog, Column} from '../../advisor-core/catalog/types'
import type {ChoiceEvidence, TasteProblem} from '../../advisor-core/taste/types'

/** An attribute for tests, with nothing special about it. */
export function attribute(id: string, kind: AttributeKind, more: Partial<Attribute> = {}): Attribute {
  return {id, kind, label: {de: id, en: id}, unit: null, role: null, better: null, ...more}
}

/** A catalogue for tests, every product its own twin. */
export function catalogOf(attributes: readonly Attribute[], columns: Record<string, Column>): Catalog {
  const first = Object.values(columns)[0]
  const size = !first ? 0 : first.kind === 'multi' ? first.offsets.length - 1 : sizeOf(first)
  return {size, attributes, columns, twins: Uint32Array.from({length: size}, (_, i) => i)}
}

function sizeOf(column: Exclude<Column, {kind: 'multi'}>): number {
  return column.kind === 'numeric' ? column.values.length : column.codes.length
}

/** A multi-valued column from the codes of each product. */
export function multi(rows: readonly (readonly number[])[], emptyMeans: 'missing' | 'none'): Column {
  const offsets = new Uint32Array(rows.length + 1)
  rows.forEach((row, i) => {
    offsets[i + 1] = offsets[i]! + row.length
  })
  const values = Array.from({length: Math.max(0, ...rows.flat())}, (_, c) => `v${c + 1}`)
  return {kind: 'multi', values, offsets, codes: Uint8Array.from(rows.flat()), emptyMeans}
}

/** Catalogues of one attribute of each kind, in three categories, with missing values. */
export const anyCatalog: fc.Arbitrary<Catalog> = fc
  .array(
    fc.record({
      category: fc.integer({min: 0, max: 3}),
      price: fc.integer({min: 1, max: 5000}),
      noise: fc.oneof(fc.constant(Number.NaN), fc.double({min: 30, max: 80, noNaN: true})),
      cups: fc.constantFrom(1, 2, 4, Number.NaN),
      steel: fc.integer({min: 0, max: 2}),
      drinks: fc.uniqueArray(fc.integer({min: 1, max: 4}), {maxLength: 4}),
    }),
    {minLength: 12, maxLength: 60},
  )
  .map((rows) =>
    catalogOf(
      [
        attribute('category', 'categorical', {role: 'category'}),
        attribute('price', 'numeric', {role: 'price', better: 'lower'}),
        attribute('noise', 'numeric', {better: 'lower'}),
        attribute('cups', 'numeric'),
        attribute('steel', 'boolean'),
        attribute('drinks', 'multi'),
      ],
      {
        category: {
          kind: 'categorical',
          values: ['a', 'b', 'c'],
          codes: Uint8Array.from(rows, (row) => row.category),
        },
        price: {kind: 'numeric', values: Float32Array.from(rows, (row) => row.price)},
        noise: {kind: 'numeric', values: Float32Array.from(rows, (row) => row.noise)},
        cups: {kind: 'numeric', values: Float32Array.from(rows, (row) => row.cups)},
        steel: {kind: 'boolean', codes: Uint8Array.from(rows, (row) => row.steel)},
        drinks: multi(
          rows.map((row) => [...row.drinks].sort((a, b) => a - b)),
          rows.length % 2 === 0 ? 'missing' : 'none',
        ),
      },
    ),
  )

const number = (limit: number) => fc.double({min: -limit, max: limit, noNaN: true})

/** One choice among one to four items, or a refusal of all of them. */
function anyChoice(d: number): fc.Arbitrary<ChoiceEvidence> {
  return fc.integer({min: 1, max: 4}).chain((shown) =>
    fc.record({
      features: fc.array(number(2), {minLength: shown * d, maxLength: shown * d}),
      chosen: fc.integer({min: -1, max: shown - 1}),
      positions: fc.constant(Array.from({length: shown}, (_, i) => i)),
    }),
  )
}

/** Taste posteriors of one to five weights, with a diagonal or a full prior precision, and weights to try. */
export const anyProblem: fc.Arbitrary<{problem: TasteProblem; weights: number[]}> = fc
  .tuple(fc.integer({min: 1, max: 5}), fc.boolean())
  .chain(([d, full]) =>
    fc
      .record({
        mean: fc.array(number(1), {minLength: d, maxLength: d}),
        precision: fc.array(fc.double({min: 0.3, max: 4, noNaN: true}), {minLength: d, maxLength: d}),
        choices: fc.array(anyChoice(d), {maxLength: 6}),
        positions: fc.array(number(0.5), {maxLength: 3}),
        weights: fc.array(number(2), {minLength: d, maxLength: d}),
      })
      .map(({mean, precision, choices, positions, weights}) => ({
        problem: {
          prior: {
            mean: Float64Array.from(mean),
            precision: full ? correlated(precision) : Float64Array.from(precision),
          },
          choices,
          positions,
        },
        weights,
      })),
  )

/** diag(p) + ½ · 1 · 1ᵀ: positive definite with something beside the diagonal. */
function correlated(diagonal: readonly number[]): Float64Array {
  const d = diagonal.length
  return Float64Array.from({length: d * d}, (_, at) => {
    const f = Math.floor(at / d)
    return 0.5 + (f === at % d ? diagonal[f]! : 0)
  })
}
