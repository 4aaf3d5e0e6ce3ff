import type {Contrast} from './figure'

/** Orders of one arm, as exact counts. */
export interface ArmOrders {
  /** n, advice reports. */
  readonly visits: number
  /** Outcome reports by value band. shape [16]; band 0 is no order */
  readonly bands: readonly number[]
}

/**
 * Orders for each visit of each arm less the first one's, over the mean of the two. A report is one order of any arm.
 *
 * Nothing is randomised: which arm a report is about and that there was an order are told in clear. Of the orders of
 * both arms, those of the other are w (1 + (1 − w) θ), with w its share of their visits: a binomial share, and θ a line
 * of it, so that the interval is Wilson's. Where visits and orders are fixed and arms are alike the variance is that of
 * the hypergeometric distribution, exactly.
 *
 * @param arms  at least two
 * @returns by arm from the second on
 */
export function compareOrders(arms: readonly ArmOrders[]): Contrast[] {
  const all = sumOf(arms.map(({bands}) => sumOf(bands)))
  return pairs(arms).map(([first, other]) => {
    const orders = Math.max(1, sumOf(first.bands) + sumOf(other.bands))
    const {visits, share} = visitsOf(first, other)
    const spread = share * (1 - share)
    const variance = (all * Math.max(0.01, 1 - orders / visits)) / (orders * spread)
    return {
      value: (sumOf(other.bands) / orders - share) / spread,
      deviation: Math.sqrt(variance),
      slope: (1 - 2 * share) * variance,
      bend: spread * variance,
    }
  })
}

/**
 * Value of orders for each visit of each arm less the first one's. A report is one order of any arm.
 *
 * The variance of a visit is about E x² = s · E x. If θ held, E x would be R + (1 − w) θ in the other arm and R − w θ in
 * the first, with R the mean of both; s, what an order is worth on average where each counts with its worth, is the
 * arm's own, with `BORROWED` orders of both added, because few orders say little about it.
 *
 * @param values  of an order by band. shape [16]
 * @returns by arm from the second on; a deviation of ∞ where neither arm has orders
 */
export function compareRevenue(arms: readonly ArmOrders[], values: readonly number[]): Contrast[] {
  const all = sumOf(arms.map(({bands}) => sumOf(bands)))
  return pairs(arms).map(([first, other]) => {
    const {visits, share} = visitsOf(first, other)
    const [sums, others] = [first, other].map((arm) => moments(arm, values))
    const orders = sums!.orders + others!.orders
    const mean = (sums!.first + others!.first) / visits
    // What so many orders of both add to either.
    const part = orders > 0 ? BORROWED / orders : 0
    const worth = (own: Moments) =>
      (own.second + part * (sums!.second + others!.second)) /
      (own.first + part * (sums!.first + others!.first))
    const [ofFirst, ofOther] = [
      worth(sums!) / Math.max(1, first.visits),
      worth(others!) / Math.max(1, other.visits),
    ]
    return {
      value: others!.first / Math.max(1, other.visits) - sums!.first / Math.max(1, first.visits),
      deviation: mean > 0 ? Math.sqrt(all * mean * (ofFirst + ofOther)) : Number.POSITIVE_INFINITY,
      slope: all * (ofOther * (1 - share) - ofFirst * share),
      bend: 0,
    }
  })
}

const BORROWED = 30

interface Moments {
  readonly orders: number
  /** Σ v and Σ v² of the orders. */
  readonly first: number
  readonly second: number
}

function moments({bands}: ArmOrders, values: readonly number[]): Moments {
  const power = (exponent: number) => sumOf(bands.map((count, b) => count * values[b]! ** exponent))
  return {orders: sumOf(bands), first: power(1), second: power(2)}
}

function pairs(arms: readonly ArmOrders[]): (readonly [ArmOrders, ArmOrders])[] {
  const [first, ...others] = arms
  if (!first) throw new RangeError('invalid arms: none')
  return others.map((other) => [first, other] as const)
}

/** Visits of two arms, and the share of the other; an arm without any counts as one. */
function visitsOf(first: ArmOrders, other: ArmOrders): {visits: number; share: number} {
  const [n, m] = [Math.max(1, first.visits), Math.max(1, other.visits)]
  return {visits: n + m, share: m / (n + m)}
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)
