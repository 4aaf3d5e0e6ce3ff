import {normalCdf} from './normal-cdf'

/**
 * How much of a normal distribution lies in each bin of θ.
 *
 * @param cuts ascending; bins are (−∞, cuts[0]), [cuts[0], cuts[1]), …
 * @returns shape [cuts + 1]; sums to 1
 * @throws RangeError when the standard deviation is not positive
 */
export function traitBins(mean: number, sd: number, cuts: ArrayLike<number>): Float64Array {
  if (!(sd > 0)) throw new RangeError(`invalid sd: ${sd}`)
  const bins = new Float64Array(cuts.length + 1)
  let below = 0
  for (let b = 0; b < cuts.length; b++) {
    const upTo = normalCdf((cuts[b]! - mean) / sd)
    bins[b] = upTo - below
    below = upTo
  }
  bins[cuts.length] = 1 - below
  return bins
}
