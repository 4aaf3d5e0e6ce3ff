import type {Catalog, Column} from '../catalog/types'
import {columnOf, groupOf, standardise} from './encode-item'
import type {LevelFeature, TasteFeature} from './types'

/**
 * The utility of every product, u_i = w · x_i, one attribute's column at a time: what `encodeItem` and a dot
 * product would give for each product, without the N × d matrix.
 *
 * @param weights  shape [d]
 * @param out      shape [N], written
 */
export function utilities(
  catalog: Catalog,
  features: readonly TasteFeature[],
  weights: ArrayLike<number>,
  out: Float64Array,
): void {
  if (weights.length !== features.length) {
    throw new RangeError(`invalid weights: ${weights.length} for ${features.length} features`)
  }
  if (out.length !== catalog.size) throw new RangeError(`invalid out: ${out.length} for ${catalog.size}`)
  out.fill(0)
  const levels = new Map<Column, {level: LevelFeature; weight: number}[]>()
  features.forEach((feature, f) => {
    const column = columnOf(catalog, feature)
    const weight = weights[f]!
    if (feature.kind === 'number') {
      for (let i = 0; i < out.length; i++) {
        out[i]! += weight * standardise(feature, column, groupOf(catalog, feature, i), i)
      }
      return
    }
    const ofColumn = levels.get(column) ?? []
    ofColumn.push({level: feature, weight})
    levels.set(column, ofColumn)
  })
  for (const [column, ofColumn] of levels) addLevels(column, ofColumn, out)
}

/** Adds all levels of one attribute in one pass over its codes. */
function addLevels(
  column: Column,
  levels: readonly {level: LevelFeature; weight: number}[],
  out: Float64Array,
): void {
  // A product of which anything is known starts here; having a level adds that level's weight.
  const base = -levels.reduce((sum, {level, weight}) => sum + weight * level.share, 0)
  if (column.kind === 'numeric') {
    const byValue = new Map(levels.map(({level, weight}) => [level.code, weight]))
    column.values.forEach((value, i) => {
      if (!Number.isNaN(value)) out[i]! += base + (byValue.get(value) ?? 0)
    })
    return
  }
  const byCode = new Float64Array(Math.max(2, column.kind === 'boolean' ? 2 : column.values.length) + 1)
  for (const {level, weight} of levels) byCode[level.code] = weight
  for (let i = 0; i < out.length; i++) {
    if (column.kind !== 'multi') {
      const code = column.codes[i]!
      if (code > 0) out[i]! += base + byCode[code]!
      continue
    }
    const end = column.offsets[i + 1]!
    if (column.offsets[i] === end && column.emptyMeans === 'missing') continue
    out[i]! += base
    for (let at = column.offsets[i]!; at < end; at++) out[i]! += byCode[column.codes[at]!]!
  }
}
