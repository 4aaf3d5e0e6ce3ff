import type {Catalog, NumericColumn} from '../catalog/types'
import {productGroups} from '../taste/product-groups'

/** Every view asks anew; a column belongs to one catalogue. */
const LAST = new WeakMap<NumericColumn, {readonly catalog: Catalog; readonly ranks: Float64Array}>()

/** Ranks are kept in steps of 1/32, so that a term says few different things. */
const STEPS = 32

/**
 * Where each product stands in its category: 0 has the lowest number, 1 the highest, ties share their middle; a missing
 * number, and the only product of its category, stand in the middle.
 *
 * @returns shape [N], in [0, 1]; not to be written to
 */
export function rankInGroup(catalog: Catalog, column: NumericColumn): Float64Array {
  const last = LAST.get(column)
  if (last?.catalog === catalog) return last.ranks
  const ranks = rankAll(catalog, column)
  LAST.set(column, {catalog, ranks})
  return ranks
}

function rankAll(catalog: Catalog, {values}: NumericColumn): Float64Array {
  const groups = productGroups(catalog)
  const ranks = new Float64Array(values.length).fill(0.5)
  const members = new Map<number, number[]>()
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return
    const group = members.get(groups.of(i))
    if (group) group.push(i)
    else members.set(groups.of(i), [i])
  })
  for (const group of members.values()) {
    group.sort((a, b) => values[a]! - values[b]!)
    for (let from = 0, to = 0; from < group.length; from = to) {
      while (to < group.length && values[group[to]!] === values[group[from]!]) to++
      const rank = group.length > 1 ? (from + to - 1) / 2 / (group.length - 1) : 0.5
      for (let at = from; at < to; at++) ranks[group[at]!] = Math.round(rank * STEPS) / STEPS
    }
  }
  return ranks
}
