import {bandShares, type ClassBand} from './band-shares'
import {type ClassSource, orderMean} from './class-source'
import type {Interval} from './interval'
import {lastKept} from './last-kept'
import {mixMoments} from './row-moments'
import {studentQuantile} from './student-quantile'
import {unseenValues} from './unseen-values'
import {NORMAL_QUANTILE} from './wilson-interval'

/** Beyond this a tilt leaves one band alone. */
const MAX_TILT = 40
/** How much of what is uncertain about the noise the tilt leaves; chosen on made-up shops, see docs/reports.md. */
const DOUBT_LEFT = 0.5

/**
 * Mean value θ of the class's orders: where Σ (v − θ) y is nothing, y what each order's report adds to the class's
 * share. The interval holds every θ at which that sum differs from 0 by no more than its noise if θ held: the class's
 * orders are then presumed to lie in the bands as `bandShares` has them, but likelier by a power of the value that makes
 * their mean θ. With the noise of the estimate instead, which is too small just when dear orders happen to be missing,
 * intervals end too early. How uncertain the noise itself is makes Student's quantile of the normal one (Satterthwaite).
 *
 * @param values  by band; see `bandValues`
 * @returns NaN where the class seems to have no order; `high` is infinite where any value is
 *   compatible, because the class may have none
 * @see Efron 1981, Nonparametric standard errors and confidence intervals, Can. J. Stat. 9 (exponential tilting);
 *      Satterthwaite 1946, An approximate distribution of estimates of variance components, Biometrics Bull. 2
 */
export function orderValueInterval(
  parts: readonly ClassSource[],
  values: readonly number[],
  designEffect: number,
): Interval {
  const bottom = orderMean(parts)
  if (!(bottom > 0)) return {value: Number.NaN, low: 0, high: Number.POSITIVE_INFINITY}
  const share = Math.min(1, bottom)
  const bands = bandShares(parts, values, share)
  const [least, most] = [bands[0]!.value, bands.at(-1)!.value]
  // Noise can carry it beyond what anybody paid.
  const value = Math.min(most, Math.max(least, orderMean(parts, (b) => values[b]!) / bottom))
  const isOut = (tilt: number) => {
    const tilted = tiltBands(bands, tilt)
    const {variance, doubt} = noise(parts, tilted)
    const quantile = studentQuantile((2 * variance ** 2) / (DOUBT_LEFT * doubt))
    return Math.abs(value - tilted.mean) * bottom > quantile * Math.sqrt(designEffect * variance)
  }
  const own = lastKept(-MAX_TILT, MAX_TILT, (tilt) => tiltBands(bands, tilt).mean > value)
  const [low, high] = [lastKept(own, -MAX_TILT, isOut), lastKept(own, MAX_TILT, isOut)]
  const hasOrders = bottom > NORMAL_QUANTILE * Math.sqrt(designEffect * shareVariance(parts, share))
  if (bands.length === 1 && hasOrders) return aroundOne(value, parts, {values, designEffect, share})
  return {
    value,
    // Not less or more than anybody paid, unless it may be that the class has no order.
    low: low > -MAX_TILT || hasOrders ? tiltBands(bands, low).mean : 0,
    high: high < MAX_TILT || hasOrders ? tiltBands(bands, high).mean : Number.POSITIVE_INFINITY,
  }
}

/** All orders are told as one value: their spread says nothing, and those that did not show may all be the class's. */
function aroundOne(
  value: number,
  parts: readonly ClassSource[],
  {values, designEffect, share}: {values: readonly number[]; designEffect: number; share: number},
): Interval {
  const orders = values.map((_, b) => sum(parts.map(({bands}) => bands[b]!.reports)))
  const {below, above} = unseenValues(orders, values, designEffect)
  const band = values.indexOf(value)
  return {
    value,
    low: Math.max(values[band - 1] ?? value, value - below / share),
    high: Math.min(values[band + 1] ?? value, value + above / share),
  }
}

/** Of the class's share of the orders. */
function shareVariance(parts: readonly ClassSource[], share: number): number {
  const told = parts.filter(({orders}) => orders > 0)
  return sum(
    told.map(({orderWeight, orders, draw}) => {
      const {mean, square} = mixMoments(draw, share)
      return (orderWeight ** 2 * (square - mean ** 2)) / orders
    }),
  )
}

interface TiltedBands {
  /** θ */
  readonly mean: number
  readonly bands: readonly ClassBand[]
}

/** The class's orders likelier by value ^ tilt, the others' as they are. */
function tiltBands(bands: readonly ClassBand[], tilt: number): TiltedBands {
  // Relative to the largest power, which must not overflow.
  const logs = bands.map(({value}) => tilt * Math.log(value))
  const largest = Math.max(...logs)
  const tilted = bands.map((band, i) => ({...band, own: band.own * Math.exp(logs[i]! - largest)}))
  const before = sum(bands.map(({own}) => own))
  const after = sum(tilted.map(({own}) => own))
  return {
    mean: sum(tilted.map(({own, value}) => own * value)) / after,
    bands: tilted.map((band) => ({...band, own: (band.own * before) / after})),
  }
}

/** Variance of Σ (v − θ) y by weights of the sources, and the variance of that variance as it is estimated. */
function noise(parts: readonly ClassSource[], {bands, mean: theta}: TiltedBands) {
  let [variance, doubt] = [0, 0]
  const byShare = bands.map(() => 0)
  for (const {orderWeight, orders, draw} of parts) {
    if (orders === 0) continue
    const scale = orderWeight ** 2 / orders
    const squares = bands.map(
      ({own, others, value}) =>
        (value - theta) ** 2 * (own * draw.inside.square + others * draw.outside.square),
    )
    const second = sum(squares)
    const fourth = sum(squares.map((square, i) => square ** 2 / (bands[i]!.own + bands[i]!.others)))
    variance += scale * second
    doubt += (scale ** 2 * (fourth - second ** 2)) / orders
    bands.forEach(({own, others, value}, i) => {
      byShare[i]! +=
        scale * (own + others) * (value - theta) ** 2 * (draw.inside.square - draw.outside.square)
    })
  }
  // What a band's noise does to the shares of all bands that were drawn together with it.
  const ofShares = bands[0]!.errors.map((_, from) =>
    sum(bands.map(({errors}, i) => byShare[i]! * errors[from]!)),
  )
  return {variance, doubt: doubt + sum(ofShares.map((error) => error ** 2))}
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
