/**
 * Adjusted Rand index of two partitions of the same points: 1 when they are equal, 0 on average by chance.
 *
 * @param a  shape [n]; label of each point, from 0 on
 * @param b  shape [n]
 * @param weights shape [n]; how often each point counts, default 1
 * @see Hubert & Arabie 1985, Comparing partitions, eq. 5
 */
export function adjustedRand(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  const {cells, rows, columns, total} = crossTable(a, b, weights)
  const pairs = (count: number): number => (count * (count - 1)) / 2
  const sum = (counts: Iterable<number>): number => {
    let all = 0
    for (const count of counts) all += pairs(count)
    return all
  }
  const inRows = sum(rows.values())
  const inColumns = sum(columns.values())
  const expected = (inRows * inColumns) / pairs(total)
  const most = (inRows + inColumns) / 2
  return most === expected ? 1 : (sum(cells.values()) - expected) / (most - expected)
}

/**
 * By class of `a`: the largest Jaccard coefficient |A ∩ B| / |A ∪ B| with a class of `b`, shape [classes]; NaN for a
 * class of `a` without points.
 *
 * @see Hennig 2007, Cluster-wise assessment of cluster stability
 */
export function jaccardByClass(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  classes: number,
  weights?: ArrayLike<number>,
): Float64Array {
  const {cells, rows, columns} = crossTable(a, b, weights)
  return Float64Array.from({length: classes}, (_, k) => {
    const size = rows.get(k)
    if (size === undefined) return Number.NaN
    let best = 0
    for (const [label, other] of columns) {
      const both = cells.get(`${k} ${label}`) ?? 0
      best = Math.max(best, both / (size + other - both))
    }
    return best
  })
}

function crossTable(a: ArrayLike<number>, b: ArrayLike<number>, weights?: ArrayLike<number>) {
  const cells = new Map<string, number>()
  const rows = new Map<number, number>()
  const columns = new Map<number, number>()
  let total = 0
  for (let n = 0; n < a.length; n++) {
    const weight = weights?.[n] ?? 1
    if (!(weight > 0)) continue
    add(cells, `${a[n]} ${b[n]}`, weight)
    add(rows, a[n]!, weight)
    add(columns, b[n]!, weight)
    total += weight
  }
  return {cells, rows, columns, total}
}

function add<Key>(counts: Map<Key, number>, key: Key, weight: number): void {
  counts.set(key, (counts.get(key) ?? 0) + weight)
}
