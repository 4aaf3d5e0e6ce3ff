import {normalCdf} from '../../../advisor-core/traits/normal-cdf'

/**
 * How often log-normal values are told in each band when told as `drawBand` does, and their mean.
 *
 * Between two values a and b a value x is told as b with the chance (x − a) / (b − a), whose mean needs how often and
 * with what sum log-normal values lie there: Φ(z) and mean · Φ(z − σ), z = ln(x / median) / σ.
 *
 * @param values  of the bands, ascending
 */
export function logNormalBands(
  values: readonly number[],
  {median, sigma}: {readonly median: number; readonly sigma: number},
): {readonly chances: readonly number[]; readonly mean: number} {
  const mean = median * Math.exp(sigma ** 2 / 2)
  const below = values.map((value) => {
    const z = Math.log(value / median) / sigma
    return {chance: normalCdf(z), sum: mean * normalCdf(z - sigma)}
  })
  const chances = values.map(() => 0)
  chances[0]! += below[0]!.chance
  chances[values.length - 1]! += 1 - below.at(-1)!.chance
  for (let b = 1; b < values.length; b++) {
    const [low, high] = [values[b - 1]!, values[b]!]
    const between = below[b]!.chance - below[b - 1]!.chance
    const higher = (below[b]!.sum - below[b - 1]!.sum - low * between) / (high - low)
    chances[b]! += higher
    chances[b - 1]! += between - higher
  }
  // Far from all values what is left is rounding.
  return {chances: chances.map((chance) => Math.max(0, chance)), mean}
}
