/** Chances that a cell is in the drawn subset. */
export interface Frequencies {
  /** p, when it is the true cell. */
  readonly p: number
  /** q, when another cell is true. */
  readonly q: number
}

/**
 * p = wR / (wR + k − w) and q = (p(w − 1) + (1 − p)w) / (k − 1) of subset selection.
 *
 * @see Ye and Barg 2018, §III, eqs. 6 and 7
 */
export function frequencies(cells: number, subsetSize: number, odds: number): Frequencies {
  const p = (subsetSize * odds) / (subsetSize * odds + cells - subsetSize)
  return {p, q: (p * (subsetSize - 1) + (1 - p) * subsetSize) / (cells - 1)}
}
