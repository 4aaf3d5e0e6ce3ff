import type {Attribute, Catalog, Column} from '../catalog/types'
import {numberFeature} from './number-feature'
import {type Groups, productGroups} from './product-groups'
import type {LevelFeature, TasteFeature, TasteRole} from './types'

/** An attribute needs a value on this share of the products, overall or within one category. */
const MIN_FILLED = 0.6
/** A value needs this share of the products to be learnt about. */
const MIN_SHARE = 0.02
/** At most this many values of one attribute, the most frequent ones. */
const MAX_LEVELS = 10
/** The kept values together need this share, or the attribute has too many of them. */
const MIN_COVERED = 0.5
/** Numbers with at most this many values are levels, too. */
const MAX_STEPS = 6

/**
 * The features of a catalogue, the same list for the same catalogue: price first, then numbers, then yes/no,
 * then values of the other attributes. Attributes that are constant, mostly unknown or different on nearly
 * every product give none.
 *
 * @param limit  most features wanted; the rarest values are given up first
 */
export function buildFeatures(catalog: Catalog, limit = 64): TasteFeature[] {
  const groups = productGroups(catalog)
  const found = catalog.attributes.flatMap((attribute, order) =>
    featuresOf(catalog, attribute, groups).map((feature) => ({feature, order, weight: priority(feature)})),
  )
  return found
    .sort((a, b) => b.weight - a.weight || a.order - b.order)
    .slice(0, limit)
    .sort((a, b) => rank(a.feature) - rank(b.feature) || a.order - b.order)
    .map(({feature}) => feature)
}

/** Numbers before values; values by how evenly they part the catalogue, a step counting less. */
function priority(feature: TasteFeature): number {
  if (feature.kind === 'number') return feature.role === 'price' ? 3 : feature.role === 'number' ? 1 : 2
  return feature.share * (1 - feature.share) * (feature.role === 'step' ? 0.5 : 1)
}

const RANK: Readonly<Record<TasteRole, number>> = {
  price: 0,
  higher: 1,
  lower: 1,
  number: 1,
  step: 2,
  flag: 3,
  level: 4,
}

function rank(feature: TasteFeature): number {
  return RANK[feature.role]
}

function featuresOf(catalog: Catalog, attribute: Attribute, groups: Groups): TasteFeature[] {
  const column = catalog.columns[attribute.id]
  if (!column || filled(column, catalog.size, groups) < MIN_FILLED) return []
  switch (column.kind) {
    case 'numeric': {
      const feature = numberFeature(attribute, column.values, groups)
      if (!feature) return []
      const steps = levels(attribute.id, 'step', countNumbers(column.values))
      return steps.length > 2 && steps.length <= MAX_STEPS ? [feature, ...steps] : [feature]
    }
    case 'boolean': {
      const flags = levels(attribute.id, 'flag', countCodes(column, catalog.size))
      return flags.filter((flag) => flag.code === 2)
    }
    default: {
      const all = countCodes(column, catalog.size)
      const kept = levels(attribute.id, 'level', all).slice(0, MAX_LEVELS)
      const covered = kept.reduce((sum, level) => sum + level.share, 0)
      return covered >= MIN_COVERED ? kept : []
    }
  }
}

/** How often each value occurs, and on how many products anything is known. */
interface Counts {
  readonly byCode: ReadonlyMap<number, number>
  readonly known: number
}

/** One feature for each value that is neither rare nor everywhere, the most frequent first. */
function levels(attribute: string, role: TasteRole, {byCode, known}: Counts): LevelFeature[] {
  return [...byCode]
    .map(([code, count]) => ({kind: 'level' as const, role, attribute, code, share: count / known}))
    .filter(({share}) => share >= MIN_SHARE && share <= 1 - MIN_SHARE)
    .sort((a, b) => b.share - a.share || a.code - b.code)
}

function countNumbers(values: Float32Array): Counts {
  const byCode = new Map<number, number>()
  let known = 0
  for (const value of values) {
    if (Number.isNaN(value)) continue
    known++
    byCode.set(value, (byCode.get(value) ?? 0) + 1)
  }
  return {byCode, known}
}

function countCodes(column: Exclude<Column, {kind: 'numeric'}>, size: number): Counts {
  const byCode = new Map<number, number>()
  for (const code of column.codes) if (code > 0) byCode.set(code, (byCode.get(code) ?? 0) + 1)
  let known = 0
  for (let i = 0; i < size; i++) known += isKnown(column, i) ? 1 : 0
  return {byCode, known}
}

function isKnown(column: Column, product: number): boolean {
  switch (column.kind) {
    case 'numeric':
      return !Number.isNaN(column.values[product])
    case 'multi':
      return column.emptyMeans === 'none' || column.offsets[product]! < column.offsets[product + 1]!
    default:
      return column.codes[product]! > 0
  }
}

/** The largest share of products with a value, over all products and each category. */
function filled(column: Column, size: number, groups: Groups): number {
  const known = new Float64Array(groups.sizes.length)
  let all = 0
  for (let i = 0; i < size; i++) {
    if (!isKnown(column, i)) continue
    all++
    known[groups.of(i)]! += 1
  }
  return groups.sizes.reduce(
    (best, products, g) => (products >= groups.minimum ? Math.max(best, known[g]! / products) : best),
    size > 0 ? all / size : 0,
  )
}
