import type {Catalog} from '../catalog/types'

/** A direction holds fully for the first third of a category, and not at all behind the second. */
const FULLY = 1 / 3
const NOT_AT_ALL = 2 / 3

/** Compatibilities are kept in sixteenths, as for answers. */
const LEVELS = 16

/** Products by how far a wish for less or more holds for them within their own category. */
export interface DirectionCells {
  /** shape [N]; 0 where the value is missing */
  readonly cells: Uint8Array
  /** c(wish, cell); shape [LEVELS + 2], ascending from cell 1 */
  readonly compatibility: Float64Array
}

/**
 * Sorts products by their rank within their category, so that "günstig" means something else for a bike than for
 * a pot. Ties share the middle rank.
 *
 * @param values     shape [N]; NaN where missing
 * @param direction  what is wished for
 */
export function directionCells(
  catalog: Catalog,
  values: Float32Array,
  direction: 'lower' | 'higher',
): DirectionCells {
  const cells = new Uint8Array(catalog.size)
  for (const group of byCategory(catalog, values)) {
    const sign = direction === 'lower' ? 1 : -1
    group.sort((a, b) => sign * (values[a]! - values[b]!))
    for (let from = 0; from < group.length; ) {
      let to = from + 1
      while (to < group.length && values[group[to]!] === values[group[from]!]) to++
      const share = (from + (to - from - 1) / 2) / Math.max(1, group.length - 1)
      const holds = Math.min(1, Math.max(0, (NOT_AT_ALL - share) / (NOT_AT_ALL - FULLY)))
      for (let i = from; i < to; i++) cells[group[i]!] = 1 + Math.round(LEVELS * holds)
      from = to
    }
  }
  return {
    cells,
    compatibility: Float64Array.from({length: LEVELS + 2}, (_, cell) => Math.max(0, cell - 1) / LEVELS),
  }
}

function byCategory(catalog: Catalog, values: Float32Array): number[][] {
  const category = catalog.attributes.find(({role}) => role === 'category')
  const column = category && catalog.columns[category.id]
  const groups = new Map<number, number[]>()
  for (let i = 0; i < catalog.size; i++) {
    if (Number.isNaN(values[i]!)) continue
    const code = column?.kind === 'categorical' ? column.codes[i]! : 0
    const group = groups.get(code)
    if (group) group.push(i)
    else groups.set(code, [i])
  }
  return [...groups.values()]
}
