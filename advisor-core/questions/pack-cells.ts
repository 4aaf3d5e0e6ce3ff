/** Products sorted into cells: a compiled question, or a yes/no of the same shape. */
export interface CellColumn {
  /** shape [N] */
  readonly cells: Uint8Array | Uint16Array
  readonly cellCount: number
}

/** Several columns in one: code = cell₁ + n₁ · (cell₂ + n₂ · …); its one histogram has the margins of all of them. */
export interface PackedGroup {
  /** shape [N], each below `size` */
  readonly codes: Uint8Array | Uint16Array
  readonly size: number
  /** In the order of the code, the fastest first. */
  readonly members: readonly CellColumn[]
}

/** Groups whose codes are bytes, then those that need two. */
export type PackedCells = readonly PackedGroup[]

/** The codes of a group of several columns fit in a byte. */
const GROUP_SIZE = 256

/**
 * Packs columns of cells into as few columns of bytes as first-fit-decreasing finds. A column that nothing fits
 * beside stays as it is, without a copy; the same array is packed once.
 */
export function packCells(columns: readonly CellColumn[]): PackedCells {
  const distinct = [...new Map(columns.map((column) => [column.cells, column])).values()]
  const bins: {size: number; columns: CellColumn[]}[] = []
  for (const column of distinct.sort((a, b) => b.cellCount - a.cellCount)) {
    const bin = bins.find(({size}) => size * column.cellCount <= GROUP_SIZE)
    if (bin) {
      bin.columns.push(column)
      bin.size *= column.cellCount
    } else bins.push({size: column.cellCount, columns: [column]})
  }
  const isWide = ({codes}: PackedGroup): number => (codes instanceof Uint16Array ? 1 : 0)
  return bins.map(packGroup).sort((a, b) => isWide(a) - isWide(b))
}

function packGroup({size, columns}: {size: number; columns: readonly CellColumn[]}): PackedGroup {
  const first = columns[0]!
  if (columns.length === 1) return {codes: first.cells, size, members: [first]}
  const codes = new Uint8Array(first.cells.length)
  let stride = 1
  for (const {cells, cellCount} of columns) {
    for (let i = 0; i < codes.length; i++) codes[i]! += stride * cells[i]!
    stride *= cellCount
  }
  return {codes, size, members: columns.map(({cells, cellCount}) => ({cells, cellCount}))}
}
