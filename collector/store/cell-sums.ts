/** Bytes of a sum: up to 2^48 reports. */
const SUM_BYTES = 6

/**
 * Adds to packed sums of cells: 6 bytes for each cell from the first to the last that was ever drawn.
 *
 * @param packed  what is there, or nothing
 * @param cells   shape [≤ 64]; what is added to each; holes count as 0
 */
export function addCellSums(packed: Uint8Array, cells: readonly number[]): Uint8Array {
  const sums = Buffer.allocUnsafe(Math.max(packed.length, cells.length * SUM_BYTES))
  sums.set(packed)
  sums.fill(0, packed.length)
  for (const [cell, reports] of cells.entries()) {
    const at = cell * SUM_BYTES
    if (reports) sums.writeUIntBE(sums.readUIntBE(at, SUM_BYTES) + reports, at, SUM_BYTES)
  }
  return sums
}

/** Sums by cell; cells that were never drawn are absent. */
export function readCellSums(packed: Uint8Array): Map<number, number> {
  const bytes = Buffer.from(packed)
  const sums = new Map<number, number>()
  for (let at = 0; at < bytes.length; at += SUM_BYTES) {
    const reports = bytes.readUIntBE(at, SUM_BYTES)
    if (reports > 0) sums.set(at / SUM_BYTES, reports)
  }
  return sums
}

/** The packed form of sums by cell. */
export function packCells(cells: ReadonlyMap<number, number>): Uint8Array {
  const list: number[] = []
  for (const [cell, reports] of cells) list[cell] = reports
  return addCellSums(new Uint8Array(0), list)
}
