import type {Catalog, Column} from '../catalog/types'
import type {LevelFeature, NumberFeature, TasteFeature} from './types'

/** Numbers further out than this many standard deviations count as this far. */
const CLIP = 3

/**
 * The features of one product.
 *
 * @param features  from `buildFeatures` of the same catalogue, d of them
 * @param out       shape [d], written
 */
export function encodeItem(
  catalog: Catalog,
  features: readonly TasteFeature[],
  product: number,
  out: Float64Array | number[],
): void {
  if (!(product >= 0 && product < catalog.size)) throw new RangeError(`invalid product: ${product}`)
  features.forEach((feature, f) => {
    const column = columnOf(catalog, feature)
    out[f] =
      feature.kind === 'number'
        ? standardise(feature, numberAt(column, product), groupsOf(catalog, feature)?.[product] ?? 0)
        : hasLevel(column, feature, product)
  })
}

/** The column a feature reads. @throws RangeError when the catalogue has no such column */
export function columnOf(catalog: Catalog, feature: TasteFeature): Column {
  const column = catalog.columns[feature.attribute]
  if (!column) throw new RangeError(`invalid feature: no attribute ${feature.attribute}`)
  return column
}

/** Indices into a number feature's means and deviations, by product; `null` where all are 0. */
export function groupsOf(catalog: Catalog, {within}: NumberFeature): ArrayLike<number> | null {
  const column = within === null ? undefined : catalog.columns[within]
  return column?.kind === 'categorical' ? column.codes : null
}

/** Standard deviations from the mean of the group, in [−3, 3]; 0 when missing. */
export function standardise({log, mean, sd}: NumberFeature, value: number, group: number): number {
  const z = ((log ? Math.log(value) : value) - mean[group]!) / sd[group]!
  return Number.isNaN(z) ? 0 : Math.min(Math.max(z, -CLIP), CLIP)
}

const numberAt = (column: Column, product: number): number =>
  column.kind === 'numeric' ? column.values[product]! : Number.NaN

function hasLevel(column: Column, {code, share}: LevelFeature, product: number): number {
  switch (column.kind) {
    case 'numeric': {
      const value = column.values[product]!
      return Number.isNaN(value) ? 0 : (value === code ? 1 : 0) - share
    }
    case 'multi': {
      const row = column.codes.subarray(column.offsets[product]!, column.offsets[product + 1]!)
      if (row.length === 0 && column.emptyMeans === 'missing') return 0
      return (row.includes(code) ? 1 : 0) - share
    }
    default: {
      const own = column.codes[product]!
      return own === 0 ? 0 : (own === code ? 1 : 0) - share
    }
  }
}
