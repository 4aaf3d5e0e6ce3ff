import type {EvidenceTerm} from './posterior'

/** Cells fit in a byte. */
const MOST_CELLS = 256

/**
 * A dense term that says few different things, as a term by cell: the same figures to the bit, in an eighth of the
 * memory, and its effect on the belief needs only the mass of each cell. Others come back as they are.
 */
export function toCells(term: EvidenceTerm): EvidenceTerm {
  if (term.kind !== 'dense') return term
  const cellOf = new Map<number, number>()
  const cells = new Uint8Array(term.logLikelihood.length)
  for (let i = 0; i < cells.length; i++) {
    const said = term.logLikelihood[i]!
    let cell = cellOf.get(said)
    if (cell === undefined) {
      if (cellOf.size === MOST_CELLS) return term
      cell = cellOf.size
      cellOf.set(said, cell)
    }
    cells[i] = cell
  }
  return {id: term.id, kind: 'cells', cells, logLikelihood: Float64Array.from(cellOf.keys())}
}
