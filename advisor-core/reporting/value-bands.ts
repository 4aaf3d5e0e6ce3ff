import type {OutcomeTerms} from './types'

/**
 * What an order of each value band counts as: its expected value there. Inside a band the density is taken as a power
 * of the value, with the exponent that the bands on both sides suggest (Paretian interpolation), because most orders
 * of a band lie below its middle: with the middle, log-normal orders in bands of 1 : 1.7 count 4 to 5 % too much. The
 * last band has no upper end; its orders count with its lower end, so that means are at least what is said where many
 * orders are in it.
 *
 * @param orders  by band, of all visitors; how many came in each is told in clear. Shape [16]
 * @returns shape [16] by band; band 0 is no order
 * @see Cowell and Mehta 1982, The estimation and interpolation of inequality measures, Rev. Econ. Stud. 49, §3
 */
export function bandValues(
  {edges}: Pick<OutcomeTerms, 'edges'>,
  orders: readonly number[],
): readonly number[] {
  const [first = 0] = edges
  // Half an order more, so that no band is empty.
  const densities = edges.map((low, i) => {
    const high = edges[i + 1]
    return high === undefined ? null : ((orders[i + 2] ?? 0) + 0.5) / Math.log(high / low)
  })
  const inner = edges.map((low, i) => {
    const [high, before, after] = [edges[i + 1], densities[i - 1], densities[i + 1]]
    if (high === undefined) return low
    if (!before || !after) return bandMean(low, high, 0)
    const [lower, upper] = [edges[i - 1]!, edges[i + 2]!]
    // Between the middles of the neighbours, in logarithms.
    return bandMean(low, high, (2 * Math.log(after / before)) / Math.log((high * upper) / (low * lower)))
  })
  return [0, first / 2, ...inner]
}

/** E(x) on [low, high] where the density of ln x is a multiple of x^exponent. */
function bandMean(low: number, high: number, exponent: number): number {
  // ∫ x^e d ln x from 1 to high / low.
  const mass = (e: number) =>
    Math.abs(e) < 1e-6 ? Math.log(high / low) : Math.expm1(e * Math.log(high / low)) / e
  return (low * mass(exponent + 1)) / mass(exponent)
}
