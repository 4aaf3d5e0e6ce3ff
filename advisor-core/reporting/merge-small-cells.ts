import type {CellEstimate} from './estimate-cells'

/** A cell whose estimate stands for fewer reports is told only together with others. */
const MIN_CELL_REPORTS = 30
/** The cell that holds them. */
export const OTHER_CELL = 'other'

/** An estimate of several cells together. */
export type Together = Pick<CellEstimate, 'raw' | 'standardError' | 'low' | 'high'>

/**
 * Puts cells that stand for fewer than 30 reports (f̂ · n) together into one, "other", at the end. The cell of visits
 * without a value stays what it is.
 *
 * @param cells    of `estimateCells` or `poolShares`
 * @param reports  n
 * @param together estimates the cells of these indices as one
 */
export function mergeSmallCells(
  cells: readonly CellEstimate[],
  reports: number,
  together: (members: readonly number[]) => Together,
): readonly CellEstimate[] {
  const members = cells.flatMap(({cell, raw}, index) =>
    cell !== 'none' && raw * reports < MIN_CELL_REPORTS ? [index] : [],
  )
  if (members.length === 0) return cells
  const other: CellEstimate = {
    cell: OTHER_CELL,
    ...together(members),
    share: members.reduce((sum, index) => sum + cells[index]!.share, 0),
    merged: members.map((index) => cells[index]!.cell),
  }
  return [...cells.filter((_, index) => !members.includes(index)), other]
}
