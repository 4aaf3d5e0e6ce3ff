import type {MatchOption} from '../../advisor-core/advisor/types'
import type {LocalText} from '../../advisor-core/catalog/types'
import {isMoney} from '../../advisor-core/ranking/with-unit'
import {formatQuantity, plainNumber} from './format-number'
import {slug} from './humanise'
import {MOST_SHARE} from './option-shares'
import {type Bounds, type Numbers, pickEdges, shareBelow, shareUpTo} from './pick-edges'

const UPPER_TARGETS = [0.12, 0.28, 0.45, 0.62, 0.77]
const LOWER_TARGETS = [0.76, 0.5, 0.3, 0.14]
const RANGE_TARGETS = [0.2, 0.4, 0.6, 0.8]
/** So few whole numbers are the best bounds of ranges themselves. */
const FEW_RANGE_VALUES = 10
const SMALLEST_RANGE = 0.05

/** "Up to 500 €": each option holds everything below its bound, the bound included. */
export function upperOptions(numbers: Numbers, bounds: Bounds = 'values'): readonly MatchOption[] {
  const edges = pickEdges({
    numbers,
    bounds,
    targets: UPPER_TARGETS,
    covered: (edge) => [shareBelow(numbers, edge), shareUpTo(numbers, edge)],
  })
  return edges.map((edge) => ({
    id: `max-${numberId(edge)}`,
    label: phrase(formatQuantity(edge, numbers.unit), 'Bis', 'Up to'),
    match: {max: edge},
  }))
}

/** "At least 16 GB": each option holds everything above its bound, the bound included. */
export function lowerOptions(numbers: Numbers): readonly MatchOption[] {
  const share = (edge: number) => 1 - shareBelow(numbers, edge)
  const edges = pickEdges({
    numbers,
    bounds: 'values',
    targets: LOWER_TARGETS,
    covered: (edge) => [share(edge), share(edge)],
  })
  return edges.map((edge) => ({
    id: `min-${numberId(edge)}`,
    label: lowerLabel(edge, numbers.unit),
    match: {min: edge},
  }))
}

/** What numbers of lines are called. */
const LINES: Readonly<Record<number, string>> = {720: 'HD', 1080: 'Full HD', 1440: 'Quad HD', 2160: '4K'}

function lowerLabel(edge: number, unit: string | null): LocalText {
  const name = unit === 'px' ? LINES[edge] : undefined
  if (name) return {de: `Mindestens ${name} (${edge} Zeilen)`, en: `At least ${name} (${edge} lines)`}
  return phrase(formatQuantity(edge, unit), 'Mindestens', 'At least')
}

/** "13–14″": options that follow one another and leave nothing out. */
export function rangeOptions(numbers: Numbers): readonly MatchOption[] {
  const isFew = new Set(numbers.sorted).size <= FEW_RANGE_VALUES && numbers.sorted.every(Number.isInteger)
  const edges = pickEdges({
    numbers,
    bounds: isFew ? 'values' : 'round',
    targets: RANGE_TARGETS,
    covered: (edge) => [shareBelow(numbers, edge), shareBelow(numbers, edge)],
    most: 1 - SMALLEST_RANGE / 2,
  })
  const ends = [undefined, ...mergeSmall(numbers, edges), undefined]
  if (ends.length === 2) return []
  return ends.slice(1).map((max, index) => {
    const min = ends[index]
    return {
      id: `${min === undefined ? 'below' : numberId(min)}-${max === undefined ? 'up' : numberId(max)}`,
      label: rangeLabel(min, max, numbers),
      match: {...(min !== undefined && {min}), ...(max !== undefined && {max})},
    }
  })
}

function rangeLabel(min: number | undefined, max: number | undefined, {unit, sorted}: Numbers): LocalText {
  if (min === undefined) return phrase(formatQuantity(max!, unit), 'Unter', 'Under')
  if (max === undefined) {
    const {de, en} = formatQuantity(min, unit)
    return {de: `Ab ${de}`, en: `${en} and more`}
  }
  const last = lastBelow(max, {unit, sorted})
  const to = formatQuantity(last, unit)
  if (last === min) return to
  const from = formatQuantity(min, unit)
  const number = unit === null ? from : {de: plainNumber(min, 'de'), en: plainNumber(min, 'en')}
  // "512 GB–1 TB", "€50–€59"; any other unit is said once, behind both numbers.
  const isOther = unit === 'GB' && last >= 1000
  return {
    de: `${isOther ? from.de : number.de}–${to.de}`,
    en: `${isOther || isMoney(unit ?? '') ? from.en : number.en}–${to.en}`,
  }
}

/** Whole numbers read best with both ends in: 50–59. Nobody sells 1,999 GB: there it is the largest that there is. */
function lastBelow(max: number, {unit, sorted}: Omit<Numbers, 'products'>): number {
  if (unit === 'GB' && max > 1000) return Math.max(...sorted.filter((value) => value < max))
  return sorted.every(Number.isInteger) ? max - 1 : max
}

/** A number in an id: `1-5` for 1.5, `minus-3` for −3. */
const numberId = (value: number): string => `${value < 0 ? 'minus-' : ''}${slug(String(Math.abs(value)))}`

const phrase = ({de, en}: LocalText, before: string, beforeEn: string): LocalText => ({
  de: `${before} ${de}`,
  en: `${beforeEn} ${en}`,
})

/** Ranges of too few products join their smaller neighbour; none are left where one holds nearly everything. */
function mergeSmall(numbers: Numbers, edges: readonly number[]): readonly number[] {
  const kept = [...edges]
  const shares = () =>
    [...kept.map((edge) => shareBelow(numbers, edge)), 1].map((share, i, all) => share - (all[i - 1] ?? 0))
  for (;;) {
    const now = shares()
    const smallest = now.indexOf(Math.min(...now))
    if (kept.length === 0 || now[smallest]! >= SMALLEST_RANGE) break
    const left = now[smallest - 1] ?? Number.POSITIVE_INFINITY
    const right = now[smallest + 1] ?? Number.POSITIVE_INFINITY
    kept.splice(left <= right ? smallest - 1 : smallest, 1)
  }
  return Math.max(...shares()) > MOST_SHARE ? [] : kept
}
