import {MAX_RELATIVE_HALF_WIDTH} from '../reporting/estimate-conversion'
import type {Interval} from '../reporting/interval'
import {studentQuantile} from '../reporting/student-quantile'
import {unseenValues} from '../reporting/unseen-values'
import {wilsonInterval} from '../reporting/wilson-interval'
import {type ArmOrders, compareOrders, compareRevenue} from './compare-orders'
import {type Told, tellFixed, tellSequence} from './tell-figure'

/** Fewer outcome reports are never shown. */
const MIN_ORDERS = 30
/** What is reckoned with before there are so many. */
const ORDERED = 0.03
const MANY = 1e6

interface Settings {
  /** With which arms are drawn, sum 1. */
  readonly shares: readonly number[]
  /** Of an order by band, in the currency. shape [16] */
  readonly values: readonly number[]
  readonly designEffect: number
  /** Chance that any of the comparisons ever leaves out the truth; of number and value of orders each. */
  readonly alpha: number
}

export interface ToldOrders {
  /** By arm. */
  readonly rates: readonly (Interval | null)[]
  readonly values: readonly (Interval | null)[]
  /** By arm from the second on. */
  readonly relative: readonly Told[]
  readonly revenue: readonly (Interval | null)[]
}

/**
 * What is told of the orders of arms. Whether a figure is shown depends on how many orders there are and how much they
 * vary, not on which arm is ahead.
 */
export function tellOrders(
  arms: readonly ArmOrders[],
  {shares, values, designEffect, alpha}: Settings,
): ToldOrders {
  const reports = sumOf(arms.flatMap(({bands}) => bands))
  const visits = Math.max(1, sumOf(arms.map((arm) => arm.visits)))
  const isEnough = reports >= MIN_ORDERS
  const told = isEnough ? arms : shares.map(expectedOrders)
  const compared = compareOrders(told)
  const rule = {reports, designEffect, least: MIN_ORDERS, maxHalfWidth: MAX_RELATIVE_HALF_WIDTH}
  const each = {...rule, alpha: alpha / compared.length}
  /** Whether an arm of its size that orders as all do would have an interval narrow enough. */
  const isShown = (arm: ArmOrders) => {
    const deviation = Math.sqrt((Math.max(0, 1 - reports / visits) * visits) / Math.max(1, arm.visits))
    return arm.visits > 0 && tellFixed({value: 1, deviation}, rule).interval !== null
  }
  return {
    rates: arms.map((arm) => (isShown(arm) ? rateOf(arm, designEffect) : null)),
    values: arms.map((arm) => (isShown(arm) ? meanValue(arm, values, designEffect) : null)),
    relative: compared.map((figure) => tellSequence(figure, each)),
    revenue: compareRevenue(arms, values).map((figure) => {
      const worth = sumOf(arms.map((arm) => sumOf(arm.bands.map((count, band) => count * values[band]!))))
      const maxHalfWidth = (MAX_RELATIVE_HALF_WIDTH * worth) / visits
      return tellSequence(figure, {...each, maxHalfWidth}).interval
    }),
  }
}

function rateOf({visits, bands}: ArmOrders, designEffect: number): Interval {
  const value = Math.min(1, sumOf(bands) / visits)
  return {value, ...wilsonInterval(value, visits / designEffect)}
}

/** Mean value of an order with Student's interval, and room for prices not seen; `null` for fewer than two. */
function meanValue({bands}: ArmOrders, values: readonly number[], designEffect: number): Interval | null {
  const orders = sumOf(bands)
  if (orders < 2) return null
  const mean = sumOf(bands.map((count, band) => count * values[band]!)) / orders
  const spread = sumOf(bands.map((count, band) => count * (values[band]! - mean) ** 2)) / (orders - 1)
  const half = studentQuantile(orders - 1) * Math.sqrt((designEffect * spread) / orders)
  const {below, above} = unseenValues(bands, values, designEffect)
  return {value: mean, low: mean - Math.max(half, below), high: mean + Math.max(half, above)}
}

/** Orders as they are on average, should visits order as often as is reckoned with; all of one value. */
const expectedOrders = (share: number): ArmOrders => ({
  visits: share * MANY,
  bands: Array.from({length: 16}, (_, band) => (band === 1 ? share * MANY * ORDERED : 0)),
})

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
