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
 * Subset selection in integers, as a mixture: of (R − 1)w + k equally likely first choices, (R − 1)w name the true
 * cell and k name any cell; the other w − 1 places are filled uniformly. A subset that holds the true cell then
 * comes from (R − 1)w + w = wR choices, another one from w, each filled up alike: exactly R times likelier, so
 * ε = ln R, and the true cell is in it with probability wR / (wR + k − w). In the k choices that name any cell the
 * result does not depend on the true cell at all, and neither do the bounds that are asked for in any. For w = 1
 * this is k-ary randomised response.
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
  const truthful = (odds - 1) * subsetSize
  const u = uniform(truthful + cells)
  const first = u < truthful ? trueCell : u - truthful
  const others = [...Array(cells).keys()].filter((j) => j !== first)
  let mask = bit(first)
  for (let places = subsetSize - 1; places > 0; places--) {
    mask |= bit(others.splice(uniform(others.length), 1)[0]!)
  }
  return mask
}

function bit(cell: number): bigint {
  return 1n << BigInt(cell)
}
