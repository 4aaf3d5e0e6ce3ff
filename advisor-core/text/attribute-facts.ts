import type {CompiledAdvisor, Question} from '../advisor/types'
import type {Attribute, Catalog, Column} from '../catalog/types'
import {contentOf, splitNegation} from './phrase-book'
import type {AttributeFacts} from './types'

/** The categories of a catalogue and the one of each product; −1 where it is not known. */
export interface Categories {
  readonly attribute: string | null
  readonly names: readonly string[]
  readonly of: (product: number) => number
}

/** One nameless category where the catalogue has none. */
export function categoriesOf(catalog: Catalog): Categories {
  const attribute = catalog.attributes.find(({role}) => role === 'category')
  const column = attribute && catalog.columns[attribute.id]
  if (!attribute || column?.kind !== 'categorical' || column.values.length === 0)
    return {attribute: null, names: [''], of: () => 0}
  return {attribute: attribute.id, names: column.values, of: (i) => column.codes[i]! - 1}
}

/** What the text has to know of one attribute: where it occurs, between which numbers, what a bare number means. */
export function attributeFacts(
  catalog: Catalog,
  advisor: CompiledAdvisor,
  attribute: Attribute,
  categories: Categories,
): AttributeFacts {
  const column = catalog.columns[attribute.id]
  const count = categories.names.length
  const products = new Float64Array(count)
  const known = new Float64Array(count)
  const min = new Float64Array(count).fill(Number.NaN)
  const max = new Float64Array(count).fill(Number.NaN)
  const occurs = new Map<string, Uint8Array>()
  for (let i = 0; i < catalog.size; i++) {
    const category = categories.of(i)
    if (category < 0) continue
    products[category]!++
    const values = valuesOf(column, i)
    if (values.length > 0) known[category]!++
    for (const value of values) {
      if (typeof value === 'number') {
        if (!(value >= min[category]!)) min[category] = value
        if (!(value <= max[category]!)) max[category] = value
        continue
      }
      const seen = occurs.get(value) ?? new Uint8Array(count)
      seen[category] = 1
      occurs.set(value, seen)
    }
  }
  const bare = bareMeaning(
    attribute,
    advisor.questions.filter((question) => question.attribute === attribute.id),
  )
  return {
    attribute,
    bare,
    known: known.map((n, c) => (products[c]! > 0 ? n / products[c]! : 0)),
    min,
    max,
    occurs,
    none: noneOf(attribute),
  }
}

function noneOf({valueLabels = {}}: Attribute): string | null {
  const none = Object.keys(valueLabels).filter(
    (value) => splitNegation(contentOf(valueLabels[value]!.de)).negated,
  )
  return none.length === 1 ? none[0]! : null
}

function valuesOf(column: Column | undefined, product: number): readonly (string | number)[] {
  switch (column?.kind) {
    case 'numeric':
      return Number.isNaN(column.values[product]!) ? [] : [column.values[product]!]
    case 'boolean':
      return column.codes[product] === 0 ? [] : [column.codes[product] === 2 ? 'yes' : 'no']
    case 'categorical':
      return column.codes[product] === 0 ? [] : [column.values[column.codes[product]! - 1]!]
    case 'multi':
      return Array.from(
        column.codes.subarray(column.offsets[product]!, column.offsets[product + 1]!),
        (code) => column.values[code - 1]!,
      )
    case undefined:
      return []
  }
}

/** "16 GB" with nothing beside it: what the merchant's question asks for, else the direction most people want. */
function bareMeaning(attribute: Attribute, questions: readonly Question[]): AttributeFacts['bare'] {
  if (questions.some(({kind}) => kind === 'at-least')) return 'at-least'
  if (questions.some(({kind}) => kind === 'budget')) return 'at-most'
  const matches = questions.flatMap(({options}) => options.flatMap(({match}) => match ?? []))
  const bounds = matches.filter((match) => !('values' in match)) as {min?: number; max?: number}[]
  if (bounds.length > 0 && bounds.every(({min}) => min === undefined)) return 'at-most'
  if (bounds.length > 0 && bounds.every(({max}) => max === undefined)) return 'at-least'
  if (bounds.length > 0) return 'around'
  if (attribute.role === 'price' || attribute.better === 'lower') return 'at-most'
  return attribute.better === 'higher' ? 'at-least' : 'around'
}
