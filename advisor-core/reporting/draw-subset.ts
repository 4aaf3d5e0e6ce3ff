/** Integer uniform in [0, bound). */
export type Uniform = (bound: number) => number

export interface SubsetDraw {
  /** k, the number of cells; 2 … 64. */
  readonly cells: number
  /** w, the number of cells in the subset; 1 … k − 1. */
  readonly subsetSize: number
  /** R, how many times likelier a subset is if it contains the true cell. */
  readonly odds: number
  /** 0 … k − 1. */
  readonly trueCell: number
}

/**
 * Subset selection in integers: the true cell is in the drawn subset with probability wR / (wR + k − w), the
 * other places are filled uniformly. Every subset is exactly R times likelier under the cells it contains
 * than under the others, so ε = ln R. For w = 1 this is k-ary randomised response.
 *
 * @returns the subset as a mask: bit j is cell j
 * @throws RangeError for parameters out of range
 * @see Ye and Barg 2018, §III; Wang et al. 2016, Mutual information optimally local private discrete
 * distribution estimation
 */
export function drawSubset({cells, subsetSize, odds, trueCell}: SubsetDraw, uniform: Uniform): bigint {
  if (!(subsetSize >= 1 && subsetSize < cells && cells <= 64 && trueCell >= 0 && trueCell < cells)) {
    throw new RangeError(`invalid draw: ${[cells, subsetSize, trueCell]}`)
  }
  const truthful = subsetSize * odds
  const u = uniform(truthful + cells - subsetSize)
  const others = [...Array(cells).keys()].filter((j) => j !== trueCell)
  // With one place to fill, what u has left over is itself a uniform choice among the others.
  if (subsetSize === 1) return bit(u < truthful ? trueCell : others[u - truthful]!)
  let mask = u < truthful ? bit(trueCell) : 0n
  for (let places = u < truthful ? subsetSize - 1 : subsetSize; places > 0; places--) {
    mask |= bit(others.splice(uniform(others.length), 1)[0]!)
  }
  return mask
}

function bit(cell: number): bigint {
  return 1n << BigInt(cell)
}
