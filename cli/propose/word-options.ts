import type {MatchOption} from '../../advisor-core/advisor/types'
import type {CategoricalColumn, LocalText, MultiColumn} from '../../advisor-core/catalog/types'
import {slug, uniqueId} from './humanise'
import {type Base, LEAST_SHARE, MOST_SHARE} from './option-shares'

const MOST_OPTIONS = 6

/** A value and the products of the base that have it. */
interface CountedValue {
  readonly value: string
  readonly count: number
}

interface WordInput {
  readonly column: CategoricalColumn | MultiColumn
  readonly base: Base
  readonly labelOf: (value: string) => LocalText
}

/**
 * Options over the values of an attribute: the commonest ones by name, the rest together; values with an order
 * (sizes, classes, numbers) in that order, neighbours together where there are many.
 *
 * @returns empty where one value or the rest holds more than 80 % of the products
 */
export function wordOptions({column, base, labelOf}: WordInput): readonly MatchOption[] {
  const counted = countValues(column, base)
  const filled = base.length - counted.missing
  // A word that nearly all products of a list carry tells nothing; alone it would be the whole question's end.
  const values =
    column.kind === 'multi'
      ? counted.values.filter(({count}) => count <= MOST_SHARE * filled)
      : counted.values
  const ordered = inNaturalOrder(values)
  const groups = ordered ? neighbours(ordered, base.length) : commonest(values, base.length)
  // These two name cells of the report.
  const taken = new Set(['none', 'no-preference'])
  const options = groups.map((group) => toOption({group, labelOf, taken, isOrdered: ordered !== null}))
  const covered = groups.map((group) => coveredBy(group, column, base))
  const isSensible = covered.every((n) => n >= LEAST_SHARE * base.length && n <= MOST_SHARE * filled)
  return isSensible && options.length >= 2 ? options : []
}

function countValues(
  column: CategoricalColumn | MultiColumn,
  base: Base,
): {values: CountedValue[]; missing: number} {
  const counts = new Float64Array(column.values.length + 1)
  let missing = 0
  for (const product of base) {
    const codes = codesOf(column, product)
    if (codes.length === 0) missing++
    for (const code of codes) counts[code]!++
  }
  const values = column.values
    .map((value, index) => ({value, count: counts[index + 1]!}))
    .filter(({count}) => count > 0)
  values.sort((a, b) => b.count - a.count)
  return {values, missing: column.kind === 'multi' && column.emptyMeans === 'none' ? 0 : missing}
}

function codesOf(
  column: CategoricalColumn | MultiColumn,
  product: number,
): Uint8Array | Uint16Array | readonly number[] {
  if (column.kind === 'multi')
    return column.codes.subarray(column.offsets[product]!, column.offsets[product + 1]!)
  const code = column.codes[product]!
  return code === 0 ? [] : [code]
}

function coveredBy(
  group: readonly CountedValue[],
  column: CategoricalColumn | MultiColumn,
  base: Base,
): number {
  const wanted = new Set(group.map(({value}) => column.values.indexOf(value) + 1))
  return base.filter((product) => Array.from(codesOf(column, product)).some((code) => wanted.has(code)))
    .length
}

/** What catalogues call a rest of their own: it joins ours. */
const REST = /^(andere[rs]?|other|others|sonstige[rs]?|diverse[rs]?|misc|miscellaneous)$/i

/** The commonest values alone, the others as one group at the end; none smaller than 2 %. */
function commonest(values: readonly CountedValue[], products: number): readonly (readonly CountedValue[])[] {
  const least = LEAST_SHARE * products
  const telling = values.filter(({value}) => !REST.test(value))
  const large = telling.filter(({count}) => count >= least).length
  const isWhole = large === values.length && values.length <= MOST_OPTIONS
  const alone = isWhole ? large : Math.min(large, MOST_OPTIONS - 1)
  const named = telling.slice(0, alone)
  const rest = [...telling.slice(alone), ...values.filter(({value}) => REST.test(value))]
  let restCount = rest.reduce((sum, {count}) => sum + count, 0)
  while (rest.length > 0 && restCount < least && named.length > 1) {
    const smallest = named.pop()!
    rest.unshift(smallest)
    restCount += smallest.count
  }
  return [...named.map((value) => [value]), ...(rest.length > 0 ? [rest] : [])]
}

const SEQUENCES = [
  ['xxs', 'xs', 's', 'm', 'l', 'xl', 'xxl', 'xxxl', '4xl', '5xl'],
  ['xxs', 'xs', 's', 'm', 'l', 'xl', '2xl', '3xl', '4xl', '5xl'],
  ['extra small', 'small', 'medium', 'large', 'extra large'],
  ['klein', 'mittel', 'groß'],
  ['wenig', 'mittel', 'viel'],
  ['low', 'medium', 'high'],
  ['kurz', 'mittel', 'lang'],
  ['short', 'medium', 'long'],
  ['schmal', 'normal', 'weit'],
  ['narrow', 'regular', 'wide'],
  ['a+++', 'a++', 'a+', 'a', 'b', 'c', 'd', 'e', 'f', 'g'],
]

/** Values by their natural order, `null` where they have none. */
function inNaturalOrder(values: readonly CountedValue[]): readonly CountedValue[] | null {
  if (values.length < 2) return null
  const numbers = values.map(({value}) => Number(value.replace(',', '.')))
  if (numbers.every(Number.isFinite))
    return [...values].sort((a, b) => Number(a.value.replace(',', '.')) - Number(b.value.replace(',', '.')))
  const words = values.map(({value}) => value.toLowerCase())
  const sequence = SEQUENCES.find((each) => words.every((word) => each.includes(word)))
  if (!sequence) return null
  const rank = ({value}: CountedValue) => sequence.indexOf(value.toLowerCase())
  return [...values].sort((a, b) => rank(a) - rank(b))
}

/** Neighbours together until there are few enough groups and none is tiny: always the two smallest ones join. */
function neighbours(values: readonly CountedValue[], products: number): readonly (readonly CountedValue[])[] {
  const groups = values.map((value) => [value])
  const size = (group: readonly CountedValue[]) => group.reduce((sum, {count}) => sum + count, 0)
  while (groups.length > 2) {
    const smallest = Math.min(...groups.map(size))
    if (groups.length <= MOST_OPTIONS && smallest >= LEAST_SHARE * products) break
    let at = 0
    for (let i = 1; i < groups.length - 1; i++)
      if (size(groups[i]!) + size(groups[i + 1]!) < size(groups[at]!) + size(groups[at + 1]!)) at = i
    groups.splice(at, 2, [...groups[at]!, ...groups[at + 1]!])
  }
  return groups
}

interface GroupInput {
  readonly group: readonly CountedValue[]
  readonly labelOf: (value: string) => LocalText
  readonly taken: Set<string>
  readonly isOrdered: boolean
}

function toOption({group, labelOf, taken, isOrdered}: GroupInput): MatchOption {
  const values = group.map(({value}) => value)
  const [first = ''] = values
  const match = {values: [...values].sort()}
  if (values.length === 1) return {id: uniqueId(slug(first), taken), label: labelOf(first), match}
  const last = values.at(-1)!
  if (isOrdered) {
    const [from, to] = [labelOf(first), labelOf(last)]
    return {
      id: uniqueId(slug(`${first}-${last}`), taken),
      label: {de: `${from.de}–${to.de}`, en: `${from.en}–${to.en}`},
      match,
    }
  }
  // Odd pairs of rare values would look as if they belonged together.
  return {id: uniqueId('other', taken), label: {de: 'Andere', en: 'Other'}, match}
}
