import {type DecimalMark, detectDecimalMark} from '../catalogue/parse-number'
import {type Dimension, findUnit, unitNames} from '../catalogue/units'
import {findFamilies} from './find-families'
import {FEATURES} from './glossary/flags'
import type {Finding} from './inferred'
import {type ColumnProfile, shareOf} from './profile-column'

/** Measures worth reading out of longer text; others (a clock speed, say) mean little by themselves. */
const MEASURES: readonly Dimension[] = [
  'storage',
  'mass',
  'volume',
  'power',
  'energy',
  'charge',
  'length',
  'sound',
  'megapixels',
  'brightness',
  'torque',
]
const ENOUGH = 0.6

/**
 * What can be read out of cells that are structured but no single value: "256GB SSD + 1TB HDD" has a total and
 * two features, "IPS Panel Full HD 1920x1080" a resolution and a feature, "Intel Core i5 7200U" a family.
 */
export function deriveParts(profile: ColumnProfile, fallback: DecimalMark): readonly Finding[] {
  if (!isStructured(profile)) return []
  const numbers = [asResolution(profile), asMeasure(profile, fallback)].filter((found) => found !== null)
  const features = asFeatures(profile)
  const family = numbers.length === 0 ? findFamilies(profile) : null
  return [...numbers.slice(0, 1), ...(features ? [features] : []), ...(family ? [family] : [])]
}

/** Short texts from a small stock of words, not sentences. */
function isStructured(profile: ColumnProfile): boolean {
  if (shareOf(profile, (cell) => cell.length <= 60 && cell.split(/\s+/).length <= 9) < 0.9) return false
  const words = new Set(profile.cells.flatMap(({cell}) => cell.toLowerCase().match(/\p{L}{3,}/gu) ?? []))
  return words.size <= 20 + 0.15 * profile.filledRows
}

function asResolution(profile: ColumnProfile): Finding | null {
  const pattern = /\d{3,5}\s*[x×]\s*(\d{3,5})/i
  if (shareOf(profile, (cell) => pattern.test(cell)) < ENOUGH) return null
  return {kind: 'numeric', unit: 'px', extract: '\\d{3,5}\\s*[x×]\\s*(\\d{3,5})', derived: 'number'}
}

/** "120 x 80 x 60 cm": which of the three is meant only the header knows, if at all. */
const SIDES = /\d\s*(cm|mm|m)?\s*[x×*]\s*\d/i

function asMeasure(profile: ColumnProfile, fallback: DecimalMark): Finding | null {
  if (shareOf(profile, (cell) => SIDES.test(cell)) > 0.2) return null
  for (const dimension of MEASURES) {
    const extract = extractFor(unitNames(dimension))
    const pattern = new RegExp(extract, 'giu')
    if (shareOf(profile, (cell) => cell.search(pattern) >= 0) < ENOUGH) continue
    const units = new Map<string, number>()
    const spellings = new Set<string>()
    let several = 0
    let added = 0
    for (const {cell, count} of profile.cells) {
      const found = [...cell.matchAll(pattern)]
      for (const match of found) {
        const symbol = findUnit(match[2]!)!.symbol
        spellings.add(match[2]!.toLowerCase())
        units.set(symbol, (units.get(symbol) ?? 0) + count)
      }
      if (found.length > 1) several += count
      if (found.length > 1 && cell.includes('+')) added += count
    }
    const [commonest] = [...units].sort((a, b) => b[1] - a[1])
    const decimal = detectDecimalMark(
      profile.cells.map(({cell}) => cell),
      fallback,
    )
    return {
      kind: 'numeric',
      unit: commonest![0],
      extract: extractFor([...spellings]),
      // Two drives hold more than one; of two cameras the better one counts.
      ...(several > 0 &&
        added >= 0.5 * several && {combine: dimension === 'storage' ? ('sum' as const) : ('max' as const)}),
      ...(decimal === ',' && {decimal}),
      derived: 'number',
    }
  }
  return null
}

/** A pattern for a number followed by one of the units; longer spellings first. */
function extractFor(spellings: readonly string[]): string {
  const escaped = [...spellings]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return `(\\d+(?:[.,]\\d+)?)\\s*(${escaped.join('|')})(?![\\p{L}\\d])`
}

/** Words that name features, each in 5 to 80 % of the cells. */
function asFeatures(profile: ColumnProfile): Finding | null {
  const found = FEATURES.filter(({pattern}) => {
    const word = new RegExp(`(?<![\\p{L}\\d])(?:${pattern})(?![\\p{L}\\d])`, 'iu')
    const share = shareOf(profile, (cell) => word.test(cell))
    return share >= 0.05 && share <= 0.8
  })
  if (found.length < 2) return null
  const extract = `(?<![\\p{L}\\d])(${found.map(({pattern}) => pattern).join('|')})(?![\\p{L}\\d])`
  const spellings = profile.cells.flatMap(({cell}) =>
    [...cell.matchAll(new RegExp(extract, 'giu'))].map((m) => m[1]!),
  )
  const labels = [...new Set(spellings)].flatMap((spelling) => {
    const feature = found.find(({pattern}) => new RegExp(`^(?:${pattern})$`, 'iu').test(spelling))
    return feature ? [[spelling, feature.label] as const] : []
  })
  return {kind: 'multi', unit: null, extract, valueLabels: Object.fromEntries(labels), derived: 'feature'}
}
