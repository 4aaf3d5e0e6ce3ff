import fc from 'fast-check'
import type {CatalogTable} from '../../advisor-core/catalog/encode-catalog'
import {findTwins} from '../../advisor-core/catalog/find-twins'
import type {Attribute, AttributeKind, Column} from '../../advisor-core/catalog/types'

/** Column of a kind over `size` products, missing values included. */
function column(kind: AttributeKind, size: number): fc.Arbitrary<Column> {
  const values = fc.uniqueArray(fc.string({minLength: 1, maxLength: 6}), {minLength: 1, maxLength: 300})
  const listOf = <T>(each: fc.Arbitrary<T>) => fc.array(each, {minLength: size, maxLength: size})
  switch (kind) {
    case 'boolean':
      return listOf(fc.integer({min: 0, max: 2})).map((codes) => ({kind, codes: Uint8Array.from(codes)}))
    case 'numeric':
      return fc
        .oneof(listOf(fc.float()), listOf(fc.constantFrom(Number.NaN, 1, 2.5, 8)))
        .map((numbers) => ({kind, values: Float32Array.from(numbers)}))
    case 'categorical':
      return values.chain((names) =>
        listOf(fc.integer({min: 0, max: names.length})).map((codes) => ({
          kind,
          values: names,
          codes: narrow(codes, names.length),
        })),
      )
    case 'multi':
      return values.chain((names) =>
        fc
          .record({
            rows: listOf(fc.uniqueArray(fc.integer({min: 1, max: names.length}), {maxLength: 5})),
            emptyMeans: fc.constantFrom('missing' as const, 'none' as const),
          })
          .map(({rows, emptyMeans}) => {
            const sorted = rows.map((row) => [...row].sort((a, b) => a - b))
            const offsets = [0]
            for (const row of sorted) offsets.push(offsets.at(-1)! + row.length)
            const codes = narrow(sorted.flat(), names.length)
            return {kind, values: names, offsets: Uint32Array.from(offsets), codes, emptyMeans}
          }),
      )
  }
}

const narrow = (codes: readonly number[], highest: number) =>
  highest <= 0xff ? Uint8Array.from(codes) : Uint16Array.from(codes)

const text = fc.string({maxLength: 8})
const localText = fc.record({de: text, en: text})

const attribute: fc.Arbitrary<Attribute> = fc.record(
  {
    id: fc.stringMatching(/^[a-z][a-z0-9_]{0,6}$/),
    kind: fc.constantFrom('categorical' as const, 'multi' as const, 'numeric' as const, 'boolean' as const),
    label: localText,
    unit: fc.option(text),
    role: fc.constantFrom(null, 'price' as const, 'category' as const, 'brand' as const),
    better: fc.constantFrom(null, 'higher' as const, 'lower' as const),
    valueLabels: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), localText, {maxKeys: 3}),
  },
  {requiredKeys: ['id', 'kind', 'label', 'unit', 'role', 'better']},
)

/** Any small catalogue: all kinds of columns, missing values, look-alikes. */
export const catalogTable = (): fc.Arbitrary<CatalogTable> =>
  fc
    .record({
      size: fc.nat({max: 24}),
      attributes: fc.uniqueArray(attribute, {maxLength: 5, selector: ({id}) => id}),
    })
    .chain(({size, attributes}) =>
      fc.tuple(...attributes.map(({kind}) => column(kind, size))).map((columns) => ({
        attributes,
        columns: Object.fromEntries(attributes.map(({id}, index) => [id, columns[index]!])),
        twins: findTwins(columns, size),
      })),
    )
