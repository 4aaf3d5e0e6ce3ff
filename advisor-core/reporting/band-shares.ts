import {choleskyFactor, choleskyInverse} from '../numeric/cholesky'
import type {ClassSource} from './class-source'
import {mixMoments} from './row-moments'

/** How the orders of one value band divide between a class and all others; parts of all orders. */
export interface ClassBand {
  readonly value: number
  readonly own: number
  readonly others: number
  /** Errors of the class's share of the band's orders, independent of each other; in all bands in the same order. */
  readonly errors: readonly number[]
}

/** The least share of a band, relative to the class's share of all orders. */
const LEAST = 0.02
/** Correlation of a class's shares of bands side by side; chosen on made-up shops, see docs/reports.md. */
const ALIKE = 0.8

/**
 * How a class's orders lie in the value bands. Its share of a band's few orders is mostly noise, so it is drawn towards
 * its shares of the bands beside it and of all orders, the more the noisier it is: as if the shares of bands were
 * normal around the share of all with a standard deviation as large as itself, and a chain of which neighbours are
 * alike (autoregressive). Drawn towards the share of all alone, a class of which most dear orders are seems to have
 * less noise than it has.
 *
 * @param values  by band; see `bandValues`
 * @param share   of the class, of all orders; above 0
 * @returns the bands that have orders
 * @see Efron and Morris 1975, Data analysis using Stein's estimator and its generalizations, J. Am. Stat. Assoc. 70;
 *      Rue and Held 2005, Gaussian Markov Random Fields, §1.1 (precision of the chain)
 */
export function bandShares(
  parts: readonly ClassSource[],
  values: readonly number[],
  share: number,
): readonly ClassBand[] {
  const orders = sum(parts.map((part) => part.orders))
  const told = values.map((value, b) => ({value, ...bandTold(parts, b, share)}))
  const errors = independentErrors(told, share)
  const bands = told.flatMap(({value, reports}, b) => {
    if (reports === 0) return []
    const distance = sum(told.map((from, c) => errors[b]![c]! * Math.sqrt(from.precision) * from.distance))
    const times = Math.min(1, Math.max(LEAST * share, share + distance))
    return [{value, all: reports / orders, times, errors: errors[b]!}]
  })
  const total = sum(bands.map(({all, times}) => all * times))
  return bands.map(({value, all, times, errors}) => {
    const own = (share * all * times) / total
    return {value, own, others: Math.max(0, all - own), errors}
  })
}

interface BandTold {
  readonly reports: number
  /** 1 / variance of the share found. */
  readonly precision: number
  /** Of the share found from the share of all orders. */
  readonly distance: number
}

function bandTold(parts: readonly ClassSource[], band: number, share: number): BandTold {
  const told = parts.map(({bands, draw}) => {
    const {square, mean} = mixMoments(draw, share)
    return {...bands[band]!, precision: bands[band]!.reports / (square - mean ** 2)}
  })
  const precision = sum(told.map((part) => part.precision))
  const weighted = sum(told.map((part) => part.precision * (part.share - share)))
  return {
    reports: sum(told.map(({reports}) => reports)),
    precision,
    distance: precision > 0 ? weighted / precision : 0,
  }
}

/** Standard errors that the noise of each band's share leaves in each share drawn together. shape [to n][from n] */
function independentErrors(told: readonly BandTold[], share: number): readonly (readonly number[])[] {
  const n = told.length
  const scale = 1 / (share ** 2 * (1 - ALIKE ** 2))
  const precision = new Float64Array(n * n)
  told.forEach((band, b) => {
    const isEnd = b === 0 || b === n - 1
    precision[b * n + b] = band.precision + scale * (isEnd ? 1 : 1 + ALIKE ** 2)
    if (b > 0) precision[b * n + b - 1] = -scale * ALIKE
  })
  const covariance = choleskyInverse(choleskyFactor(precision, n), n)
  return told.map((_, b) => told.map((from, c) => covariance[b * n + c]! * Math.sqrt(from.precision)))
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
