import {normalCdf} from '../../../advisor-core/traits/normal-cdf'

/**
 * How often log-normal values come in each band, and their mean.
 *
 * @param edges  ascending; band 1 is below the first, the last one from the last on
 */
export function logNormalBands(
  edges: readonly number[],
  {median, sigma}: {readonly median: number; readonly sigma: number},
): {readonly chances: readonly number[]; readonly mean: number} {
  const below = [0, ...edges.map((edge) => normalCdf(Math.log(edge / median) / sigma)), 1]
  return {
    chances: below.slice(1).map((upper, i) => upper - below[i]!),
    mean: median * Math.exp(sigma ** 2 / 2),
  }
}
