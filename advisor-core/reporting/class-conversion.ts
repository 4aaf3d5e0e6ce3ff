import {type ClassSource, orderMean, visitShare} from './class-source'
import type {Interval} from './interval'
import {lastKept} from './last-kept'
import {mixMoments} from './row-moments'
import {NORMAL_QUANTILE} from './wilson-interval'

/** Of all topics. */
export interface Level {
  readonly advised: number
  readonly outcomes: number
  readonly designEffect: number
}

/**
 * Orders θ of the class by its visits: level · P̂(a | order) / P̂(a). The interval holds every θ with which the orders
 * are compatible: level · P̂(a | order) − θ P̂(a) differs from 0 by no more than its noise if θ held, as Wilson's
 * interval has it and not with the noise of the estimate, which is too small where that is too low. An estimate below
 * nothing counts as nothing.
 *
 * @returns NaN where nobody of the class seems to come: there is nothing to divide by
 * @see Wilson 1927; Fieller 1954, Some problems in interval estimation, J. R. Stat. Soc. B 16 (of a ratio)
 */
export function classConversion(parts: readonly ClassSource[], level: Level): Interval {
  const share = visitShare(parts)
  const overall = level.outcomes / level.advised
  if (!(share > 0)) return {value: Number.NaN, low: 0, high: 1}
  const ofOrders = Math.min(1, Math.max(0, orderMean(parts)))
  const value = (overall * ofOrders) / share
  const isOut = (theta: number) => {
    const distance = Math.abs(overall * ofOrders - theta * share)
    return distance > NORMAL_QUANTILE * Math.sqrt(level.designEffect * variance(parts, level, theta))
  }
  // Not more than if every order were the class's.
  const most = overall / share
  return {value, low: lastKept(value, 0, isOut), high: Math.min(1, lastKept(value, most, isOut))}
}

/**
 * Half the width that the interval of a class of this size has if it orders as all visitors do, relative to how often
 * those do. What the class's own orders say is not in it.
 */
export function expectedConversionWidth(parts: readonly ClassSource[], level: Level): number {
  const overall = level.outcomes / level.advised
  const error = Math.sqrt(level.designEffect * variance(parts, level, overall))
  return (NORMAL_QUANTILE * error) / overall / visitShare(parts)
}

/**
 * Of level · P̂(a | order) − θ P̂(a). Buyers are among the visits, with the very same draw, so that both vary
 * together: through what buyers' reports add, and through how many visits end with an order.
 */
function variance(parts: readonly ClassSource[], {advised, outcomes}: Level, theta: number): number {
  const level = outcomes / advised
  const levelVariance = (level * (1 - level)) / advised
  const ofVisits = Math.min(1, visitShare(parts))
  const ofOrders = Math.min(1, (theta * ofVisits) / level)
  const ofOthers = level < 1 ? (ofVisits - level * ofOrders) / (1 - level) : 0
  let [top, covariance, bottom] = [ofOrders ** 2 * levelVariance, 0, 0]
  for (const {adviceWeight, orderWeight, advised: visits, orders, draw} of parts) {
    const order = mixMoments(draw, ofOrders)
    const visit = mixMoments(draw, ofVisits)
    const orderVariance = order.square - order.mean ** 2
    if (orders > 0) top += ((level * orderWeight) ** 2 * orderVariance) / orders
    if (visits === 0) continue
    bottom += (adviceWeight ** 2 * (visit.square - visit.mean ** 2)) / visits
    // Forged or lost reports can leave fewer advice reports than orders.
    if (visits > orders) {
      const alike = (level * orderWeight * orderVariance) / visits
      covariance += adviceWeight * (alike + (ofOrders - ofOthers) * ofOrders * levelVariance)
    }
  }
  return Math.max(0, top - 2 * theta * covariance + theta ** 2 * bottom)
}
