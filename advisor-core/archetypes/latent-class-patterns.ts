/** Categorical answers of people to a number of indicators. */
export interface LatentClassData {
  /** By indicator: how many categories it has. */
  readonly categories: readonly number[]
  /** By person: 0-based category by indicator, −1 where missing. */
  readonly rows: readonly ArrayLike<number>[]
}

/**
 * Rows with equal answers put together. A cell is one category of one indicator; the cells of all indicators
 * are numbered through, indicator by indicator.
 */
export interface AnswerPatterns {
  readonly categories: readonly number[]
  /** shape [indicators + 1]; number of the first cell of each indicator, and last the number of cells */
  readonly offsets: Int32Array
  /** shape [patterns × indicators], row-major; the cell answered, −1 where missing */
  readonly cells: Int32Array
  /** shape [patterns]; how many people, or the sum of their weights */
  readonly counts: Float64Array
  /** Sum of the counts. */
  readonly n: number
}

/**
 * Puts rows with equal answers together; EM then costs one step a pattern, not one a person. Rows without weight are
 * left out.
 *
 * @throws RangeError when no rows are left, or a category is out of range
 */
export function collapsePatterns(
  data: LatentClassData,
  missing: 'drop' | 'at-random',
  weights?: ArrayLike<number>,
): AnswerPatterns {
  const width = data.categories.length
  const offsets = new Int32Array(width + 1)
  data.categories.forEach((columns, j) => {
    offsets[j + 1] = offsets[j]! + columns
  })
  const found = new Map<string, {cells: readonly number[]; count: number}>()
  data.rows.forEach((row, r) => {
    const cells = data.categories.map((columns, j) => toCell(row[j]!, columns, offsets[j]!, r))
    if (missing === 'drop' && cells.includes(-1)) return
    const key = cells.join()
    const count = weights?.[r] ?? 1
    if (!(count > 0)) return
    const pattern = found.get(key)
    if (pattern) pattern.count += count
    else found.set(key, {cells, count})
  })
  if (found.size === 0) throw new RangeError('invalid rows: none without missing values')
  const patterns = [...found.values()]
  const counts = Float64Array.from(patterns, ({count}) => count)
  return {
    categories: data.categories,
    offsets,
    cells: Int32Array.from(patterns.flatMap(({cells}) => cells)),
    counts,
    n: counts.reduce((sum, count) => sum + count, 0),
  }
}

function toCell(code: number, categories: number, offset: number, row: number): number {
  if (!Number.isInteger(code) || code < -1 || code >= categories)
    throw new RangeError(`invalid category: ${code} in row ${row}`)
  return code < 0 ? -1 : offset + code
}
