import type {Match, QuestionKind} from '../../advisor-core/advisor/types'
import type {Column} from '../../advisor-core/catalog/types'

/** The products among which a question is asked. */
export type Base = readonly number[]

/** Least and most share of the products that one option may cover. */
export const LEAST_SHARE = 0.02
export const MOST_SHARE = 0.8

/**
 * Which products of the base an option covers.
 *
 * @returns shape [base]; 1 covered, 0 not, −1 no value
 */
export function coverOf({match, kind, column, base}: CoverInput): Int8Array {
  const fits = fitter(match, kind, column)
  return Int8Array.from(base, (product) => fits(product))
}

interface CoverInput {
  readonly match: Match
  readonly kind: QuestionKind
  readonly column: Column
  readonly base: Base
}

function fitter(match: Match, kind: QuestionKind, column: Column): (product: number) => number {
  if (column.kind === 'numeric') {
    const bounds = 'values' in match ? {} : match
    // Columns hold 2.2 as Float32, which is a little more than the 2.2 of the file.
    const min = Math.fround(bounds.min ?? Number.NEGATIVE_INFINITY)
    const max = Math.fround(bounds.max ?? Number.POSITIVE_INFINITY)
    // "Up to 500 €" includes 500 €; a range ends where the next one begins.
    const includesMax = kind === 'budget'
    return (product) => {
      const value = column.values[product]!
      if (Number.isNaN(value)) return -1
      return value >= min && (includesMax ? value <= max : value < max) ? 1 : 0
    }
  }
  const wanted = new Set('values' in match ? match.values : [])
  if (column.kind === 'boolean')
    return (product) => {
      const code = column.codes[product]!
      return code === 0 ? -1 : wanted.has(code === 2 ? 'yes' : 'no') ? 1 : 0
    }
  const isWanted = Uint8Array.from(['', ...column.values], (value) => Number(wanted.has(value)))
  if (column.kind === 'categorical')
    return (product) => {
      const code = column.codes[product]!
      return code === 0 ? -1 : isWanted[code]!
    }
  return (product) => {
    const from = column.offsets[product]!
    const to = column.offsets[product + 1]!
    if (from === to) return column.emptyMeans === 'missing' ? -1 : 0
    for (let i = from; i < to; i++) if (isWanted[column.codes[i]!] === 1) return 1
    return 0
  }
}

export interface OptionShare {
  /** Covered products as a share of all products of the base. */
  readonly ofAll: number
  /** The same, of those that have a value. */
  readonly ofFilled: number
}

/** How much an option covers; an option is sensible when `ofAll` ≥ 2 % and `ofFilled` ≤ 80 %. */
export function shareOfCover(cover: Int8Array): OptionShare {
  let covered = 0
  let filled = 0
  for (const each of cover) {
    if (each === 1) covered++
    if (each >= 0) filled++
  }
  return {
    ofAll: cover.length === 0 ? 0 : covered / cover.length,
    ofFilled: filled === 0 ? 0 : covered / filled,
  }
}

/** Share of the base that has a value. */
export function fillOf(column: Column, base: Base): number {
  const has = presence(column)
  return base.length === 0 ? 0 : base.filter(has).length / base.length
}

function presence(column: Column): (product: number) => boolean {
  if (column.kind === 'numeric') return (product) => !Number.isNaN(column.values[product]!)
  if (column.kind === 'multi')
    return (product) =>
      column.emptyMeans === 'none' || column.offsets[product + 1]! > column.offsets[product]!
  return (product) => column.codes[product]! !== 0
}
