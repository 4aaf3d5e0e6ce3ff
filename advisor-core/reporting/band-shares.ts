import type {ClassSource} from './class-source'
import {mixMoments} from './row-moments'

/** How the orders of one value band divide between a class and all others; parts of all orders. */
export interface ClassBand {
  readonly value: number
  readonly own: number
  readonly others: number
  /** Standard error of the class's share of the band's orders. */
  readonly error: number
}

/** The least share of a band, relative to the class's share of all orders. */
const LEAST = 0.02

/**
 * How a class's orders lie in the value bands. Its share of a band's few orders is mostly noise, so it is drawn towards
 * its share of all orders, the more the noisier it is: as if the shares of bands were normal around that with a
 * standard deviation as large as itself.
 *
 * @param values  by band; see `bandValues`
 * @param share   of the class, of all orders; above 0
 * @returns the bands that have orders
 * @see Efron and Morris 1975, Data analysis using Stein's estimator and its generalizations, J. Am. Stat. Assoc. 70
 */
export function bandShares(
  parts: readonly ClassSource[],
  values: readonly number[],
  share: number,
): readonly ClassBand[] {
  const orders = sum(parts.map((part) => part.orders))
  const spread = share ** 2
  const bands = values.flatMap((value, b) => {
    const told = parts.map(({bands, draw}) => {
      const {square, mean} = mixMoments(draw, share)
      return {
        share: bands[b]!.share,
        reports: bands[b]!.reports,
        precision: bands[b]!.reports / (square - mean ** 2),
      }
    })
    const reports = sum(told.map((part) => part.reports))
    if (reports === 0) return []
    const all = reports / orders
    const precision = sum(told.map((part) => part.precision))
    const found = sum(told.map((part) => part.precision * part.share)) / precision
    const trust = spread / (spread + 1 / precision)
    const times = Math.min(1, Math.max(LEAST * share, share + trust * (found - share)))
    return [{value, all, times, error: trust / Math.sqrt(precision)}]
  })
  const total = sum(bands.map(({all, times}) => all * times))
  return bands.map(({value, all, times, error}) => {
    const own = (share * all * times) / total
    return {value, own, others: Math.max(0, all - own), error}
  })
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
