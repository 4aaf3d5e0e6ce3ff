import {addTerm} from '../belief/posterior'
import type {Catalog, Column} from '../catalog/types'
import {columnOf, groupsOf, standardise} from './encode-item'
import type {LevelFeature, NumberFeature, TasteFeature} from './types'

/** Numbers in standard deviations, encoded once for each catalogue: a refit only weighs them anew. */
const ENCODED = new WeakMap<NumberFeature, {readonly column: Column; readonly z: Float64Array}>()

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
      const z = encoded(catalog, feature, column)
      for (let i = 0; i < out.length; i++) out[i]! += weight * z[i]!
      return
    }
    const ofColumn = levels.get(column) ?? []
    ofColumn.push({level: feature, weight})
    levels.set(column, ofColumn)
  })
  for (const [column, ofColumn] of levels) addLevels(column, ofColumn, out)
}

function encoded(catalog: Catalog, feature: NumberFeature, column: Column): Float64Array {
  const kept = ENCODED.get(feature)
  if (kept?.column === column) return kept.z
  const z = new Float64Array(catalog.size)
  const groups = groupsOf(catalog, feature)
  const values = column.kind === 'numeric' ? column.values : []
  for (let i = 0; i < values.length; i++) z[i] = standardise(feature, values[i]!, groups ? groups[i]! : 0)
  ENCODED.set(feature, {column, z})
  return z
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
    const {values} = column
    for (let i = 0; i < out.length; i++) {
      const value = values[i]!
      if (Number.isNaN(value)) continue
      let u = base
      for (const {level, weight} of levels) if (level.code === value) u += weight
      out[i]! += u
    }
    return
  }
  const byCode = new Float64Array((column.kind === 'boolean' ? 2 : column.values.length) + 1)
  for (const {level, weight} of levels) byCode[level.code] = weight
  if (column.kind !== 'multi') {
    for (let code = 1; code < byCode.length; code++) byCode[code]! += base
    addTerm(out, {id: '', kind: 'cells', cells: column.codes, logLikelihood: byCode})
    return
  }
  const {offsets, codes, emptyMeans} = column
  for (let i = 0, at = 0; i < out.length; i++) {
    const end = offsets[i + 1]!
    if (at === end && emptyMeans === 'missing') continue
    let u = base
    for (; at < end; at++) u += byCode[codes[at]!]!
    out[i]! += u
  }
}
