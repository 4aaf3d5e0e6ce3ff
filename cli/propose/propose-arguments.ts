import type {Argument} from '../../advisor-core/advisor/types'
import type {Column, LocalText} from '../../advisor-core/catalog/types'
import {formatQuantity} from './format-number'
import type {InferredAttribute} from './inferred'
import {lowerOptions, upperOptions} from './number-options'

const MOST_ARGUMENTS = 12
/** An argument that holds for more than this share of the products sets none apart. */
const MOST_SHARE = 0.4
/** The same for what a product has or has not. */
const MOST_YES = 0.8

/** Selling arguments that the catalogue proves: the better part of every attribute with a better direction. */
export function proposeArguments(
  attributes: readonly {readonly inferred: InferredAttribute; readonly column: Column}[],
): readonly Argument[] {
  return attributes.flatMap(({inferred, column}) => argumentFor(inferred, column)).slice(0, MOST_ARGUMENTS)
}

function argumentFor({attribute}: InferredAttribute, column: Column): readonly Argument[] {
  const {id, better, label, role, unit} = attribute
  if (better === null || role === 'price') return []
  if (column.kind === 'boolean') {
    const yes = column.codes.filter((code) => code === 2).length
    const known = column.codes.filter((code) => code > 0).length
    return yes > 0 && yes <= MOST_YES * known
      ? [{id, attribute: id, match: {values: ['yes']}, text: label}]
      : []
  }
  if (column.kind !== 'numeric') return []
  const sorted = Float64Array.from(
    column.values.filter((value) => !Number.isNaN(value)),
    (value) => Number(value.toPrecision(6)),
  ).sort()
  if (sorted.length === 0) return []
  const numbers = {sorted, products: column.values.length, unit}
  const options = better === 'lower' ? upperOptions(numbers) : lowerOptions(numbers)
  const telling = options.filter(({match}) => {
    const {min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY} = 'values' in match ? {} : match
    return sorted.filter((value) => value >= min && value <= max).length <= MOST_SHARE * sorted.length
  })
  const best = better === 'lower' ? telling.at(-1) : telling[0]
  if (!best || 'values' in best.match) return []
  const bound = better === 'lower' ? best.match.max! : best.match.min!
  return [{id, attribute: id, match: best.match, text: claim(label, formatQuantity(bound, unit), better)}]
}

function claim(label: LocalText, bound: LocalText, better: 'higher' | 'lower'): LocalText {
  return better === 'lower'
    ? {de: `${label.de}: höchstens ${bound.de}`, en: `${label.en}: at most ${bound.en}`}
    : {de: `${label.de}: mindestens ${bound.de}`, en: `${label.en}: at least ${bound.en}`}
}
