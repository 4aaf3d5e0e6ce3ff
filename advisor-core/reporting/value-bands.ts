import type {OutcomeTerms} from './types'

/**
 * What an order of each value band counts as. In bands equally wide in logarithms, orders that count with the middle
 * of their band are log values with an error nearly independent of them, even over a band; that error multiplies
 * means by sinh(h/2) / (h/2), h the width, and is taken out (Sheppard's correction). So means are right for anybody's
 * orders as long as they are spread smoothly, whatever the slope in a band, and values need no orders: with a density
 * in each band that fits everybody's, the mean of one archetype's orders comes out up to 3 % wrong. Where bands grow,
 * the next term of the same series. The last band has no upper end; its orders count with its lower end, so that
 * means are at least what is said where many orders are in it.
 *
 * @returns shape [16] by band; band 0 is no order
 * @see Sheppard 1897, On the calculation of the most probable values of frequency-constants, for data arranged
 *      according to equidistant division of a scale, Proc. Lond. Math. Soc. s1-29
 */
export function bandValues({edges}: Pick<OutcomeTerms, 'edges'>): readonly number[] {
  const widths = edges.slice(1).map((high, i) => Math.log(high / edges[i]!))
  const inner = widths.map((width, i) => {
    const [low, high, before, after] = [edges[i]!, edges[i + 1]!, widths[i - 1], widths[i + 1]]
    const growth = before && after ? (after - before) / 2 : 0
    const middle = Math.sqrt(low * high) * Math.exp(-growth / 8)
    const value = middle * (width / 2 / Math.sinh(width / 2) - growth / 24)
    return Math.min(high, Math.max(low, value))
  })
  const [first = 0] = edges
  return [0, first / 2, ...inner, edges.at(-1) ?? 0]
}
