import {type DecimalMark, detectDecimalMark, parseQuantity} from '../catalogue/parse-number'
import {parseYesNo} from '../catalogue/read-column'
import {findUnit} from '../catalogue/units'
import {unitInHeader} from './humanise'
import type {Finding} from './inferred'
import {type ColumnProfile, shareOf} from './profile-column'

/** A column is of a kind when this share of its cells is. */
const MOST = 0.95
/** Variants that differ in more products than this share make a list of values. */
const VARIES = 0.1

/** Kinds that take a whole column, tried in this order; `null` where none fits. */
export function findKind(profile: ColumnProfile, decimal: DecimalMark): Finding | null {
  return (
    asBoolean(profile) ??
    asNumber(profile, decimal) ??
    asPath(profile) ??
    asList(profile) ??
    asCategory(profile)
  )
}

function asBoolean(profile: ColumnProfile): Finding | null {
  if (profile.distinct > 6 || profile.varies > VARIES) return null
  return shareOf(profile, (cell) => parseYesNo(cell) !== null) === 1 ? {kind: 'boolean', unit: null} : null
}

function asNumber(profile: ColumnProfile, fallback: DecimalMark): Finding | null {
  const decimal = detectDecimalMark(
    profile.cells.map(({cell}) => cell),
    fallback,
  )
  const header = unitInHeader(profile.name)
  const units = new Map<string, number>()
  let unknown = 0
  const numbers = shareOf(profile, (cell) => parseQuantity(cell, decimal) !== null)
  if (numbers < MOST) return null
  // Sizes that vary between the variants of one product are a list to choose from, not a measure.
  if (profile.varies > VARIES) return {kind: 'multi', unit: null}
  for (const {cell, count} of profile.cells) {
    const written = parseQuantity(cell, decimal)?.unit
    if (written === null || written === undefined) continue
    const unit = findUnit(written) ?? (written === header ? {symbol: header} : null)
    if (unit) units.set(unit.symbol, (units.get(unit.symbol) ?? 0) + count)
    else unknown += count
  }
  const ranked = [...units].sort((a, b) => b[1] - a[1])
  const [unit = header] = ranked[0] ?? []
  const dimension = unit === null ? undefined : findUnit(unit)?.dimension
  const isMixed = ranked.some(([symbol]) => findUnit(symbol)?.dimension !== dimension)
  if (isMixed || unknown > 0.05 * profile.filledRows) return null
  return {kind: 'numeric', unit, ...(decimal === ',' && {decimal})}
}

/** "Garden > Furniture > Chairs": the first level that tells products apart. */
function asPath(profile: ColumnProfile): Finding | null {
  if (shareOf(profile, (cell) => /\S\s*>\s*\S/.test(cell)) < 0.5) return null
  for (let level = 1; level <= 5; level++) {
    const skipped = level === 1 ? '' : `(?:[^>]*>){${level - 1}}`
    const extract = `^${skipped}\\s*([^>]*[^>\\s])`
    const counts = countMatches(profile, new RegExp(extract, 'iu'))
    const commonest = Math.max(0, ...counts.values())
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
    if (counts.size >= 2 && counts.size <= 40 && commonest <= 0.8 * total)
      return {kind: 'categorical', unit: null, extract}
  }
  return null
}

function countMatches(profile: ColumnProfile, pattern: RegExp): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const {cell, count} of profile.cells) {
    const value = pattern.exec(cell)?.[1]
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + count)
  }
  return counts
}

const SEPARATORS = [';', '|', ',', '/'] as const

/** Cells that list short values which come back in other cells: "Wood, Garden". */
function asList(profile: ColumnProfile): Finding | null {
  for (const separator of SEPARATORS) {
    const listed = shareOf(profile, (cell) => cell.includes(separator))
    if (listed < 0.05) continue
    const uses = new Map<string, number>()
    let total = 0
    let long = 0
    for (const {cell, count} of profile.cells)
      for (const part of cell.split(separator)) {
        const token = part.trim().toLowerCase()
        if (token === '') continue
        total += count
        if (token.length > 30 || token.split(/\s+/).length > 4) long += count
        uses.set(token, (uses.get(token) ?? 0) + count)
      }
    const reuse = total / uses.size
    const isReused = reuse >= (total < 60 ? 1.5 : 3) && uses.size <= Math.max(8, 1.2 * profile.distinct)
    const hasDigits = separator === '/' && shareOf(profile, (cell) => /\d/.test(cell)) > 0.2
    if (isReused && long < 0.1 * total && uses.size <= 500 && !hasDigits)
      return {kind: 'multi', unit: null, separator}
  }
  return null
}

/** Few values that come back often. */
function asCategory(profile: ColumnProfile): Finding | null {
  const words = shareOf(profile, (cell) => cell.length <= 40 && cell.split(/\s+/).length <= 6)
  if (words < 0.9) return null
  const rows = Math.max(1, profile.filledRows)
  const most = Math.min(200, Math.max(8, 0.35 * rows))
  if (profile.distinct > most || profile.distinct === rows || (rows >= 20 && profile.distinct > 0.5 * rows))
    return null
  return {kind: profile.varies > VARIES ? 'multi' : 'categorical', unit: null}
}
