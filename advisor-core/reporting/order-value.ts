import {fiellerInterval} from './fieller-interval'
import type {Interval} from './interval'
import type {RowMoments} from './row-moments'
import {studentQuantile} from './student-quantile'
import {withoutSkewness} from './without-skewness'

/** What one source tells about one class. */
export interface ClassSource {
  readonly advised: number
  readonly orders: number
  readonly adviceWeight: number
  readonly orderWeight: number
  readonly visit: RowMoments
  /** By value band. */
  readonly bands: readonly {readonly reports: number; readonly order: RowMoments}[]
}

/** Mean over a source's orders of a function of the value band times what the report adds to the class's share. */
export function orderMean(
  {bands, orders}: ClassSource,
  of: keyof RowMoments,
  value: (band: number) => number = () => 1,
): number {
  if (orders === 0) return 0
  return bands.reduce((sum, {reports, order}, b) => sum + reports * value(b) * order[of], 0) / orders
}

/** Halvings of the stretch in which an end is looked for: to a millionth of it. */
const HALVINGS = 20
/** By how many times the distance of Fieller's end an end is looked for. */
const REACH = 3

/**
 * Mean value θ of the class's orders: where Σ (v − θ) y is nothing, y what each order's report adds to the class's
 * share. The interval holds every θ at which that sum differs from 0 by no more than its noise; because orders are
 * skewed, and so is the sum, with the correction of `withoutSkewness`.
 *
 * @param values  by band; see `bandValues`
 */
export function orderValueInterval(
  parts: readonly ClassSource[],
  values: readonly number[],
  designEffect: number,
): Interval {
  const told = parts.filter(({orders}) => orders > 0)
  const top = sum(told.map((part) => part.orderWeight * orderMean(part, 'mean', (b) => values[b]!)))
  const bottom = sum(told.map((part) => part.orderWeight * orderMean(part, 'mean')))
  const value = bottom > 0 ? top / bottom : Number.NaN
  const moments = (theta: number) => sumMoments(told, (b) => values[b]! - theta)
  // Var(top − θ bottom) is a quadratic of θ: three values of it tell its terms.
  const [at0, at1, atMinus1] = [0, 1, -1].map((theta) => designEffect * moments(theta).variance) as [
    number,
    number,
    number,
  ]
  const ends = fiellerInterval({
    top,
    bottom,
    varianceTop: at0,
    covariance: (atMinus1 - at1) / 4,
    varianceBottom: (at1 + atMinus1) / 2 - at0,
  })
  if (!Number.isFinite(ends.low) || Number.isNaN(value)) return {value, low: 0, high: ends.high}
  const isOut = (theta: number, side: number) => {
    const {mean, variance, third, freedom} = moments(theta)
    const error = Math.sqrt(variance)
    const t = withoutSkewness(mean / error / Math.sqrt(designEffect), third / error ** 3)
    return side * t >= studentQuantile(freedom)
  }
  const end = (far: number) => {
    const side = far < value ? 1 : -1
    let [inner, outer] = [value, value + REACH * (far - value)]
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (inner + outer) / 2
      if (isOut(middle, side)) outer = middle
      else inner = middle
    }
    return outer
  }
  return {value, low: Math.max(0, end(ends.low)), high: end(ends.high)}
}

/** Mean, variance, third central moment and degrees of freedom of Σ z y over the orders, by weights of the sources. */
function sumMoments(parts: readonly ClassSource[], z: (band: number) => number) {
  let [mean, variance, third, doubt] = [0, 0, 0, 0]
  for (const part of parts) {
    const {orderWeight: weight, orders} = part
    const first = orderMean(part, 'mean', z)
    const second = orderMean(part, 'square', (b) => z(b) ** 2)
    const cube = orderMean(part, 'cube', (b) => z(b) ** 3)
    const fourth = orderMean(part, 'fourth', (b) => z(b) ** 4)
    const own = second - first ** 2
    const ownFourth = fourth - 4 * cube * first + 6 * second * first ** 2 - 3 * first ** 4
    mean += weight * first
    variance += (weight ** 2 * own) / orders
    third += (weight ** 3 * (cube - 3 * second * first + 2 * first ** 3)) / orders ** 2
    doubt += (weight ** 4 * (ownFourth - own ** 2)) / orders ** 3
  }
  // Satterthwaite: as a χ² that is as uncertain as this variance is.
  return {mean, variance, third, freedom: (2 * variance ** 2) / doubt}
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
