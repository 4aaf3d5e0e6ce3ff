import type {Column} from '../catalog/types'
import type {AdvisorModel} from '../dialogue/model'
import type {GoesWith} from '../dialogue/types'
import {holds} from './holds'

/** At most so many of the catalogue's relations are shown. */
const MOST = 2

/**
 * What goes with a product, by the merchant's relations in their order: of the products that a relation leads to, the
 * one that is likeliest to suit this visitor.
 *
 * @param belief  shape [N]
 * @param taken   products that are shown anyway
 */
export function goesWith(
  {advisor, catalog}: AdvisorModel,
  belief: ArrayLike<number>,
  product: number,
  taken: readonly number[],
): GoesWith[] {
  const gone = new Set(taken)
  const found: GoesWith[] = []
  for (const {from, to, same = [], text} of advisor.relations ?? []) {
    if (found.length === MOST) break
    if (!holds(catalog, from.attribute, from.match, product)) continue
    let likeliest = -1
    for (let i = 0; i < catalog.size; i++) {
      // A look-alike of another product is not shown beside it.
      if (catalog.twins[i] !== i || gone.has(i) || i === product) continue
      if (likeliest >= 0 && !(belief[i]! > belief[likeliest]!)) continue
      if (!holds(catalog, to.attribute, to.match, i)) continue
      if (same.every((id) => isSame(catalog.columns[id], product, i))) likeliest = i
    }
    if (likeliest < 0) continue
    gone.add(likeliest)
    found.push({product: likeliest, with: product, text})
  }
  return found
}

/** Whether two products have the same known value. */
function isSame(column: Column | undefined, a: number, b: number): boolean {
  if (!column) return false
  switch (column.kind) {
    case 'numeric':
      return column.values[a] === column.values[b]
    case 'multi': {
      const own = column.codes.subarray(column.offsets[a]!, column.offsets[a + 1]!)
      const other = column.codes.subarray(column.offsets[b]!, column.offsets[b + 1]!)
      return own.some((code) => other.includes(code))
    }
    default:
      return column.codes[a] !== 0 && column.codes[a] === column.codes[b]
  }
}
